// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package assignment_test

import (
	"maps"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
)

type step = assignment.Step

// role makes the role of that number.
func role(n int) assignment.Item { return assignment.Item{ID: strconv.Itoa(n)} }

// roles makes the roles of these numbers.
func roles(numbers ...int) []assignment.Item {
	var items []assignment.Item
	for _, n := range numbers {
		items = append(items, role(n))
	}
	return items
}

func TestPlan(t *testing.T) {
	t.Parallel()
	limits := assignment.Limits{Max: 4, Batch: 2}
	for name, c := range map[string]struct {
		current, want []assignment.Item
		steps         []step
	}{
		"nothing":               {nil, nil, nil},
		"the same":              {roles(1, 2), roles(2, 1), nil},
		"add in batches":        {nil, roles(1, 2, 3), []step{{Items: roles(1, 2)}, {Items: roles(3)}}},
		"remove in batches":     {roles(1, 2, 3), nil, []step{{Remove: true, Items: roles(1, 2)}, {Remove: true, Items: roles(3)}}},
		"add before remove":     {roles(1), roles(2), []step{{Items: roles(2)}, {Remove: true, Items: roles(1)}}},
		"free no more than due": {roles(1, 2, 3), roles(4, 5), []step{{Remove: true, Items: roles(1)}, {Items: roles(4, 5)}, {Remove: true, Items: roles(2, 3)}}},
		"all of them at the maximum": {roles(1, 2, 3, 4), roles(5, 6, 7, 8), []step{
			{Remove: true, Items: roles(1, 2)}, {Items: roles(5, 6)}, {Remove: true, Items: roles(3, 4)}, {Items: roles(7, 8)},
		}},
		"more than the maximum": {roles(1, 2, 3, 4, 5, 6, 7), roles(8), []step{
			{Remove: true, Items: roles(1, 2)}, {Remove: true, Items: roles(3, 4)}, {Items: roles(8)}, {Remove: true, Items: roles(5, 6)}, {Remove: true, Items: roles(7)},
		}},
		"duplicates": {roles(1, 1), roles(2, 2), []step{{Items: roles(2)}, {Remove: true, Items: roles(1)}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.steps, assignment.Plan(c.current, c.want, limits)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// The laws: the steps lead to what is wanted, within all limits on the way; what
// stays is never taken, and nothing is sent that need not be.
func TestPlanLaws(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		limits := assignment.Limits{Max: rapid.IntRange(1, 30).Draw(t, "max"), Batch: rapid.IntRange(1, 10).Draw(t, "batch")}
		items := rapid.Map(rapid.IntRange(0, 40), role)
		current := rapid.SliceOfNDistinct(items, 0, limits.Max, rapid.ID[assignment.Item]).Draw(t, "current")
		want := rapid.SliceOfNDistinct(items, 0, limits.Max, rapid.ID[assignment.Item]).Draw(t, "want")

		has, wanted := set(current), set(want)
		adds, removes := missing(wanted, has), missing(has, wanted)
		held := slices.Clone(current)
		var addRequests, removeRequests int
		for i, s := range assignment.Plan(current, want, limits) {
			if len(s.Items) == 0 || len(s.Items) > limits.Batch {
				t.Fatalf("step %d carries %d items", i, len(s.Items))
			}
			for _, item := range s.Items {
				if has[item] != s.Remove || wanted[item] == s.Remove {
					t.Fatalf("step %d need not be: %+v", i, s)
				}
			}
			if s.Remove {
				removeRequests++
				if left := adds - addRequests*limits.Batch; left > 0 && len(held)+min(left, limits.Batch) <= limits.Max {
					t.Fatalf("step %d removes although there is room to add", i)
				}
			} else {
				addRequests++
			}
			before := len(held)
			if held = assignment.Apply(held, s); len(held) > limits.Max {
				t.Fatalf("%d items after step %d", len(held), i)
			}
			if change := len(held) - before; max(change, -change) != len(s.Items) {
				t.Fatalf("step %d sends %d items and changes %d", i, len(s.Items), change)
			}
			has = set(held)
		}
		if !maps.Equal(set(held), wanted) {
			t.Fatalf("the steps end in %v", held)
		}
		if addRequests != ceil(adds, limits.Batch) {
			t.Fatalf("%d requests add %d items", addRequests, adds)
		}
		// The first batch of room, and the last, need not be full ones.
		if removeRequests > ceil(removes, limits.Batch)+2 {
			t.Fatalf("%d requests remove %d items", removeRequests, removes)
		}
	})
}

// From a state that exceeds the maximum already, the steps still lead to what is wanted.
func TestPlanBeyondTheMaximum(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		limits := assignment.Limits{Max: rapid.IntRange(1, 5).Draw(t, "max"), Batch: rapid.IntRange(1, 4).Draw(t, "batch")}
		items := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 20), role), 0, 20)
		current, want := items.Draw(t, "current"), items.Draw(t, "want")
		held := current
		for _, s := range assignment.Plan(current, want, limits) {
			if len(s.Items) == 0 || len(s.Items) > limits.Batch {
				t.Fatalf("a step of %d items", len(s.Items))
			}
			held = assignment.Apply(held, s)
		}
		if !maps.Equal(set(held), set(want)) {
			t.Fatalf("the steps end in %v", held)
		}
	})
}

func set(items []assignment.Item) map[assignment.Item]bool {
	m := make(map[assignment.Item]bool, len(items))
	for _, item := range items {
		m[item] = true
	}
	return m
}

// missing counts the items of a that b lacks.
func missing(a, b map[assignment.Item]bool) int {
	n := 0
	for item := range a {
		if !b[item] {
			n++
		}
	}
	return n
}

func ceil(n, d int) int { return (n + d - 1) / d }
