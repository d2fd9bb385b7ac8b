// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people

// Claim notes that the state has a roster which wants people with these identifiers, and could not make them so far.
func (l *Ledger) Claim(marks []Mark) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.claims == nil {
		l.claims = map[Mark]bool{}
	}
	for _, m := range marks {
		l.claims[m] = true
	}
}

// Claimed reports whether a roster of the state wants a person with one of these identifiers, and could not make them so
// far. Where another roster that goes has the person, it is what is left of the one that wants them.
func (l *Ledger) Claimed(marks []Mark) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, m := range marks {
		if l.claims[m] {
			return true
		}
	}
	return false
}
