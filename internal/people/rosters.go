// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people

// MakeRoster notes that this run makes a roster of the connection.
func (l *Ledger) MakeRoster(connection string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.rosters == nil {
		l.rosters = map[string]bool{}
	}
	l.rosters[connection] = true
}

// MakesRoster reports whether this run has begun to make a roster of the connection. A roster whose end is planned after
// that is the other half of a replacement, or what is left of one: the CLI has shown nobody that plan.
func (l *Ledger) MakesRoster(connection string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.rosters[connection]
}
