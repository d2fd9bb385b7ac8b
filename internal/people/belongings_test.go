// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people_test

import (
	"context"
	"testing"
	"testing/synctest"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// Whoever gives a thing that another object is taking waits until it is taken; what was given is not taken any more.
func TestGiveThings_waitsForWhoTakes(t *testing.T) {
	t.Parallel()
	var l people.Ledger
	free, end := l.BeginTaking("role", "u", "a", "b")
	if !free["a"] || !free["b"] {
		t.Errorf("free: %v", free)
	}
	given := make(chan struct{})
	go func() {
		l.GiveThings(t.Context(), "role", "u", "a")
		close(given)
	}()
	l.GiveThings(t.Context(), "role", "u", "c")
	l.GiveThings(t.Context(), "role", "other", "a")
	l.GiveThings(t.Context(), "permission", "u", "a")
	interrupted, cancel := context.WithCancel(t.Context())
	cancel()
	l.GiveThings(interrupted, "role", "u", "b")
	select {
	case <-given:
		t.Error("given while it is taken")
	default:
	}
	end()
	<-given
	if free, end := l.BeginTaking("role", "u", "a", "d"); free["a"] || !free["d"] {
		t.Errorf("free: %v", free)
	} else {
		end()
	}
}

// Of objects that have met each other, the last one that goes takes the thing.
func TestLeaveThing_theLastOneTakes(t *testing.T) {
	t.Parallel()
	var l people.Ledger
	b := people.Belonging{Noun: "role", UserID: "u", Thing: "a"}
	if !l.LeaveThing(b, 1) || !l.LeaveThing(b, 2) || l.LeaveThing(b, 2) {
		t.Error("three objects")
	}
	if other := (people.Belonging{Noun: "role", UserID: "u", Thing: "b"}); !l.LeaveThing(other, 1) || l.LeaveThing(other, 1) {
		t.Error("two objects")
	}
}

// Every run is told from every other one.
// Objects count each time that they go, and the one that was read first, of which the refresh had met fewer, does not lower it.
func TestLeaveThing_whoKnowsMost(t *testing.T) {
	t.Parallel()
	var l people.Ledger
	b := people.Belonging{Noun: "role", UserID: "u", Thing: "a"}
	if !l.LeaveThing(b, 2) || !l.LeaveThing(b, 1) || l.LeaveThing(b, 1) {
		t.Error("three objects, of which the first knows of both others")
	}
}

func TestTakeThing(t *testing.T) {
	t.Parallel()
	b := people.Belonging{Noun: "role", UserID: "u", Thing: "a"}
	meet := func(n int) func(*people.Ledger) {
		return func(l *people.Ledger) {
			for range n {
				l.MeetThing(b)
			}
		}
	}
	keep := func(l *people.Ledger) { l.KeepThing(b, false) }
	give := func(l *people.Ledger) { l.KeepThing(b, true) }
	given := func(l *people.Ledger) { l.GiveThings(context.Background(), b.Noun, b.UserID, b.Thing) }
	for name, c := range map[string]struct {
		before []func(*people.Ledger)
		others int
		taking people.Taking
		after  people.Keeping // For whoever keeps it and is planned then.
	}{
		"nobody else":                         {[]func(*people.Ledger){meet(1)}, 0, people.Take, people.OtherTakes},
		"one in a state that was not met":     {nil, 1, people.Take, people.OtherTakes},
		"one that was there is gone":          {[]func(*people.Ledger){meet(1)}, 1, people.Take, people.OtherTakes},
		"another one gives it":                {[]func(*people.Ledger){meet(1), give}, 0, people.Leave, people.OtherLeaves},
		"another one keeps it":                {[]func(*people.Ledger){meet(2), keep}, 1, people.Leave, people.OtherLeaves},
		"one keeps it, and nothing was met":   {[]func(*people.Ledger){keep}, 1, people.Unsure, people.NobodyTakes},
		"one keeps it that was read later":    {[]func(*people.Ledger){meet(2), keep}, 0, people.Unsure, people.NobodyTakes},
		"others whose plan is not known yet":  {[]func(*people.Ledger){meet(2)}, 1, people.LeaveToOthers, people.OtherLeaves},
		"another one was given it before":     {[]func(*people.Ledger){meet(1), given}, 0, people.LeaveSilently, people.NobodyTakes},
		"given before, and others in a state": {[]func(*people.Ledger){meet(2), keep, given}, 1, people.LeaveSilently, people.NobodyTakes},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var l people.Ledger
			for _, before := range c.before {
				before(&l)
			}
			if got := l.TakeThing(b, c.others); got != c.taking {
				t.Errorf("taking %d, want %d", got, c.taking)
			}
			if got := l.KeepThing(b, false); got != c.after {
				t.Errorf("whoever keeps it is told %d, want %d", got, c.after)
			}
			if other := (people.Belonging{Noun: "role", UserID: "u", Thing: "b"}); l.TakeThing(other, 0) != people.Take {
				t.Error("another thing of the user is not taken")
			}
		})
	}
}

// Of two objects that take one thing, the first to end leaves the other one's mark.
func TestGiveThings_waitsForTheLast(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var l people.Ledger
		_, endFirst := l.BeginTaking("role", "u", "a")
		_, endSecond := l.BeginTaking("role", "u", "a")
		endFirst()
		given := false
		go func() {
			l.GiveThings(t.Context(), "role", "u", "a")
			given = true
		}()
		synctest.Wait()
		if given {
			t.Error("given while it is taken")
		}
		endSecond()
		synctest.Wait()
		if !given {
			t.Error("not given although nobody takes it any more")
		}
	})
}

func TestRunID(t *testing.T) {
	t.Parallel()
	var one, two people.Ledger
	first, again := one.RunID(), one.RunID()
	if first != again || first == two.RunID() {
		t.Error("runs are not told apart")
	}
}
