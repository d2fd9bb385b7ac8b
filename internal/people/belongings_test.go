// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people_test

import (
	"context"
	"testing"

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
func TestRunID(t *testing.T) {
	t.Parallel()
	var one, two people.Ledger
	first, again := one.RunID(), one.RunID()
	if first != again || first == two.RunID() {
		t.Error("runs are not told apart")
	}
}
