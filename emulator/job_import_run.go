// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"slices"
	"time"
)

// importWork is an import that has not ended, and how far it has come.
type importWork struct {
	ConnectionID string        `json:"connection_id"`
	Upsert       bool          `json:"upsert,omitempty"`
	Mail         bool          `json:"mail,omitempty"` // to all tenant owners, at the end
	Users        []any         `json:"users,omitempty"`
	Stop         int           `json:"stop"` // how many of the users it comes to at most
	Pace         time.Duration `json:"pace"` // over which the users are spread; 0 = all at the start

	Next     int `json:"next"` // of the users
	Inserted int `json:"inserted"`
	Updated  int `json:"updated"`
}

// nextDue is when something happens next, and whether that is a user; else it is the end.
func (j job) nextDue() (at time.Time, user bool) {
	w := j.Import
	if w.Next < w.Stop {
		at = j.Created
		if w.Pace > 0 { // in milliseconds, as all times are
			share := float64(w.Next+1) / float64(len(w.Users))
			at = at.Add(time.Duration(float64(w.Pace) * share)).Truncate(time.Millisecond)
		}
		if !at.After(j.end()) {
			return at, true
		}
	}
	return j.end(), false
}

// progress is what a pending job tells of itself. Only jobs that take their time have
// something to tell; that pending jobs of the service show both is specified alone.
func (j job) progress(now time.Time) map[string]any {
	if j.Import == nil || j.Import.Pace == 0 || len(j.Import.Users) == 0 {
		return nil
	}
	const percent = 100
	left := j.end().Sub(now) + time.Second - 1
	return map[string]any{
		"percentage_done": percent * j.Import.Next / len(j.Import.Users), "time_left_seconds": int(left / time.Second),
	}
}

// importsDue reports whether an import has something to do by now.
func (w *world) importsDue(now time.Time) bool {
	for id := range w.importing {
		if at, _ := w.jobs.rows[id].nextDue(); !at.After(now) {
			return true
		}
	}
	return false
}

// catchUp lets the imports do what is due by now. Jobs have no life of their own: they come
// as far as their time says whenever somebody looks at the tenant.
func (w *world) catchUp() error {
	w.mu.RLock()
	due := w.importsDue(w.begin().at)
	w.mu.RUnlock()
	if !due {
		return nil
	}
	return w.update(func(*tx) error { return nil })
}

// advanceImports does what is due by the moment of the operation, in the order of time.
func (t *tx) advanceImports() {
	if !t.importsDue(t.at) {
		return
	}
	now := t.at
	defer func() { t.at = now }()
	running := map[string]*userImport{}
	for id := range t.importing {
		running[id] = newUserImport(t, t.jobs.rows[id])
	}
	for len(running) > 0 {
		id, at := earliest(running)
		if at.After(now) {
			break
		}
		t.at = at
		running[id].step()
		if running[id].job.Import == nil {
			t.putJob(id, running[id].job)
			delete(running, id)
		}
	}
	for id, i := range running {
		t.putJob(id, i.job)
	}
}

// earliest is the import with the next thing to do; with the smaller ID, of two at a time.
func earliest(running map[string]*userImport) (id string, at time.Time) {
	for _, candidate := range slices.Sorted(maps.Keys(running)) {
		if due, _ := running[candidate].job.nextDue(); id == "" || due.Before(at) {
			id, at = candidate, due
		}
	}
	return id, at
}

// indexImports finds the imports that have not ended.
func (w *world) indexImports() {
	w.importing = map[string]bool{}
	for id, j := range w.jobs.rows {
		if j.Import != nil {
			w.importing[id] = true
		}
	}
}
