// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package roles

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// errNoTotal is an answer after which nobody can say what the role side costs.
var errNoTotal = errors.New("roles: the API does not count the members of a role")

// load asks the tenant, one thing after the other, as long as that is worth it for
// one of the selections. The caller has the turn.
func (r *Reader) load(ctx context.Context, selections []selection) {
	for _, sel := range selections {
		for r.goesOn(sel) {
			if err := r.step(ctx, sel); err != nil {
				if ctx.Err() == nil {
					// Often a scope that the token does not have.
					r.mu.Lock()
					r.off = true
					r.mu.Unlock()
				}
				return
			}
		}
	}
}

func (r *Reader) goesOn(sel selection) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return !r.off && !r.covers(sel) && r.worth(sel)
}

// step asks for the next thing that is missing: the roles of the tenant, the first
// page of the most common one, which most likely is the longest, those of the
// others, the rest of all.
func (r *Reader) step(ctx context.Context, sel selection) error {
	next := r.next(sel)
	switch {
	case next.names:
		return r.listRoles(ctx, next.allNames)
	case len(next.fresh) > 0:
		width := next.width
		if next.first {
			width = 1
		}
		return each(next.fresh[:min(width, len(next.fresh))], width, func(id string) error { return r.begin(ctx, id) })
	}
	return each(next.begun, next.width, func(id string) error { return r.finish(ctx, sel, id) })
}

// plan is what could be read next.
type plan struct {
	names, allNames bool     // Whether to read the roles of the tenant, and all of them.
	fresh, begun    []string // As missing says.
	first           bool
	width           int // How many requests at a time.
}

func (r *Reader) next(sel selection) (p plan) {
	r.mu.Lock()
	defer r.mu.Unlock()
	p.allNames = r.tenant.listed
	p.names = !p.allNames || r.needsAllNames(sel)
	p.fresh, p.begun, p.first = r.missing(sel)
	p.width = max(r.batches.Biggest(), 1)
	return p
}

// missing are the roles that the selection needs and nobody has looked at, those named
// most often first, and those whose first page is known; first when nobody has looked
// at any. The caller holds the lock.
func (r *Reader) missing(sel selection) (fresh, begun []string, first bool) {
	ids := []string{sel.roleID}
	if sel.all {
		ids = ids[:0]
		for _, role := range r.tenant.roles {
			ids = append(ids, role.ID)
		}
	}
	for _, id := range ids {
		switch list := r.lists[id]; {
		case list == nil:
			fresh = append(fresh, id)
		case !list.complete:
			begun = append(begun, id)
		}
	}
	slices.SortFunc(fresh, func(a, b string) int {
		return cmp.Or(cmp.Compare(r.named[b], r.named[a]), cmp.Compare(a, b))
	})
	return fresh, begun, len(fresh) == len(ids)
}

// listRoles reads the first page of the tenant's roles, or all of them.
func (r *Reader) listRoles(ctx context.Context, all bool) error {
	t := tenantRoles{byID: map[string]*client.Role{}, listed: true, complete: true}
	for role, err := range r.roles.List(ctx) {
		if err != nil {
			return err
		}
		t.roles = append(t.roles, role)
		t.byID[role.ID] = role
		if !all && len(t.roles) == pageSize {
			t.complete = false // As far as one can tell without another request.
			break
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	t.requests = r.tenant.requests + pages(len(t.roles))
	r.tenant = t
	return nil
}

// begin reads the first page of a role's members.
func (r *Reader) begin(ctx context.Context, id string) error {
	page, err := r.members.Page(ctx, id, 0)
	if err != nil {
		return err
	}
	if page.Total < 0 {
		return errNoTotal
	}
	list := &memberList{users: map[string]struct{}{}, total: max(page.Total, len(page.Users)), requests: 1}
	list.add(page.Users)
	// Less than a page is all of them, if the API says so too; a total that cannot
	// be true, or pages that are smaller than asked for, are not built upon.
	list.complete = page.Total == len(list.users)
	if page.Total == offsetCap {
		list.total = openGuess
	}
	list.byNumber = len(list.users) == pageSize && page.Total > pageSize && page.Total < offsetCap
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lists[id] = list
	return nil
}

// finish reads the rest of a role's members: by page number where there are few,
// and nobody joins or leaves meanwhile, which moves users from page to page. It gives
// up when a role turns out to have so many that reading them is not worth it.
func (r *Reader) finish(ctx context.Context, sel selection, id string) error {
	r.mu.Lock()
	had := r.lists[id]
	r.mu.Unlock()
	list := &memberList{users: maps.Clone(had.users), total: had.total, requests: had.requests}
	for n := 1; had.byNumber && n < pages(had.total); n++ {
		page, err := r.members.Page(ctx, id, n)
		if err != nil {
			return err
		}
		list.requests++
		list.add(page.Users)
		list.complete = page.Total == had.total && len(list.users) == had.total
		if page.Total != had.total {
			break
		}
	}
	if !list.complete {
		clear(list.users)
		n := 0
		for user, err := range r.members.List(ctx, id) {
			if err != nil {
				return err
			}
			list.users[user.ID] = struct{}{}
			if n++; n >= had.total && n%pageSize == 0 && !r.worthMore(sel, id, n) {
				return nil
			}
		}
		list.requests += pages(n)
		list.total, list.complete = len(list.users), true
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lists[id] = list
	return nil
}

// worthMore reports whether it is worth to go on with a role of which so many members
// have been read, more than the API counted: it may count no further than 1,000. If it
// is not, what was read is forgotten, and what it has cost is not.
func (r *Reader) worthMore(sel selection, id string, n int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	had := r.lists[id]
	r.lists[id] = &memberList{users: had.users, total: n + 1, requests: had.requests}
	if r.worth(sel) {
		return true
	}
	r.lists[id].requests += pages(n)
	return false
}

func (l *memberList) add(users []*client.RoleUser) {
	for _, u := range users {
		l.users[u.ID] = struct{}{}
	}
}

// each calls do for all IDs, a number of them at a time, and returns one of the
// errors. After an error nothing new is begun.
func each(ids []string, width int, do func(id string) error) error {
	var (
		mu     sync.Mutex
		failed error
		group  sync.WaitGroup
		jobs   = make(chan string, len(ids))
	)
	for _, id := range ids {
		jobs <- id
	}
	close(jobs)
	for range min(width, len(ids)) {
		group.Go(func() {
			for id := range jobs {
				mu.Lock()
				over := failed != nil
				mu.Unlock()
				if over {
					return
				}
				if err := survive(do, id); err != nil {
					mu.Lock()
					failed = err
					mu.Unlock()
				}
			}
		})
	}
	group.Wait()
	return failed
}

// survive makes an error of a panic: in a goroutine of its own it would end the process, and with it
// whatever else is under way.
func survive(do func(id string) error, id string) (err error) {
	defer func() {
		if recovered := recover(); recovered != nil {
			err = fmt.Errorf("roles: a panic of the type %T", recovered)
		}
	}()
	return do(id)
}
