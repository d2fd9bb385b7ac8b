// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// Whom this run has destroyed nobody changes or takes; a new account with the same ID is another one.
func TestDeeds(t *testing.T) {
	t.Parallel()
	var l people.Ledger
	l.Ended("auth0|a")
	if l.Applied("auth0|a") || l.Make("auth0|a") || l.IsApplied("auth0|a") {
		t.Error("a destroyed user was changed or taken")
	}
	if !l.Born("auth0|a") || !l.IsApplied("auth0|a") {
		t.Error("a new account was taken for the old one")
	}
	if l.Born("auth0|a") || l.Make("auth0|a") {
		t.Error("one user, two makers")
	}
	l.Withdraw("auth0|a")
	if !l.Make("auth0|a") {
		t.Error("what was withdrawn is still noted")
	}
}

// Only whom this run has made, and nobody has given anything since, has nothing for certain.
func TestGive(t *testing.T) {
	t.Parallel()
	var l people.Ledger
	l.Make("auth0|found")
	l.Born("auth0|made")
	l.Born("auth0|gone")
	l.Ended("auth0|gone")
	l.Born("auth0|failed")
	l.Withdraw("auth0|failed")
	for _, c := range []struct {
		id, noun string
		none     bool
	}{
		{"auth0|made", "role", true},
		{"auth0|made", "permission", true},
		{"auth0|made", "role", false},
		{"auth0|found", "role", false},
		{"auth0|gone", "role", false},
		{"auth0|failed", "role", false},
		{"auth0|stranger", "role", false},
	} {
		if none := l.Give(c.id, c.noun); none != c.none {
			t.Errorf("%s has no %s: %t, want %t", c.id, c.noun, none, c.none)
		}
	}
}
