// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package roles answers what roles users have from the other side: the
// members of each role, a hundred per request, instead of one request per user.
//
// A role that no state names is invisible to whoever reads only the roles that
// some state names. So where all roles of a user matter, the members of all roles
// of the tenant are read, or none. The lists of members may lag behind, so nothing
// but "nothing has changed" ever rests on them: whatever they know differently, the
// caller reads from the user, with GET /users/{id}/roles.
package roles

import (
	"context"
	"iter"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/batch"
)

// Roles lists the roles of the tenant.
type Roles interface {
	// List reads all of them, a hundred per request (GET /roles).
	List(ctx context.Context) iter.Seq2[*client.Role, error]
}

// Members lists the users that have a role (GET /roles/{id}/users).
type Members interface {
	// Page reads one of the pages of the first thousand, and how many users there are.
	Page(ctx context.Context, roleID string, page int) (client.RoleUsersPage, error)
	// List reads all of them, a hundred per request.
	List(ctx context.Context, roleID string) iter.Seq2[*client.RoleUser, error]
}

// Users is what the run knows of users.
type Users interface {
	// Usage counts the reads of users: the best guess at how many there are whose
	// roles are still to come.
	Usage() (reads, fromIndex, confirmed int64)
	// Seen reports whether the run has read the user, and it was there.
	Seen(userID string) bool
}

// Reader compares what users have with what callers know. It lives for one run of
// the CLI and may be used by many goroutines at once.
type Reader struct {
	roles   Roles
	members Members
	direct  bool
	users   Users

	batches *batch.Collector[selection, struct{}]
	names   *batch.Collector[string, named]
	busy    chan struct{} // Full while it is held by the one who asks the tenant.
	teller  patience.Teller

	mu      sync.Mutex
	off     bool // The role side cannot be read, or is not worth it for anybody.
	written map[string]struct{}
	waiting map[selection]int // Reads in batches.
	spent   map[selection]int // Reads that went to the user instead.
	named   map[string]int    // How many reads named the role.
	tenant  tenantRoles
	lists   map[string]*memberList // By role.

	// Counters of the run, for the usage summary.
	reads, fromRoles, confirmed atomic.Int64
}

// New returns a reader; direct switches all of it off.
func New(roles Roles, members Members, users Users, direct bool) *Reader {
	r := &Reader{
		roles: roles, members: members, users: users, direct: direct, busy: make(chan struct{}, 1),
		written: map[string]struct{}{}, waiting: map[selection]int{}, spent: map[selection]int{},
		named: map[string]int{}, lists: map[string]*memberList{},
	}
	r.batches = &batch.Collector[selection, struct{}]{Most: maxBatch, Expecting: true, Work: "a listing of roles", Do: r.answer}
	r.names = newNames(r.find)
	return r
}

// maxBatch is how many reads wait for each other at most.
const maxBatch = 100

// Invalidate says that this process is about to change the roles of the user: from now
// on they are never read from the role side.
func (r *Reader) Invalidate(userID string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.written[userID] = struct{}{}
}

// HasExactly reports whether it is known that the user has these roles and no
// others. False means nothing: the caller has to read the user's roles.
func (r *Reader) HasExactly(ctx context.Context, userID string, roleIDs []string) bool {
	if len(roleIDs) == 0 && !r.users.Seen(userID) {
		// A user without roles and one who does not exist look alike to roles.
		r.reads.Add(1)
		return false
	}
	want := make(map[string]struct{}, len(roleIDs))
	for _, id := range roleIDs {
		want[id] = struct{}{}
	}
	return r.knows(ctx, userID, allRoles, roleIDs, func() bool {
		had := 0
		for _, role := range r.tenant.roles {
			_, has := r.lists[role.ID].users[userID]
			if _, wanted := want[role.ID]; has != wanted {
				return false
			}
			if has {
				had++
			}
		}
		return had == len(want)
	})
}

// Has reports whether it is known that the user has the role, and that its name and
// description are these. False means nothing: the caller has to read the user's roles.
func (r *Reader) Has(ctx context.Context, userID string, role client.Role) bool {
	return r.knows(ctx, userID, oneRole(role.ID), []string{role.ID}, func() bool {
		now := r.tenant.byID[role.ID]
		if now == nil || *now != role {
			return false
		}
		_, has := r.lists[role.ID].users[userID]
		return has
	})
}

// Usage counts how reads were answered: all of them, those that rested on the
// members of roles, and those that these knew differently.
func (r *Reader) Usage() (reads, fromRoles, confirmed int64) {
	return r.reads.Load(), r.fromRoles.Load(), r.confirmed.Load()
}

// knows answers check once what it needs is there, and false if that will not be.
func (r *Reader) knows(ctx context.Context, userID string, sel selection, names []string, check func() bool) bool {
	r.reads.Add(1)
	possible, wait := r.prepare(userID, sel, names)
	if !possible {
		return false
	}
	wait(ctx)
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case !r.covers(sel):
		r.spent[sel]++
		return false
	case r.isWritten(userID): // Meanwhile.
		return false
	case check():
		r.fromRoles.Add(1)
		return true
	}
	r.confirmed.Add(1)
	return false
}

// prepare reports whether the role side may know. If so, wait returns once it has been read, which it may
// do for others too, or at once when there is nothing to read.
func (r *Reader) prepare(userID string, sel selection, names []string) (possible bool, wait func(context.Context)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.direct || r.off || r.isWritten(userID) {
		return false, nil
	}
	for _, id := range names {
		r.named[id]++
	}
	if r.covers(sel) {
		return true, func(context.Context) {}
	}
	r.waiting[sel]++
	place := r.batches.Join(sel)
	return true, func(ctx context.Context) {
		defer func() {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.waiting[sel]--
		}()
		place.Wait(ctx)
	}
}

// isWritten is called with the lock.
func (r *Reader) isWritten(userID string) bool {
	_, written := r.written[userID]
	return written
}

// answer reads for a batch what is worth it. Whatever goes wrong, a panic included, only means that
// the callers read for themselves.
func (r *Reader) answer(ctx context.Context, selections []selection) (nothing struct{}) {
	if !r.teller.Take(ctx, patience.Wait{For: "another listing of roles", Most: patience.Shared}, r.busy) {
		return nothing
	}
	defer func() { <-r.busy }()
	slices.SortFunc(selections, selection.compare)
	r.load(ctx, slices.Compact(selections))
	return nothing
}
