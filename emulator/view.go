// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"sync"
	"time"

	"github.com/google/btree"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/search"
)

// searchView is what GET /users sees: the users as they were some time ago.
// Writes queue up and are applied once they are older than the lag, in order,
// so creates, updates and deletes all become visible late and never half.
type searchView struct {
	now func() time.Time
	lag time.Duration

	mu      sync.RWMutex
	pending []viewEvent
	byID    map[string]*user
	ordered *btree.BTreeG[*user] // by creation, for lists without a query
	index   *search.Index
}

// viewEvent is a write that the view has yet to see; a nil user is a delete.
type viewEvent struct {
	at time.Time
	id string
	u  *user
}

func newSearchView(now func() time.Time, lag time.Duration) *searchView {
	const degree = 32
	return &searchView{
		now: now, lag: lag,
		byID:    map[string]*user{},
		index:   search.NewIndex(),
		ordered: btree.NewG(degree, func(a, b *user) bool { return compareUsers(a, b) < 0 }),
	}
}

func (v *searchView) put(u *user, at time.Time)      { v.enqueue(viewEvent{at: at, id: u.id, u: u}) }
func (v *searchView) delete(id string, at time.Time) { v.enqueue(viewEvent{at: at, id: id}) }

// reserve makes room for so many users, if there are none yet.
func (v *searchView) reserve(count int) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.byID) == 0 {
		v.byID = make(map[string]*user, count)
		v.index.Reserve(count)
	}
}

// load makes a user of the data file visible at once.
func (v *searchView) load(u *user) { v.apply(viewEvent{id: u.id, u: u}) }

// restore makes these users the ones that are seen, at once.
func (v *searchView) restore(users map[string]*user) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.pending = nil
	for id := range differing(v.byID, users) {
		v.apply(viewEvent{id: id, u: users[id]})
	}
}

func (v *searchView) enqueue(e viewEvent) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.pending = append(v.pending, e)
	v.catchUp(v.now())
}

// catchUp applies the events that are old enough. It needs the write lock.
func (v *searchView) catchUp(now time.Time) {
	due := 0
	for due < len(v.pending) && !v.pending[due].at.Add(v.lag).After(now) {
		v.apply(v.pending[due])
		due++
	}
	if v.pending = v.pending[due:]; len(v.pending) == 0 {
		v.pending = nil
	}
}

func (v *searchView) apply(e viewEvent) {
	if old, ok := v.byID[e.id]; ok {
		v.ordered.Delete(old)
		delete(v.byID, e.id)
	}
	if e.u == nil {
		v.index.Delete(e.id)
	} else {
		v.index.Put(e.id, e.u.doc)
		v.byID[e.id] = e.u
		v.ordered.ReplaceOrInsert(e.u)
	}
}

// read runs fn on the view as of now.
func (v *searchView) read(fn func()) {
	now := v.now()
	v.mu.RLock()
	stale := len(v.pending) > 0 && !v.pending[0].at.Add(v.lag).After(now)
	v.mu.RUnlock()
	if stale {
		v.mu.Lock()
		v.catchUp(now)
		v.mu.Unlock()
	}
	v.mu.RLock()
	defer v.mu.RUnlock()
	fn()
}
