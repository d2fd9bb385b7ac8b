// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package writing

import (
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
)

// partyWishes is what the calls of a party want, by user.
type partyWishes struct {
	calls  map[string][]*guest[*roleWish]
	wishes map[string][]string // Roles, each once.
}

func partyOf(guests []*guest[*roleWish]) *partyWishes {
	p := &partyWishes{calls: map[string][]*guest[*roleWish]{}, wishes: map[string][]string{}}
	for _, g := range guests {
		id := g.wish.userID
		p.calls[id] = append(p.calls[id], g)
		p.wishes[id] = assignment.Without(append(p.wishes[id], g.wish.roles...), nil)
	}
	return p
}

// postpone leaves the wishes that a request would fulfil to the next party.
func (p *partyWishes) postpone(r request) {
	for _, user := range r.users {
		for _, g := range p.calls[user] {
			switch {
			case r.role == "":
				g.wish.later = g.wish.roles
			case slices.Contains(g.wish.roles, r.role):
				g.wish.later = append(g.wish.later, r.role)
			}
		}
	}
}

// leaveAlone has the calls for the users of a request carry out all that is left of them themselves.
func (p *partyWishes) leaveAlone(r request) {
	for _, user := range r.users {
		for _, g := range p.calls[user] {
			g.wish.later = nil
		}
	}
}
