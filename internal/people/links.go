// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people

// Link notes that an object links the account to another user in this run, which ends it as a user of its own, and
// returns what the objects that were planned so far do to that user, and whether this run has made or changed it.
func (l *Ledger) Link(account, to string) (entries []Entry, applied bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.links == nil {
		l.links = map[string]string{}
	}
	l.links[account] = to
	for _, e := range l.byID[account] {
		entries = append(entries, *e)
	}
	_, applied = l.applied[account]
	return entries, applied
}

// LinkedTo returns the user ("" for one who is not known yet) to whom an object of this run links the account.
func (l *Ledger) LinkedTo(account string) (to string, linked bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	to, linked = l.links[account]
	return to, linked
}

// Manages reports whether the object has the user after this run.
func (e Entry) Manages() bool { return e.Fate.holds() && !e.Replaces }

// Hurts reports whether the user loses the account, or the way in.
func (e Entry) Hurts() bool { return e.Fate.hurts() }
