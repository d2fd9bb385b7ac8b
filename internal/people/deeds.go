// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people

// Seen is what a read of this run found of a user, and the state does not hold.
type Seen struct {
	// UserMetadata and AppMetadata are the names of the keys that nobody declared.
	UserMetadata, AppMetadata []string
	// ProfileBytes is the size of the stored profile, as JSON.
	ProfileBytes int
}

// Read notes what a read found.
func (l *Ledger) Read(id string, s Seen) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.seen == nil {
		l.seen = map[string]Seen{}
	}
	l.seen[id] = s
}

// Seen returns what this run has read of the user.
func (l *Ledger) Seen(id string) (Seen, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	s, ok := l.seen[id]
	return s, ok
}

// Applied notes that an object has created, adopted or changed the user in this run. It reports
// false, and notes nothing, when the user was deleted or blocked by another one before.
func (l *Ledger) Applied(id string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.apply(id)
}

func (l *Ledger) apply(id string) bool {
	if _, gone := l.ended[id]; gone {
		return false
	}
	if l.applied == nil {
		l.applied = map[string]struct{}{}
	}
	l.applied[id] = struct{}{}
	return true
}

// Make is Applied for an object that creates or adopts the user: it also reports false, and notes nothing, when
// another object of this run has the user already.
func (l *Ledger) Make(id string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, taken := l.applied[id]; taken {
		return false
	}
	return l.apply(id)
}

// Born is Make for a user who was made this moment: an account with the same ID, which this run has
// deleted before, is another one.
func (l *Ledger) Born(id string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, taken := l.applied[id]; taken {
		return false
	}
	delete(l.ended, id)
	if l.blank == nil {
		l.blank = map[string]map[string]struct{}{}
	}
	l.blank[id] = map[string]struct{}{}
	return l.apply(id)
}

// Give notes that an object is about to give the user some of a kind of things ("role"), or to take
// some away, and reports whether the user has none for certain: this run has made the user, and no
// object has done so before.
func (l *Ledger) Give(id, noun string) (none bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	given, made := l.blank[id]
	if !made {
		return false
	}
	_, before := given[noun]
	given[noun] = struct{}{}
	return !before
}

// IsApplied reports whether an object has created, adopted or changed the user in this run.
func (l *Ledger) IsApplied(id string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, ok := l.applied[id]
	return ok
}

// Withdraw takes back what Applied has noted, after the request has failed.
func (l *Ledger) Withdraw(id string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.applied, id)
	delete(l.blank, id)
}

// Ended notes that the destruction of an object has deleted or blocked the user.
func (l *Ledger) Ended(id string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ended == nil {
		l.ended = map[string]struct{}{}
	}
	l.ended[id] = struct{}{}
	delete(l.blank, id)
}
