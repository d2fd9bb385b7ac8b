// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import (
	"slices"
	"sync"
)

// Index holds users and finds those that match a query. Equal values of
// searchable attributes, metadata and identities, and the dates, are looked up;
// other conditions are tested on what remains, or on every user when nothing
// can be looked up. The result is the same either way. What a field is looked up
// in is made when a query first names it, and kept up to date from then on: most
// fields of most users are never asked for.
//
// An Index is safe for concurrent use.
type Index struct {
	mu      sync.RWMutex
	slots   map[string]slot
	entries []entry // by slot
	live    int
	terms   map[string]termList // by field, made when first asked for
	dates   map[string]dateList // the same for points in time
	views   map[string]*ordered // for sorting, made when first asked for
}

// viewFields are the fields that results can be sorted by.
var viewFields = sortableFields()

func sortableFields() map[string]field {
	fields := map[string]field{}
	for name := range attributes {
		if Sortable(name) {
			fields[name] = resolveField(name)
		}
	}
	return fields
}

// A slot numbers users in the order in which they were first put in.
type slot uint32

type entry struct {
	id   string
	user map[string]any // nil when deleted
}

// Hit is one user found.
type Hit struct {
	ID   string
	User map[string]any
}

// NewIndex returns an empty index.
func NewIndex() *Index {
	x := &Index{}
	x.clear()
	return x
}

// clear forgets the users, but not which lists there are.
func (x *Index) clear() {
	x.slots = map[string]slot{}
	x.entries = nil
	x.live = 0
	terms, dates, views := map[string]termList{}, map[string]dateList{}, map[string]*ordered{}
	for name, list := range x.terms {
		terms[name] = newTermList(list.field)
	}
	for name, list := range x.dates {
		dates[name] = newDateList(list.field)
	}
	for name := range x.views {
		views[name] = newOrdered()
	}
	x.terms, x.dates, x.views = terms, dates, views
}

// Reserve makes room for so many users, if the index has never had any.
func (x *Index) Reserve(count int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if len(x.entries) == 0 {
		x.slots, x.entries = make(map[string]slot, count), make([]entry, 0, count)
	}
}

// Len returns the number of users.
func (x *Index) Len() int {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.live
}

// Put adds a user, decoded JSON as for Query.Match, or replaces the one with
// this ID, which keeps its place in the order of insertion. The index keeps
// the map; it must not be changed afterwards.
func (x *Index) Put(id string, user map[string]any) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if user == nil {
		user = map[string]any{}
	}
	s, known := x.slots[id]
	if known {
		x.remove(s)
	} else {
		s = slot(len(x.entries))
		x.slots[id] = s
		x.entries = append(x.entries, entry{id: id})
	}
	x.add(s, user)
}

// Delete removes a user. It does nothing when there is none with this ID.
func (x *Index) Delete(id string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	s, known := x.slots[id]
	if !known {
		return
	}
	x.remove(s)
	delete(x.slots, id)
	x.compact()
}

func (x *Index) add(s slot, user map[string]any) {
	x.entries[s].user = user
	x.live++
	for _, list := range x.terms {
		list.add(user, s)
	}
	for _, list := range x.dates {
		list.add(user, s)
	}
	for name, view := range x.views {
		view.add(sortKeyOf(viewFields[name], user), s)
	}
}

// remove forgets the user in a slot. What was added is derived from the same
// map once more, so nothing else needs to be remembered.
func (x *Index) remove(s slot) {
	user := x.entries[s].user
	for _, list := range x.terms {
		list.remove(user, s)
	}
	for _, list := range x.dates {
		list.remove(user, s)
	}
	for name, view := range x.views {
		view.remove(sortKeyOf(viewFields[name], user), s)
	}
	x.entries[s].user = nil
	x.live--
}

// compact renumbers the users when most slots are empty.
func (x *Index) compact() {
	const slack = 1000
	if len(x.entries) < 2*x.live+slack {
		return
	}
	entries := slices.DeleteFunc(x.entries, func(e entry) bool { return e.user == nil })
	x.clear()
	x.entries = slices.Clip(entries)
	for i, e := range x.entries {
		x.slots[e.id] = slot(i)
		x.add(slot(i), e.user)
	}
}
