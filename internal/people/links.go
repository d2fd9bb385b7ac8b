// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people

import "slices"

// link is one account that an object links to another user, or keeps linked.
type link struct {
	to   string // "" for a user who is not known yet.
	made bool
}

// Link notes that an object links the account to another user in this run, which ends it as a user of its own, and
// returns what the objects that were planned so far do to that user, and whether this run has made or changed it.
func (l *Ledger) Link(account, to string) (entries []Entry, applied bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.noteLink(account, link{to, true})
	_, applied = l.applied[account]
	return l.entriesOf(account), applied
}

// LinkedTo returns the user ("" for one who is not known yet) to whom an object of this run links the account.
func (l *Ledger) LinkedTo(account string) (to string, linked bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	at := l.links[account]
	return at.to, at.made
}

// Linked notes that an object has the account linked to the user after this run, and returns what the objects that were
// planned so far do to the user.
func (l *Ledger) Linked(account, to string) []Entry {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.noteLink(account, link{to, l.links[account].made})
	return l.entriesOf(to)
}

// LinkedAccounts returns the accounts that objects of this run have linked to the user, in order.
func (l *Ledger) LinkedAccounts(to string) []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	var accounts []string
	for account, at := range l.links {
		if to != "" && at.to == to {
			accounts = append(accounts, account)
		}
	}
	slices.Sort(accounts)
	return accounts
}

func (l *Ledger) noteLink(account string, at link) {
	if l.links == nil {
		l.links = map[string]link{}
	}
	l.links[account] = at
}

func (l *Ledger) entriesOf(id string) []Entry {
	var entries []Entry
	for _, e := range l.byID[id] {
		entries = append(entries, *e)
	}
	return entries
}

// Manages reports whether the object has the user after this run.
func (e Entry) Manages() bool { return e.Fate.holds() }

// Hurts reports whether the user loses the account, or the way in.
func (e Entry) Hurts() bool { return e.Fate.hurts() }
