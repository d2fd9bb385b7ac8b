// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people

import "slices"

// ClashKind tells how two objects get in each other's way, the gravest first.
type ClashKind int

const (
	// KeptAndDestroyed: one object keeps or adopts the user whom the other deletes or blocks.
	KeptAndDestroyed ClashKind = iota
	// AdoptedTwice: an object would adopt a user who is managed already.
	AdoptedTwice
	// SameIdentifier: both would have an identifier that only one user can have.
	SameIdentifier
	// StaysWithIdentifier: an object is destroyed without deleting its user, who keeps the identifier
	// that the other object wants for a new one.
	StaysWithIdentifier
	// SharedUser: two objects manage one user.
	SharedUser
	// MadeAnew: one object deletes a user, the other makes a new one with the same identifier.
	MadeAnew
)

// Clash is another object that an object gets in the way of.
type Clash struct {
	Kind  ClashKind
	Other Entry
	Mark  Mark // What both want; zero where it is the user that they share.
	// Unsure says that the connection may allow both, which only the service knows.
	Unsure bool
}

// clashes compares an entry with all others about the same user or identifier.
func (l *Ledger) clashes(e *Entry) []Clash {
	var found []Clash
	if e.ID != "" {
		for _, o := range l.byID[e.ID] {
			if kind, clash := overUser(e, o); clash && o.Object != e.Object {
				found = append(found, Clash{Kind: kind, Other: *o})
			}
		}
	}
	met := map[*Entry]bool{}
	for _, m := range e.marks() {
		for _, o := range l.byMark[m] {
			if o.Object == e.Object || met[o] || e.ID != "" && o.ID == e.ID {
				continue
			}
			if c, clash := overMark(e, o); clash {
				met[o] = true
				found = append(found, c)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Clash) int { return int(a.Kind) - int(b.Kind) })
	return found
}

// overUser decides about two objects with the same user.
func overUser(e, o *Entry) (ClashKind, bool) {
	switch {
	case e.Fate.holds() && o.Fate.hurts(), o.Fate.holds() && e.Fate.hurts():
		return KeptAndDestroyed, true
	case e.Fate.holds() && o.Fate.holds() && (e.Fate == Adopts || o.Fate == Adopts):
		return AdoptedTwice, true
	case e.Fate == Keeps && o.Fate == Keeps:
		return SharedUser, true
	}
	return 0, false
}

// overMark decides about two users with one identifier, of whom at least one is to get it and the other has it
// or is to get it, too.
func overMark(e, o *Entry) (Clash, bool) {
	if e.Fate.destroys() && o.Fate.destroys() {
		return Clash{}, false
	}
	if o.Fate.destroys() || e.Fate.destroys() {
		stays, leaves := e, o
		if e.Fate.destroys() {
			stays, leaves = o, e
		}
		m, ok := shared(stays.gains(), leaves.Holds)
		switch {
		case !ok || leaves.Replaces && leaves.Fate == Deletes:
			return Clash{}, false
		case leaves.Fate != Deletes:
			return Clash{Kind: StaysWithIdentifier, Other: *o, Mark: m, Unsure: unsure(m, e, o)}, stays.Fate != Adopts
		}
		return Clash{Kind: MadeAnew, Other: *o, Mark: m}, stays.Fate == Creates
	}
	m, ok := shared(e.gains(), o.Wants)
	if !ok {
		m, ok = shared(o.gains(), e.Wants)
	}
	return Clash{Kind: SameIdentifier, Other: *o, Mark: m, Unsure: unsure(m, e, o)}, ok
}

// unsure reports whether two users may both have the mark: a connection can allow an e-mail address
// to be shared, and then something else tells its users apart.
func unsure(m Mark, e, o *Entry) bool {
	if m.Kind != Email {
		return false
	}
	names := func(x *Entry) []Mark { return append(slices.Clone(x.Wants), x.Holds...) }
	for _, kind := range []string{Username, PhoneNumber} {
		a, b := of(names(e), kind), of(names(o), kind)
		if a != "" && b != "" && a != b {
			return true
		}
	}
	return false
}
