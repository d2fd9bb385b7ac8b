// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package writing

import (
	"fmt"
	"math/bits"
	"testing"

	"pgregory.net/rapid"
)

// drawWishes draws which of some roles each of some users wants.
func drawWishes(r *rapid.T, users, roles int) map[string][]string {
	wishes := map[string][]string{}
	for n := range rapid.IntRange(1, users).Draw(r, "users") {
		wanted := rapid.SliceOfNDistinct(rapid.IntRange(0, roles-1), 1, roles, rapid.ID).Draw(r, "roles")
		for _, role := range wanted {
			wishes[userID(n)] = append(wishes[userID(n)], roleID(role))
		}
	}
	return wishes
}

// least is the smallest number of requests, found by trying every set of roles that are given from the
// role's side: whoever wants another one needs a request of their own.
func least(wishes map[string][]string, roles int) int {
	best := len(wishes)
	for set := range uint(1) << roles {
		cost := bits.OnesCount(set)
		for _, wanted := range wishes {
			for _, role := range wanted {
				if set&(1<<numberOf(role)) == 0 {
					cost++
					break
				}
			}
		}
		best = min(best, cost)
	}
	return best
}

func numberOf(role string) (n uint) {
	if _, err := fmt.Sscanf(role, "rol_%d", &n); err != nil {
		panic(err)
	}
	return n
}

// Everybody gets everything, with as few requests as there can be.
func TestCheapest_law(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		const roles = 6
		wishes := drawWishes(r, 9, roles)
		split := cheapest(wishes)
		got := map[string]int{}
		for role, users := range split.roles {
			for _, user := range users {
				got[user+" "+role]++
			}
		}
		for _, user := range split.users {
			for _, role := range wishes[user] {
				got[user+" "+role]++
			}
		}
		pairs := 0
		for user, wanted := range wishes {
			for _, role := range wanted {
				if pairs++; got[user+" "+role] != 1 {
					r.Fatalf("%s gets %s %d times: %+v", user, role, got[user+" "+role], split)
				}
			}
		}
		if len(got) != pairs {
			r.Fatalf("somebody gets what they do not want: %+v", split)
		}
		if n, want := len(split.roles)+len(split.users), least(wishes, roles); n != want {
			r.Fatalf("%d requests for %v, want %d: %+v", n, wishes, want, split)
		}
	})
}

// Where it costs the same, users get their roles as if each were alone.
func TestCheapest_even(t *testing.T) {
	t.Parallel()
	for name, wishes := range map[string]map[string][]string{
		"one":               {"a": {"1"}},
		"one with many":     {"a": {"1", "2", "3"}},
		"each another role": {"a": {"1"}, "b": {"2"}},
		"all have both":     {"a": {"1", "2"}, "b": {"1", "2"}},
	} {
		if split := cheapest(wishes); len(split.roles) != 0 || len(split.users) != len(wishes) {
			t.Errorf("%s: %+v", name, split)
		}
	}
}
