// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people_test

import (
	"slices"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

func TestLink(t *testing.T) {
	t.Parallel()
	var l people.Ledger
	if to, linked := l.LinkedTo("a"); linked || to != "" {
		t.Errorf("linked to %q before", to)
	}
	if entries, applied := l.Link("a", "x"); len(entries) != 0 || applied {
		t.Errorf("nobody manages a: %v, %t", entries, applied)
	}
	if to, linked := l.LinkedTo("a"); !linked || to != "x" {
		t.Errorf("linked to %q (%t)", to, linked)
	}
	if entries := l.Linked("c", "x"); len(entries) != 0 {
		t.Errorf("nobody does anything to x: %v", entries)
	}
	if _, linked := l.LinkedTo("c"); linked {
		t.Error("a link that is kept counts as made")
	}
	if got := l.LinkedAccounts("x"); !slices.Equal(got, []string{"a", "c"}) || l.LinkedAccounts("") != nil {
		t.Errorf("linked to x: %v", got)
	}
	// What this run links, and then keeps linked, is linked by this run.
	l.Linked("a", "x")
	if to, linked := l.LinkedTo("a"); !linked || to != "x" {
		t.Errorf("planned again, linked to %q (%t)", to, linked)
	}
	l.Link("d", "") // Of a user who is not known yet.
	if to, linked := l.LinkedTo("d"); !linked || to != "" || l.LinkedAccounts("") != nil {
		t.Errorf("linked to %q (%t), and to nobody %v", to, linked, l.LinkedAccounts(""))
	}
	l.Record(entry(1, people.Keeps, "b", "b", "b"))
	l.Record(entry(2, people.Deletes, "b", "b", ""))
	l.Applied("b")
	entries, applied := l.Link("b", "x")
	if len(entries) != 2 || !applied {
		t.Fatalf("of b: %v, %t", entries, applied)
	}
	if !entries[0].Manages() || entries[0].Hurts() || entries[1].Manages() || !entries[1].Hurts() {
		t.Errorf("of b: %v", entries)
	}
}
