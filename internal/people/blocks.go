// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people

import "slices"

// blocks are the administrator's blocks of users whose account is deleted in this run and who get a new one. The
// block belongs to the person: the new account gets it too, whether it is created before or after the old one is
// deleted.
type blocks struct {
	passedOn map[Mark]bool
	arrived  map[Mark][]string
}

// PassBlockOn notes, before anything is sent, that a blocked user with these identifiers is about to be deleted,
// so that whoever takes the place inherits the block. It returns the users with one of the identifiers who were
// created already in this run and whose configuration does not write blocked. Everywhere says that the new user
// may be in another connection.
func (l *Ledger) PassBlockOn(marks []Mark, everywhere bool) []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.blocks.passedOn == nil {
		l.blocks.passedOn = map[Mark]bool{}
	}
	var heirs []string
	for _, m := range marks {
		if everywhere {
			m = anywhere(m)
		}
		l.blocks.passedOn[m] = true
		heirs = append(heirs, l.blocks.arrived[m]...)
	}
	return distinct(heirs)
}

// InheritsBlock reports whether a user with one of these identifiers was blocked when this run
// destroyed the old account.
func (l *Ledger) InheritsBlock(marks []Mark) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.inherits(marks)
}

func (l *Ledger) inherits(marks []Mark) bool {
	for _, m := range marks {
		if l.blocks.passedOn[m] || l.blocks.passedOn[anywhere(m)] {
			return true
		}
	}
	return false
}

// Arrive notes that a user was created whose configuration does not write blocked, and reports, like
// InheritsBlock, whether the user inherits a block. Where the old account is deleted at the same time, whoever
// comes second learns of the other.
func (l *Ledger) Arrive(id string, marks []Mark) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.blocks.arrived == nil {
		l.blocks.arrived = map[Mark][]string{}
	}
	for _, m := range marks {
		l.blocks.arrived[m] = append(l.blocks.arrived[m], id)
		if a := anywhere(m); a != m {
			l.blocks.arrived[a] = append(l.blocks.arrived[a], id)
		}
	}
	return l.inherits(marks)
}

// anywhere is the same identifier in any connection.
func anywhere(m Mark) Mark { return Mark{Kind: m.Kind, Value: m.Value} }

func distinct(ids []string) []string {
	slices.Sort(ids)
	return slices.Compact(ids)
}
