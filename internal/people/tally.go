// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people

import (
	"maps"
	"slices"
)

// tally is what single objects of a run give to one user: false for what is taken away.
type tally map[string]bool

// Tally notes that an object gives the user one thing, or takes it away, and returns what the objects planned so
// far leave the user with, and what they only take away. A thing that one object gives and another takes away is
// left with the user.
func (l *Ledger) Tally(noun, userID, thing string, takes bool) (left, taken []string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	key := setKey{noun, userID}
	if l.tallies == nil {
		l.tallies = map[setKey]tally{}
	}
	if l.tallies[key] == nil {
		l.tallies[key] = tally{}
	}
	l.tallies[key][thing] = l.tallies[key][thing] || !takes
	for thing, stays := range maps.All(l.tallies[key]) {
		if stays {
			left = append(left, thing)
		} else {
			taken = append(taken, thing)
		}
	}
	slices.Sort(left)
	return left, taken
}
