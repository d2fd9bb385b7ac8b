// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package writing

import (
	"context"
	"slices"
	"sync"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
)

const (
	// maxUsers is how many users one request gives a role to; the service publishes no maximum. Where
	// it turns out to be less, less it is for the rest of the run.
	maxUsers = 100
	// maxRoles is how many roles one request gives to a user: all that a user may have.
	maxRoles = 50
)

// UserSide gives a user roles, besides those that the user has (POST /users/{id}/roles).
type UserSide interface {
	Assign(ctx context.Context, userID string, roleIDs []string) error
}

// RoleSide gives a role to users, besides those who have it (POST /roles/{id}/users).
type RoleSide interface {
	Assign(ctx context.Context, roleID string, userIDs []string) error
}

// Roles assigns roles: what comes at the same time with as few requests as it takes, from the side of
// the users or from that of the roles. It lives for one run of the CLI and may be used by many
// goroutines at once.
type Roles struct {
	users    UserSide
	roles    RoleSide
	allowed  func() bool
	rationed func() bool
	company  *company[*roleWish]

	mu   sync.Mutex
	off  bool // The role side refuses this run.
	size int  // How many users one request may have.
}

// roleWish is the roles that one call asks for, and those that requests shared with other calls have given.
type roleWish struct {
	userID string
	roles  []string
	got    []string
	rounds int      // How many parties have put it off before.
	later  []string // Roles that this one puts off.
}

// NewRoles returns a writer. allowed reports whether the token may use the role side, as far as one
// knows; where it does not, every call makes its own request. rationed reports whether the tenant limits the rate of
// requests, as far as one knows.
func NewRoles(users UserSide, roles RoleSide, allowed, rationed func() bool) *Roles {
	w := &Roles{users: users, roles: roles, allowed: allowed, rationed: rationed, size: maxUsers}
	w.company = newCompany("an assignment of roles", w.share)
	return w
}

// Assigned is what an assignment has come to.
type Assigned struct {
	// Roles are those that the user certainly has now, after an error too.
	Roles []string
	// Together reports whether several calls came at once.
	Together bool
}

// Assign gives the user the roles, besides those that the user has. The error is that of
// POST /users/{id}/roles for this user.
func (w *Roles) Assign(ctx context.Context, userID string, roleIDs []string) (Assigned, error) {
	var done Assigned
	if len(roleIDs) == 0 {
		return done, nil
	}
	left := roleIDs
	for rounds := 0; w.useful(); rounds++ {
		wish := &roleWish{userID: userID, roles: left, rounds: rounds}
		together := w.company.join(ctx, wish, rounds > 0)
		if together == 0 {
			break
		}
		done.Roles, done.Together = append(done.Roles, wish.got...), done.Together || together > 1
		left = assignment.Without(roleIDs, done.Roles)
		if len(left) == 0 {
			return done, nil
		}
		if len(left) != len(wish.later) {
			break // Something was refused, or is for this call to do.
		}
	}
	err := w.users.Assign(ctx, userID, left)
	if err == nil {
		done.Roles = append(done.Roles, left...)
	}
	return done, err
}

// Expect says that an assignment is about to come: the CLI plans each once more right before.
func (w *Roles) Expect() { w.company.expect() }

// Announce says that so many assignments come, atOnce of them together and the next ones as these end.
func (w *Roles) Announce(assignments, atOnce int) { w.company.announce(assignments, atOnce) }

// useful reports whether the role side may be of use.
func (w *Roles) useful() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return !w.off && w.allowed()
}

// share makes the requests that serve several calls. The others are on their own at once. Where more calls are sure to
// come, some are put off until then.
func (w *Roles) share(ctx context.Context, guests []*guest[*roleWish], more bool) {
	p := partyOf(guests)
	now, later := cheapest(p.wishes).requests(p.wishes), []request(nil)
	if more {
		now, later = w.putOff(p, now)
	}
	for _, r := range later {
		p.postpone(r)
	}
	served := map[string]struct{}{}
	var work []func()
	for _, r := range now {
		if do := w.serve(ctx, p, r); do != nil {
			work = append(work, do)
			mark(served, r.users...)
		} else {
			p.leaveAlone(r)
		}
	}
	for user, calls := range p.calls {
		if _, waits := served[user]; !waits {
			for _, g := range calls {
				g.leave()
			}
		}
	}
	w.all(work)
}

// serve returns what makes a request that serves several calls; nil for one that its only call is to make, so that
// nobody makes it twice.
func (w *Roles) serve(ctx context.Context, p *partyWishes, r request) func() {
	if len(r.users) > 1 {
		return func() {
			w.give(ctx, r.role, r.users, func(given []string) { w.note(p.calls, given, r.role) })
		}
	}
	user := r.users[0]
	if r.role != "" || len(p.calls[user]) == 1 || len(p.wishes[user]) > maxRoles {
		return nil
	}
	return func() {
		if w.users.Assign(ctx, user, p.wishes[user]) == nil {
			w.note(p.calls, []string{user}, p.wishes[user]...)
		}
	}
}

func mark(set map[string]struct{}, ids ...string) {
	for _, id := range ids {
		set[id] = struct{}{}
	}
}

// note notes, for all calls for these users, that the users have the roles.
func (w *Roles) note(of map[string][]*guest[*roleWish], users []string, roles ...string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, user := range users {
		for _, g := range of[user] {
			for _, role := range roles {
				if slices.Contains(g.wish.roles, role) {
					g.wish.got = append(g.wish.got, role)
				}
			}
		}
	}
}

// all does pieces of work at the same time: there are no more than calls that wait for them. After a
// panic in one of them, which would end the process and with it whatever else is under way, every call
// of the run is on its own.
func (w *Roles) all(work []func()) {
	var group sync.WaitGroup
	for _, do := range work {
		group.Go(func() {
			defer func() {
				if recover() != nil {
					w.giveUp()
				}
			}()
			do()
		})
	}
	group.Wait()
}

// giveUp leaves the role side alone for the rest of the run.
func (w *Roles) giveUp() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.off = true
}
