// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// Objects that the plan cannot tell from new ones, because they are tainted, were read all the same.
func TestHolders(t *testing.T) {
	t.Parallel()
	var l people.Ledger
	if l.Held("auth0|a") {
		t.Error("held by nobody")
	}
	if n, adopted := l.Hold("auth0|a", true); n != 1 || adopted || l.Held("auth0|a") {
		t.Errorf("the first, which keeps: %d objects, adopted %t", n, adopted)
	}
	if n, adopted := l.Hold("auth0|a", false); n != 2 || adopted || !l.Held("auth0|a") {
		t.Errorf("the second: %d objects, adopted %t", n, adopted)
	}
	l.Record(people.Entry{Object: l.NewObject(), Fate: people.Adopts, ID: "auth0|b"})
	if _, adopted := l.Hold("auth0|b", true); adopted {
		t.Error("whom an object keeps may be adopted")
	}
	if _, adopted := l.Hold("auth0|b", false); !adopted {
		t.Error("an adoption was forgotten")
	}
}

// Who is about to be read is met already.
func TestMeet(t *testing.T) {
	t.Parallel()
	var l people.Ledger
	if l.Met("auth0|1") {
		t.Error("met before")
	}
	l.Meet("auth0|1")
	l.Hold("auth0|2", true)
	if !l.Met("auth0|1") || !l.Met("auth0|2") || l.Met("auth0|3") || l.Holders("auth0|1") != 0 {
		t.Error("not those who were met")
	}
}
