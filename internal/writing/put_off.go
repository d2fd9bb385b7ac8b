// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package writing

import (
	"cmp"
	"slices"
)

// Where more calls are sure to come, a request that is put off serves more of them: of a thousand users with two of
// ten roles, a hundred at a time, it takes 85 requests in place of 100. It takes as many rounds more, though.
const (
	// oneIn is which part of its requests a party makes: one in four, those for the most wishes.
	oneIn = 4
	// mostPutOffs is how often a call is put off.
	mostPutOffs = 2
	// crowd is how many users there have to be, unless the tenant rations its requests. Fewer at a time than that lose
	// more seconds than they save requests.
	crowd = 20
)

// putOff divides the requests of a party into those to make now and those that the next one is to make.
func (w *Roles) putOff(p *partyWishes, requests []request) (now, later []request) {
	n := len(p.wishes)
	// Where nearly every call needs a request of its own, it will the next time too.
	if n < crowd && !w.rationed() || 10*len(requests) > 9*n {
		return requests, nil
	}
	byWorth := slices.SortedStableFunc(slices.Values(requests), func(a, b request) int { return cmp.Compare(b.wishes, a.wishes) })
	var due, rest []request
	for _, r := range byWorth {
		if p.due(r) {
			due = append(due, r)
		} else {
			rest = append(rest, r)
		}
	}
	best := (len(requests) + oneIn - 1) / oneIn
	best = min(max(best-len(due), 0), len(rest))
	return append(due, rest[:best]...), rest[best:]
}

// due reports whether a request cannot be put off: it is a good one already, or for somebody who has waited enough.
func (p *partyWishes) due(r request) bool {
	return len(r.users) >= maxUsers/2 || slices.ContainsFunc(r.users, func(user string) bool {
		return slices.ContainsFunc(p.calls[user], func(g *guest[*roleWish]) bool { return g.wish.rounds >= mostPutOffs })
	})
}
