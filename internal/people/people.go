// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package people knows, during one run of the CLI (one plan or one apply), which objects of the
// configuration and the state hold which users, and what is to happen to them. Every resource tells
// it before anything is sent, and learns of objects that get in each other's way: the CLI plans
// them in any order and tells a provider neither their addresses nor how many are still to come, so
// the second comer is the one who finds out.
//
// A ledger lives for one run of one provider configuration. What another state, another alias or
// an object outside -target does to a person, it cannot know.
package people

import (
	"slices"
	"sync"
)

// Object is one object of a run: an instance of a resource, or a deposed one. All calls about it
// use the same number.
type Object int64

// Fate is what a plan does to a user.
type Fate int

const (
	// Keeps says that an object goes on managing the user.
	Keeps Fate = iota
	// Creates says that an object makes a new user.
	Creates
	// Adopts says that an object takes over a user who exists.
	Adopts
	// Deletes says that an object is destroyed, and its user deleted.
	Deletes
	// Blocks says that an object is destroyed, and its user blocked.
	Blocks
	// Forgets says that an object is destroyed, and its user left alone.
	Forgets
)

// destroys reports whether the object goes away.
func (f Fate) destroys() bool { return f == Deletes || f == Blocks || f == Forgets }

// hurts reports whether the user loses the account, or the way in.
func (f Fate) hurts() bool { return f == Deletes || f == Blocks }

// holds reports whether the object manages the user afterwards.
func (f Fate) holds() bool { return f == Keeps || f == Adopts }

// Entry is what one object does to one user.
type Entry struct {
	Object Object
	Fate   Fate
	// ID is the full user ID; "" for a user who does not exist yet.
	ID string
	// Name is what people recognise the user by: e-mail address, username, phone number or ID.
	Name string
	// Replaces says that the user is destroyed because another one is to take the place.
	Replaces bool
	// Holds are the identifiers that the user has now, Wants those that the user will have.
	Holds, Wants []Mark
	// Blocked and Unblocked say that the plan changes the administrator's block of a user who stays.
	Blocked, Unblocked bool
	// BlockLater says that whether the user is blocked afterwards is only known after apply.
	BlockLater bool
}

// gains are the identifiers that are new with this plan.
func (e *Entry) gains() []Mark {
	var gained []Mark
	for _, m := range e.Wants {
		if !slices.Contains(e.Holds, m) {
			gained = append(gained, m)
		}
	}
	return gained
}

// Ledger is what a run knows of people. The zero value is ready; it may be used by many
// goroutines at once.
type Ledger struct {
	// MaxDeletions and MaxBlocks bound how many users one run may delete or block; nil is no bound.
	MaxDeletions, MaxBlocks *int64

	mu      sync.Mutex
	objects Object
	entries map[place]*Entry
	byID    map[string][]*Entry
	byMark  map[Mark][]*Entry
	seen    map[string]Seen
	held    map[string]held
	met     map[string]bool // By ID: the state has an object with the user, see Meet.
	applied map[string]struct{}
	ended   map[string]struct{}
	blank   map[string]map[string]struct{} // The kinds of things given to users made in this run.
	blocks  blocks
	over    map[Fate]bool
	counted map[Fate]map[string]string
	said    map[string]int
	moves   moves
	sets    map[setKey][]setEntry
	tallies map[setKey]tally
	rosters map[string]bool // By connection: see MakeRoster.
	claims  map[Mark]bool
	looks   looks
	things  belongings
	links   map[string]link // By account: see Link.
}

// place is an object and one of its halves: an object that is replaced destroys one user and makes
// another.
type place struct {
	object  Object
	arrives bool
}

// NewObject returns the number of an object that has not been met before.
func (l *Ledger) NewObject() Object {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.objects++
	return l.objects
}

// Record notes what an object does to a user, in place of what was noted of that object before, and
// returns where it gets in the way of another object, the gravest first.
func (l *Ledger) Record(e Entry) []Clash {
	l.mu.Lock()
	defer l.mu.Unlock()
	at := place{e.Object, e.Fate == Creates || e.Fate == Adopts}
	l.remove(at)
	if l.entries == nil {
		l.entries, l.byID, l.byMark = map[place]*Entry{}, map[string][]*Entry{}, map[Mark][]*Entry{}
	}
	clashes := l.clashes(&e)
	l.entries[at] = &e
	if e.ID != "" {
		l.byID[e.ID] = append(l.byID[e.ID], &e)
	}
	for _, m := range e.marks() {
		l.byMark[m] = append(l.byMark[m], &e)
	}
	return clashes
}

// marks are all identifiers that the entry has to do with, each once.
func (e *Entry) marks() []Mark { return append(slices.Clone(e.Holds), e.gains()...) }

func (l *Ledger) remove(at place) {
	old := l.entries[at]
	if old == nil {
		return
	}
	is := func(e *Entry) bool { return e == old }
	delete(l.entries, at)
	if old.ID != "" {
		l.byID[old.ID] = slices.DeleteFunc(l.byID[old.ID], is)
	}
	for _, m := range old.marks() {
		l.byMark[m] = slices.DeleteFunc(l.byMark[m], is)
	}
}

// Entries returns what was recorded so far, in no particular order.
func (l *Ledger) Entries() []Entry {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := make([]Entry, 0, len(l.entries))
	for _, e := range l.entries {
		all = append(all, *e)
	}
	return all
}

// Holder returns another object that manages the user after this plan.
func (l *Ledger) Holder(id string, but Object) (Entry, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range l.byID[id] {
		if e.Object != but && e.Fate.holds() {
			return *e, true
		}
	}
	return Entry{}, false
}

// Planned reports whether any object of this run was planned for the user.
func (l *Ledger) Planned(id string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.byID[id]) > 0
}
