// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people_test

import (
	"slices"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

func TestReview(t *testing.T) {
	t.Parallel()
	replaced := entry(5, people.Deletes, "r", "r", "")
	replaced.Replaces = true
	blocked := entry(6, people.Keeps, "b", "b", "b")
	blocked.Blocked = true
	freed := entry(7, people.Keeps, "u", "u", "u")
	freed.Unblocked = true
	later := entry(15, people.Keeps, "l", "l", "l")
	later.BlockLater = true
	taken := entry(14, people.Adopts, "t", "t", "t2") // Whose other identifier is one of the adoption.
	taken.Blocked = true
	r := people.NewReview([]people.Entry{
		entry(1, people.Keeps, "k", "k", "k"), entry(2, people.Deletes, "d", "d", ""), entry(3, people.Deletes, "c", "c", ""),
		{Object: 4, Fate: people.Creates, Name: "n", Wants: email("n")},
		replaced,
		{Object: 5, Fate: people.Creates, Name: "r2"},
		blocked, freed, entry(8, people.Blocks, "e", "e", ""), entry(9, people.Forgets, "f", "f", ""),
		entry(10, people.Keeps, "m", "m", "moved"), entry(11, people.Adopts, "a", "a", "a"), entry(12, people.Keeps, "k", "k", "k"),
		entry(13, people.Forgets, "a", "a", ""), // Handed over to the one who adopts.
		taken, later,
	})
	for name, c := range map[string]struct{ got, want []string }{
		"deleted": {r.Deleted, []string{"c", "d"}}, "created": {r.Created, []string{"n", "r2"}}, "replaced": {r.Replaced, []string{"r"}},
		"blocked": {r.Blocked, []string{"b", "e", "t"}}, "unblocked": {r.Unblocked, []string{"u"}}, "known later": {r.BlockLater, []string{"l"}}, "kept": {r.Kept, []string{"f"}},
		"renamed": {r.Renamed, []string{"m"}}, "adopted": {r.Adopted, []string{"a", "t"}}, "conflicts": {r.Conflicts, []string{"k (k)"}},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %q, want %q", name, c.got, c.want)
		}
	}
	if r.Managed != 11 || r.Empty() || len(r.Lists()) != 10 {
		t.Errorf("managed %d, %d lists", r.Managed, len(r.Lists()))
	}
	if !people.NewReview([]people.Entry{entry(1, people.Keeps, "k", "k", "k")}).Empty() {
		t.Error("a plan without changes says something")
	}
}
