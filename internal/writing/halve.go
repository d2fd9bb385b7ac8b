// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package writing

import (
	"context"
	"math/bits"
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// give gives a role to many users and tells, request by request, who certainly has it. When the service
// refuses a request for one of its users, or because they are too many, each half is tried: whoever is
// left over alone is left to the user's side, which says what is wrong with that user. So are all
// others when refusals become more expensive than that, and for any other failure.
func (w *Roles) give(ctx context.Context, role string, users []string, given func(users []string)) {
	g := giving{Roles: w, role: role, given: given, refusals: mostRefusals(len(users))}
	for len(users) > 0 {
		n := min(w.most(), len(users))
		g.try(ctx, users[:n])
		users = users[n:]
	}
}

// mostRefusals is how many refusals, for n users, are put down to single users. More than that means that the
// role itself is refused, or that all users are unknown: a few bad users among many are found with two refusals
// per halving.
func mostRefusals(n int) int { return 2*bits.Len(uint(n)) + n/4 }

// giving is a role that is being given to users.
type giving struct {
	*Roles

	role     string
	given    func(users []string)
	refusals int // How many there may be from now on.
}

// try gives the role to the users, or to those whom it can. It reports whether all of them got it.
func (g *giving) try(ctx context.Context, users []string) bool {
	if len(users) < 2 || g.refusals == 0 || ctx.Err() != nil || !g.useful() {
		return false
	}
	err := g.roles.Assign(ctx, g.role, users)
	switch {
	case err == nil:
		g.given(users)
		return true
	case ctx.Err() != nil:
		return false
	case client.IsRoleNotFound(err):
		g.refusals = 0
		return false
	case !aboutUsers(err):
		g.giveUp()
		return false
	}
	g.refusals--
	half := (len(users) + 1) / 2
	first, second := g.try(ctx, users[:half]), g.try(ctx, users[half:])
	if first && second && !client.IsNotFound(err) {
		g.atMost(half) // It was not one of them, but that they were so many.
	}
	return first && second
}

// aboutUsers reports whether the request was refused for the users that it names, or for their number.
func aboutUsers(err error) bool {
	return client.IsMemberNotFound(err) || client.IsBadRequest(err) || client.IsConflict(err) ||
		client.HasStatus(err, http.StatusRequestEntityTooLarge)
}

func (w *Roles) most() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.size
}

// atMost remembers that a request may have no more users.
func (w *Roles) atMost(n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.size = min(w.size, n)
}
