// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people

// setKey is one kind of thing that a user is given: the roles, the permissions, the methods.
type setKey struct{ noun, userID string }

type setEntry struct {
	object   Object
	whole    bool
	destroys bool
}

// SetClash says which other object manages the same roles or permissions of a user.
type SetClash int

const (
	// NoSetClash: nobody else does.
	NoSetClash SetClash = iota
	// WholeTwice: two objects own all of them.
	WholeTwice
	// WholeAndSingle: one object owns all of them, another one of them.
	WholeAndSingle
	// SingleBesideDestroyed: one object keeps one of them, and the other, which is destroyed, takes all away.
	SingleBesideDestroyed
	// WholeDestroyed: one object keeps all of them, and the other, which is destroyed, takes all away.
	WholeDestroyed
)

// RecordSet notes that an object manages, or stops managing, all (whole) or one of the things that a
// user is given, in place of what was noted of that object before.
func (l *Ledger) RecordSet(o Object, noun, userID string, whole, destroys bool) SetClash {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.sets == nil {
		l.sets = map[setKey][]setEntry{}
	}
	key := setKey{noun, userID}
	e := setEntry{o, whole, destroys}
	clash := NoSetClash
	others := make([]setEntry, 0, len(l.sets[key])+1)
	for _, other := range l.sets[key] {
		if other.object == o {
			continue
		}
		others = append(others, other)
		if c := overSet(e, other); c > clash {
			clash = c
		}
	}
	l.sets[key] = append(others, e)
	return clash
}

func overSet(a, b setEntry) SetClash {
	switch {
	case a.destroys && b.destroys, !a.whole && !b.whole:
		return NoSetClash
	case a.destroys && a.whole, b.destroys && b.whole:
		if a.whole && b.whole {
			return WholeDestroyed
		}
		return SingleBesideDestroyed
	case a.destroys || b.destroys:
		return NoSetClash // One thing is taken away, which the owner of all gives again if it is declared.
	case a.whole && b.whole:
		return WholeTwice
	}
	return WholeAndSingle
}
