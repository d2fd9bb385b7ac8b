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
	users   UserSide
	roles   RoleSide
	allowed func() bool
	company *company[*roleWish]

	mu   sync.Mutex
	off  bool // The role side refuses this run.
	size int  // How many users one request may have.
}

// roleWish is the roles that one call asks for, and those that requests shared with other calls have given.
type roleWish struct {
	userID string
	roles  []string
	got    []string
}

// NewRoles returns a writer. allowed reports whether the token may use the role side, as far as one
// knows; where it does not, every call makes its own request.
func NewRoles(users UserSide, roles RoleSide, allowed func() bool) *Roles {
	w := &Roles{users: users, roles: roles, allowed: allowed, size: maxUsers}
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
	if w.useful() {
		wish := &roleWish{userID: userID, roles: roleIDs}
		if together := w.company.join(ctx, wish); together > 0 {
			done = Assigned{Roles: wish.got, Together: together > 1}
		}
	}
	left := assignment.Without(roleIDs, done.Roles)
	if len(left) == 0 {
		return done, nil
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

// share makes the requests that serve several calls. The others are on their own at once.
func (w *Roles) share(ctx context.Context, guests []*guest[*roleWish]) {
	of := map[string][]*guest[*roleWish]{} // By user.
	wishes := map[string][]string{}
	for _, g := range guests {
		id := g.wish.userID
		of[id] = append(of[id], g)
		wishes[id] = assignment.Without(append(wishes[id], g.wish.roles...), nil)
	}
	split := cheapest(wishes)
	served := map[string]struct{}{}
	var work []func()
	for role, users := range split.roles {
		if len(users) > 1 {
			mark(served, users...)
			work = append(work, func() {
				w.give(ctx, role, users, func(given []string) { w.note(of, given, role) })
			})
		}
	}
	for _, user := range split.users {
		if len(of[user]) > 1 && len(wishes[user]) <= maxRoles {
			mark(served, user)
			work = append(work, func() {
				if w.users.Assign(ctx, user, wishes[user]) == nil {
					w.note(of, []string{user}, wishes[user]...)
				}
			})
		}
	}
	for user, calls := range of {
		if _, waits := served[user]; !waits {
			for _, g := range calls {
				g.leave()
			}
		}
	}
	w.all(work)
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
