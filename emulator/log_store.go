// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"slices"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/journal"
)

// How many entries are kept: of one user as many as can be read, of calls of the
// Management API enough to look back.
const (
	maxUserLogs = 1000
	maxCallLogs = 10000
)

// defaultLogLag is how long it takes until an entry can be read. A log is empty right
// after a create, as recorded; the real delay is not published.
const defaultLogLag = time.Second

// logStore holds the log by user. Entries become visible after the lag.
type logStore struct {
	table  *table[logEntry]
	byUser map[string][]string // log IDs, oldest first; "" for what is about no user
	lag    time.Duration       // negative = none
	next   uint64
}

func newLogStore(lag time.Duration) *logStore {
	return &logStore{
		table: newTable[logEntry](bucketLogs, nil), byUser: map[string][]string{}, lag: cmp.Or(lag, defaultLogLag),
	}
}

// owner is the user whose log has the entry, "" for nobody's.
func (e logEntry) owner() string {
	if e.UserID == nil {
		return ""
	}
	return *e.UserID
}

func (s *logStore) load(rows journal.Rows) error {
	if err := s.table.load(rows); err != nil {
		return err
	}
	s.index()
	s.next = uint64(len(s.table.rows))
	return nil
}

// index finds the entries by user.
func (s *logStore) index() {
	s.byUser = map[string][]string{}
	for id, e := range s.table.all() { // IDs ascend with time
		s.byUser[e.owner()] = append(s.byUser[e.owner()], id)
	}
}

// visible reports whether an entry can be read yet.
func (s *logStore) visible(e logEntry, now time.Time) bool {
	return s.lag < 0 || e.Date <= formatTime(now.Add(-s.lag))
}

// of returns the visible entries of a user, newest first.
func (s *logStore) of(userID string, now time.Time) []logEntry {
	var out []logEntry
	for _, id := range slices.Backward(s.byUser[userID]) {
		if e, _ := s.table.get(id); s.visible(e, now) {
			out = append(out, e)
		}
	}
	return out
}

// everything returns the visible entries of the tenant by their IDs.
func (s *logStore) everything(now time.Time) []logEntry {
	var out []logEntry
	for _, e := range s.table.all() {
		if s.visible(e, now) {
			out = append(out, e)
		}
	}
	return out
}

// storeLog appends an entry; the oldest make room for it.
func (t *tx) storeLog(e logEntry) {
	s, owner, most := t.logs, e.owner(), maxUserLogs
	if owner == "" {
		most = maxCallLogs
	}
	s.table.put(t, e.ID, e)
	ids := append(s.byUser[owner], e.ID)
	for len(ids) > most {
		s.table.remove(t, ids[0])
		ids = ids[1:]
	}
	s.byUser[owner] = ids
}
