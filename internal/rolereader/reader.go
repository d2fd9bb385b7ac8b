// Package rolereader answers what roles users have from the other side: the
// members of each role, a hundred per request, instead of one request per user.
//
// A role that no state names is invisible to whoever reads only the roles that
// some state names. So where all roles of a user matter, the members of all roles
// of the tenant are read, or none. The lists of members may lag behind, so nothing
// but "nothing has changed" ever rests on them: whatever they know differently, the
// caller reads from the user, with GET /users/{id}/roles.
package rolereader

import (
	"context"
	"iter"
	"sync"
	"sync/atomic"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/gather"
	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
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

// Users is what the walk knows of users.
type Users interface {
	// Usage counts the reads of users: the best guess at how many there are whose
	// roles are still to come.
	Usage() (reads, fromIndex, confirmed int64)
	// Seen reports whether the walk has read the user, and it was there.
	Seen(userID string) bool
}

// everything is the want of those to whom all roles of a user matter. Any other
// want is the ID of the one role that matters.
const everything = ""

// Reader compares what users have with what callers know. It lives for one walk of
// the CLI and may be used by many goroutines at once.
type Reader struct {
	roles   Roles
	members Members
	direct  bool
	users   Users

	turn   chan struct{} // Held by the one who asks the tenant.
	teller patience.Teller

	mu      sync.Mutex
	off     bool // The role side cannot be read, or is not worth it for anybody.
	written map[string]struct{}
	open    *batch
	busiest int            // Reads in the biggest batch so far.
	waiting map[string]int // Reads in batches, by want.
	spent   map[string]int // Reads that went to the user instead, by want.
	named   map[string]int // How many reads named the role.
	tenant  tenantRoles
	lists   map[string]*memberList // By role.

	// Counters of the walk, for the usage summary.
	reads, fromRoles, confirmed atomic.Int64
}

// New returns a reader; direct switches all of it off.
func New(roles Roles, members Members, users Users, direct bool) *Reader {
	return &Reader{
		roles: roles, members: members, users: users, direct: direct, turn: make(chan struct{}, 1),
		written: map[string]struct{}{}, waiting: map[string]int{}, spent: map[string]int{}, named: map[string]int{}, lists: map[string]*memberList{},
	}
}

// Wrote says that this process is about to change the roles of the user: from now
// on they are never read from the role side.
func (r *Reader) Wrote(userID string) {
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
	return r.knows(ctx, userID, everything, roleIDs, func() bool {
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
	return r.knows(ctx, userID, role.ID, []string{role.ID}, func() bool {
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
func (r *Reader) knows(ctx context.Context, userID, want string, names []string, check func() bool) bool {
	r.reads.Add(1)
	possible, b, leads := r.prepare(userID, want, names)
	if !possible {
		return false
	}
	if b != nil {
		r.await(ctx, want, b, leads)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case !r.covers(want):
		r.spent[want]++
		return false
	case r.wrote(userID): // Meanwhile.
		return false
	case check():
		r.fromRoles.Add(1)
		return true
	}
	r.confirmed.Add(1)
	return false
}

// prepare reports whether the role side may know, and the batch to wait for when it has to be read
// first. The caller that leads it has to read for all.
func (r *Reader) prepare(userID, want string, names []string) (possible bool, b *batch, leads bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.direct || r.off || r.wrote(userID) {
		return false, nil, false
	}
	for _, id := range names {
		r.named[id]++
	}
	if !r.covers(want) {
		b, leads = r.join(want)
	}
	return true, b, leads
}

// await waits for the batch, or leads it.
func (r *Reader) await(ctx context.Context, want string, b *batch, leads bool) {
	defer func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.waiting[want]--
	}()
	if leads {
		r.lead(ctx, b)
	}
	r.teller.ForOthers(ctx, "a listing of roles", b.done)
}

// wrote is called with the lock.
func (r *Reader) wrote(userID string) bool {
	_, wrote := r.written[userID]
	return wrote
}

// maxBatch is how many reads wait for each other at most.
const maxBatch = 100

// batch is a number of reads that wait for one decision.
type batch struct {
	wants   map[string]struct{}
	size    int
	arrival chan bool     // One value per read; true when the batch need not wait any longer.
	done    chan struct{} // Closed when everything is read that is worth it.
}

// join adds a read to the open batch, or opens one; the first reader leads it.
// The caller holds the lock.
func (r *Reader) join(want string) (b *batch, leads bool) {
	if r.open == nil || r.open.size == maxBatch {
		r.open = &batch{wants: map[string]struct{}{}, arrival: make(chan bool, maxBatch), done: make(chan struct{})}
		leads = true
	}
	b = r.open
	b.wants[want] = struct{}{}
	b.size++
	r.waiting[want]++
	b.arrival <- b.size == maxBatch || r.busiest > 1 && b.size >= r.busiest
	return b, leads
}

// lead collects readers for a moment and reads for them what is worth it. Whatever
// goes wrong, a panic included, only means that they read for themselves.
func (r *Reader) lead(ctx context.Context, b *batch) {
	defer close(b.done)
	gather.Wait(ctx, b.arrival)
	r.shut(b)
	if !r.teller.Take(ctx, patience.Wait{For: "another listing of roles", Most: patience.Shared}, r.turn) {
		return
	}
	defer func() { <-r.turn }()
	r.load(ctx, b)
}

// shut ends the time in which others may join the batch.
func (r *Reader) shut(b *batch) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.open == b {
		r.open = nil
	}
	r.busiest = max(r.busiest, b.size)
}
