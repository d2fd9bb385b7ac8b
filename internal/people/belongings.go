// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people

import (
	"context"
	"crypto/rand"
)

// Belonging is one thing that a user is given: a role, a permission, a linked account.
type Belonging struct {
	Noun, UserID string
	// Thing names it; "" is all that the user has of the kind.
	Thing string
}

// belongings are what the objects of a run do to the things that users are given. Two objects may have the same
// thing: after a rename, or when what is destroyed is the old half of a replacement, or was left over by an
// interrupted one. The user has the thing once, so the object that goes must not take it from the one that stays.
type belongings struct {
	run  string
	met  map[Belonging]int
	plan map[Belonging]*plannedThing
	done map[setKey]*doneThings
}

// plannedThing is what the objects planned so far do to one thing.
type plannedThing struct{ kept, given, taken, left bool }

// doneThings are what was done in this run to the things of one user.
type doneThings struct {
	given  map[string]bool
	taking map[string]chan struct{}
	left   map[string]leaving
}

// leaving counts the objects that were destroyed and left the thing with the user, because others may have it.
type leaving struct{ objects, others int }

// RunID is a text that no other run has: private data that holds it was made in this very run.
func (l *Ledger) RunID() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.things.run == "" {
		l.things.run = rand.Text()
	}
	return l.things.run
}

// MeetThing notes that the state has an object with the thing, which is about to be read.
func (l *Ledger) MeetThing(b Belonging) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.things.met == nil {
		l.things.met = map[Belonging]int{}
	}
	l.things.met[b]++
}

// MetThing is how many objects of the state with the thing were met in this run so far.
func (l *Ledger) MetThing(b Belonging) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.things.met[b]
}

// Keeping is what becomes of a thing that one object keeps or gives, and of the other one that goes.
type Keeping int

const (
	// NobodyTakes: no object that was planned so far is to take it.
	NobodyTakes Keeping = iota
	// OtherLeaves: another object goes, and leaves it with the user.
	OtherLeaves
	// OtherTakes: another object goes, takes it from the user, and cannot be told any more.
	OtherTakes
)

// KeepThing notes that an object that exists keeps the thing, or, for a new one, gives it.
func (l *Ledger) KeepThing(b Belonging, gives bool) Keeping {
	l.mu.Lock()
	defer l.mu.Unlock()
	p := l.planned(b)
	p.kept, p.given = p.kept || !gives, p.given || gives
	switch {
	case p.taken:
		return OtherTakes
	case p.left:
		return OtherLeaves
	}
	return NobodyTakes
}

// Taking is what an object that goes is to do about a thing.
type Taking int

const (
	// Take: nobody else is known to have it.
	Take Taking = iota
	// Leave: another object has it after this run.
	Leave
	// LeaveSilently: another object was given it in this run already.
	LeaveSilently
	// LeaveToOthers: others have it in the state, whose plan is not known yet. The last one that goes takes it.
	LeaveToOthers
	// Unsure: another object keeps it, and this one may not know of it any more when it goes.
	Unsure
)

// TakeThing notes that an object that goes, or changes to another thing, is to take this one from the user. Others
// is how many other objects with the thing its own refresh has met, which its private data in the state knows.
func (l *Ledger) TakeThing(b Belonging, others int) Taking {
	l.mu.Lock()
	defer l.mu.Unlock()
	p, met := l.planned(b), l.things.met[b]
	done := l.things.done[setKey{b.Noun, b.UserID}]
	switch {
	case done != nil && done.given[b.Thing]:
		return LeaveSilently
	// A deposed object loses what its plan says; its refresh, which the state keeps, has met none, or there was none.
	case p.kept && (met == 0 || met > 1 && others == 0):
		return Unsure
	case p.kept, p.given:
		p.left = true
		return Leave
	case others > 0 && met > 1:
		p.left = true
		return LeaveToOthers
	}
	p.taken = true
	return Take
}

func (l *Ledger) planned(b Belonging) *plannedThing {
	if l.things.plan == nil {
		l.things.plan = map[Belonging]*plannedThing{}
	}
	if l.things.plan[b] == nil {
		l.things.plan[b] = &plannedThing{}
	}
	return l.things.plan[b]
}

func (l *Ledger) doneTo(noun, userID string) *doneThings {
	key := setKey{noun, userID}
	if l.things.done == nil {
		l.things.done = map[setKey]*doneThings{}
	}
	if l.things.done[key] == nil {
		l.things.done[key] = &doneThings{given: map[string]bool{}, taking: map[string]chan struct{}{}, left: map[string]leaving{}}
	}
	return l.things.done[key]
}

// GiveThings notes, before anything is sent, that an object gives the things to the user, and waits for those that
// another object is taking at this moment: what is given then is not lost by it.
func (l *Ledger) GiveThings(ctx context.Context, noun, userID string, things ...string) {
	l.mu.Lock()
	done := l.doneTo(noun, userID)
	var wait []chan struct{}
	for _, thing := range things {
		done.given[thing] = true
		if taking := done.taking[thing]; taking != nil {
			wait = append(wait, taking)
		}
	}
	l.mu.Unlock()
	for _, taking := range wait {
		select {
		case <-taking:
		case <-ctx.Done():
			return
		}
	}
}

// BeginTaking returns those of the things which an object that goes may take from the user: what another object was
// given in this run stays. End must be called once they are taken.
func (l *Ledger) BeginTaking(noun, userID string, things ...string) (free map[string]bool, end func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	done := l.doneTo(noun, userID)
	over := make(chan struct{})
	free = make(map[string]bool, len(things))
	for _, thing := range things {
		if !done.given[thing] {
			free[thing] = true
			done.taking[thing] = over
		}
	}
	return free, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		for _, thing := range things {
			if done.taking[thing] == over {
				delete(done.taking, thing)
			}
		}
		close(over)
	}
}

// LeaveThing notes that an object is destroyed whose refresh has met so many others with the thing, and reports
// whether it leaves the thing to them: not when all of them are destroyed in this run.
func (l *Ledger) LeaveThing(b Belonging, others int) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	done := l.doneTo(b.Noun, b.UserID)
	seen := done.left[b.Thing]
	seen.objects++
	seen.others = max(seen.others, others)
	done.left[b.Thing] = seen
	return seen.objects <= seen.others
}
