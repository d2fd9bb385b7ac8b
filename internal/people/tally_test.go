// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people_test

import (
	"slices"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

func TestTally(t *testing.T) {
	t.Parallel()
	var l people.Ledger
	l.Tally("role", "x", "b", false)
	l.Tally("role", "y", "c", false)
	l.Tally("permission", "x", "d", false)
	l.Tally("role", "x", "e", true)
	left, taken := l.Tally("role", "x", "a", false)
	if !slices.Equal(left, []string{"a", "b"}) || !slices.Equal(taken, []string{"e"}) {
		t.Errorf("left %q, taken %q", left, taken)
	}
	// Planned again, and in the way of one that goes: what stays, stays.
	l.Tally("role", "x", "a", false)
	if left, taken := l.Tally("role", "x", "a", true); len(left) != 2 || len(taken) != 1 {
		t.Errorf("left %q, taken %q", left, taken)
	}
	if left, _ := l.Tally("role", "x", "e", false); len(left) != 3 {
		t.Errorf("left %q", left)
	}
}
