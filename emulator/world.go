// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"sync"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/journal"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/token"
)

// world is the content of the emulated tenant. Reads share its lock, writes
// hold it alone; nothing in it is touched without the lock. The rows
// themselves (*user, *connection, ...) are immutable once stored: an update
// stores a new row, so a row may be used after the lock is gone.
type world struct {
	mu          sync.RWMutex
	now         func() time.Time
	disk        *journal.File // nil = memory only
	users       *userStore
	connections *connectionStore
	clients     map[string]*oauthClient
	tenant      SeedTenant
	options     Options
	view        *searchView

	roles           *table[*role]
	resourceServers *table[*resourceServer]
	access          *accessStore
	organizations   *table[*organization]
	groups          *table[*group]
	belongings      *table[belongings]
	logs            *logStore
	jobs            *table[job]
	importing       map[string]bool // the jobs that have not ended
	completionMails int             // to the owners of the tenant, since the start or the last reset
	passwords       *table[storedPassword]
	applications    *table[map[string]any] // what was said of clients through the API
	grants          *table[map[string]any]
	key             *token.Key
}

func newWorld(o Options) *world {
	return &world{
		now:         o.Now,
		options:     o,
		users:       newUserStore(),
		connections: newConnectionStore(),
		clients:     map[string]*oauthClient{},
		view:        newSearchView(o.Now, o.SearchLag),

		roles:           newTable(bucketRoles, (*role).key),
		resourceServers: newTable(bucketResourceServers, func(rs *resourceServer) string { return rs.identifier }),
		access:          newAccessStore(),
		organizations:   newTable(bucketOrganizations, func(o *organization) string { return o.name }),
		groups:          newTable(bucketGroups, func(g *group) string { return g.Name }),
		belongings:      newTable[belongings](bucketBelongings, nil),
		logs:            newLogStore(o.LogLag),
		jobs:            newTable[job](bucketJobs, nil),
		importing:       map[string]bool{},
		passwords:       newTable[storedPassword](bucketPasswords, nil),
		applications:    newTable[map[string]any](bucketApplications, nil),
		grants:          newTable(bucketClientGrants, grantKey),
	}
}

// tx is one operation on the world, run under its lock. Handlers check first
// and write last: there is no rollback.
type tx struct {
	*world
	at      time.Time        // the moment of the operation, in whole milliseconds, UTC
	changes []journal.Change // rows to be made durable before the answer is sent
}

func (w *world) begin() *tx {
	return &tx{world: w, at: w.now().UTC().Truncate(time.Millisecond)}
}

// read runs fn under the shared lock.
func (w *world) read(fn func(*tx) error) error {
	if err := w.catchUp(); err != nil {
		return err
	}
	w.mu.RLock()
	defer w.mu.RUnlock()
	return fn(w.begin())
}

// update runs fn alone and returns when its changes are durable.
func (w *world) update(fn func(*tx) error) error {
	saved, err := w.apply(fn)
	return cmp.Or(err, <-saved)
}

// apply runs fn alone, after what is due of imports, and queues the changes for the disk
// before the lock is given up, so that the file sees them in the order of the memory. When
// fn fails, the channel is about the imports alone.
func (w *world) apply(fn func(*tx) error) (<-chan error, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	t := w.begin()
	t.advanceImports()
	before := len(t.changes)
	err := fn(t)
	if err != nil {
		t.changes = t.changes[:before]
	}
	if w.disk == nil || len(t.changes) == 0 {
		done := make(chan error, 1)
		done <- nil
		return done, err
	}
	return w.disk.Save(t.changes), err
}

// formatTime renders a moment as the API does: ISO 8601, UTC, milliseconds.
func formatTime(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }
