// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people

// held counts the objects of the state that were read in this run for one user. Tainted objects count too: only
// reading finds them, because their plan looks like that of a new object.
type held struct {
	objects int
	// hurting counts those whose destruction deletes or blocks the user.
	hurting int
}

// Hold notes that the state has an object with the user; kept says that its destruction leaves the
// user alone. It returns how many objects were met with the user so far, this one included, and
// whether another object is planned to adopt the user.
func (l *Ledger) Hold(id string, kept bool) (objects int, adopted bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.held == nil {
		l.held = map[string]held{}
	}
	h := l.held[id]
	h.objects++
	if !kept {
		h.hurting++
	}
	l.held[id] = h
	for _, e := range l.byID[id] {
		adopted = adopted || e.Fate == Adopts && !kept
	}
	return h.objects, adopted
}

// Meet notes that the state has an object with the user, who is about to be read.
func (l *Ledger) Meet(id string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.met == nil {
		l.met = map[string]bool{}
	}
	l.met[id] = true
}

// Met reports whether the state has an object with the user that was met so far, whether it was read already or not.
func (l *Ledger) Met(id string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.met[id] || l.held[id].objects > 0
}

// Holders is how many objects of the state were met with the user so far.
func (l *Ledger) Holders(id string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.held[id].objects
}

// Held reports whether the state has an object with the user whose destruction would hurt.
func (l *Ledger) Held(id string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.held[id].hurting > 0
}
