// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people

import "slices"

// looks are the reads of users whom the state has, in a refresh.
type looks struct {
	under  int      // How many are under way.
	found  bool     // Whether one has found a user.
	missed []string // The names of those who were not found.
	told   bool
}

// leastMissed is how many users must be missing to look like a wrong tenant. One may have been deleted.
const leastMissed = 2

// Look notes that so many users of the state are about to be looked for. Each look ends with [Ledger.Found],
// [Ledger.Missed] or [Ledger.NotLooked].
func (l *Ledger) Look(users int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.looks.under += users
}

// Found notes that a look has found the user, or a trace of them.
func (l *Ledger) Found() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.looks.under--
	l.looks.found = true
}

// NotLooked notes that a look has found out nothing.
func (l *Ledger) NotLooked() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.looks.under--
}

// Missed notes that the user of a look does not exist. Where nobody was found so far, it returns the names of all who are
// missing: once in a run, and from the last of the looks that are under way, because the others may still find somebody.
// How many users the state has, nobody tells a provider.
func (l *Ledger) Missed(name string) []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := &l.looks
	s.under--
	s.missed = append(s.missed, name)
	if s.found || s.told || s.under > 0 || len(s.missed) < leastMissed {
		return nil
	}
	s.told = true
	slices.Sort(s.missed)
	return s.missed
}
