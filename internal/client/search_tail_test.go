// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"testing"

	"pgregory.net/rapid"
)

// What the last page has counted finds those of the tail who are missing, and no others.
func TestCountedTail(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		moments := []string{"2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.5Z", "2026-01-02T00:00:00Z", "2026-01-03T01:00:00+01:00"}
		counts := make([]int, len(moments))
		var rows []searchRow
		for i, moment := range moments {
			counts[i] = rapid.IntRange(0, 3).Draw(t, "at this moment")
			for range counts[i] {
				rows = append(rows, searchRow{"auth0|x", moment})
			}
		}
		from, hidden := rapid.IntRange(0, len(moments)-1).Draw(t, "from"), rapid.IntRange(0, 2).Draw(t, "hidden")
		before, in := 0, 0
		for i, n := range counts {
			if i < from {
				before += n
			} else {
				in += n
			}
		}
		start, missing := countedTail{moments[from], in + hidden}.within(rows)
		switch {
		case counts[from] == 0: // Nobody has that moment any more: everybody is to be counted.
			if start != len(rows) || missing != 0 {
				t.Fatalf("start %d, missing %d", start, missing)
			}
		case start != before || missing != hidden:
			t.Fatalf("start %d, want %d; missing %d, want %d", start, before, missing, hidden)
		}
	})
	if start, missing := (countedTail{}).within([]searchRow{{"a", ""}, {"b", ""}}); start != 2 || missing != 0 {
		t.Errorf("without a tail: start %d, missing %d", start, missing)
	}
}
