// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package linear

import (
	"runtime"
	"testing"
)

// most is how many times as much twice as many may cost: twice, and what happens to come in between.
const most = 2.4

// Call is something that has a cost.
type Call struct {
	Name string
	// Before is done first, and costs nothing.
	Before func()
	Do     func()
}

// Twice fails the test where a call with twice as many of what noun names (n of them, and 2n) makes more than about
// twice as many allocations. calls makes the calls for a number of them.
func Twice(t *testing.T, noun string, n int, calls func(n int) []Call) {
	t.Helper()
	once, twice := allocations(calls(n)), allocations(calls(2*n))
	for name, count := range once {
		if ratio := float64(twice[name]) / float64(count); ratio > most {
			t.Errorf("%s: %d allocations for %d %s, %d for %d: %.1f times as many, want at most %.1f", name, count, n, noun, twice[name], 2*n, ratio,
				most)
		}
	}
}

// allocations are those of each call, by its name.
func allocations(calls []Call) map[string]uint64 {
	counts := map[string]uint64{}
	for _, c := range calls {
		c.Before()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		c.Do()
		runtime.ReadMemStats(&after)
		counts[c.Name] = after.Mallocs - before.Mallocs
	}
	return counts
}
