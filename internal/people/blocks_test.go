// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people_test

import (
	"slices"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// A block reaches the new account of the person, whichever of the two comes first.
func TestBlocksArePassedOn(t *testing.T) {
	t.Parallel()
	ada, other := people.NewMark("staff", people.Email, "Ada@example.com"), people.NewMark("partners", people.Email, "ada@example.com")
	var l people.Ledger
	if l.InheritsBlock([]people.Mark{ada}) || l.Arrive("auth0|early", []people.Mark{ada}) {
		t.Error("a block out of nothing")
	}
	if heirs := l.PassBlockOn([]people.Mark{ada}, false); !slices.Equal(heirs, []string{"auth0|early"}) {
		t.Errorf("made before: %v", heirs)
	}
	if !l.InheritsBlock([]people.Mark{ada}) || !l.Arrive("auth0|late", []people.Mark{ada}) {
		t.Error("made afterwards: no block")
	}
	if l.InheritsBlock([]people.Mark{other}) || l.Arrive("auth0|other", []people.Mark{other}) {
		t.Error("the block of another connection")
	}
	if heirs := l.PassBlockOn([]people.Mark{ada}, true); !slices.Equal(heirs, []string{"auth0|early", "auth0|late", "auth0|other"}) {
		t.Errorf("made in any connection: %v", heirs)
	}
	if !l.InheritsBlock([]people.Mark{other}) {
		t.Error("made in another connection: no block")
	}
}

// Whoever has two of the identifiers is one user all the same.
func TestPassBlockOn_each(t *testing.T) {
	t.Parallel()
	both := []people.Mark{people.NewMark("staff", people.Email, "ada@example.com"), people.NewMark("staff", people.Username, "ada")}
	var l people.Ledger
	l.Arrive("auth0|ada", both)
	if heirs := l.PassBlockOn(both, false); !slices.Equal(heirs, []string{"auth0|ada"}) {
		t.Errorf("heirs: %v", heirs)
	}
}
