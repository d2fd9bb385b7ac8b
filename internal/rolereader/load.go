package rolereader

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"sync"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// slack is how many members more a role may turn out to have than the API counted.
const slack = 10 * pageSize

// After these nobody can say what the role side costs.
var (
	errNoTotal = errors.New("rolereader: the API does not count the members of a role")
	errTooLong = errors.New("rolereader: a role has far more members than the API counted")
)

// load asks the tenant, one thing after the other, as long as that is worth it for
// one of the wants of the batch. The caller has the turn.
func (r *Reader) load(ctx context.Context, b *batch) {
	for _, want := range slices.Sorted(maps.Keys(b.wants)) {
		for r.goesOn(want) {
			if err := r.step(ctx, want); err != nil {
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

func (r *Reader) goesOn(want string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return !r.off && !r.covers(want) && r.worth(want)
}

// step asks for the next thing that is missing: the roles of the tenant, the first
// page of the most common one, which most likely is the longest, those of the
// others, the rest of all.
func (r *Reader) step(ctx context.Context, want string) error {
	r.mu.Lock()
	all := r.tenant.listed
	names := !all || r.needsAllNames(want)
	fresh, begun, first := r.missing(want)
	width := max(r.busiest, 1)
	r.mu.Unlock()
	switch {
	case names:
		return r.listRoles(ctx, all)
	case len(fresh) > 0:
		if first {
			width = 1
		}
		return each(fresh[:min(width, len(fresh))], width, func(id string) error { return r.begin(ctx, id) })
	}
	return each(begun, width, func(id string) error { return r.finish(ctx, id) })
}

// missing are the roles that the want needs and nobody has looked at, those named
// most often first, and those whose first page is known; first when nobody has looked
// at any. The caller holds the lock.
func (r *Reader) missing(want string) (fresh, begun []string, first bool) {
	ids := []string{want}
	if want == everything {
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
	list.byNumber = len(list.users) == pageSize && page.Total > pageSize && page.Total <= offsetCap
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lists[id] = list
	return nil
}

// finish reads the rest of a role's members: by page number where there are few,
// and nobody joins or leaves meanwhile, which moves users from page to page.
func (r *Reader) finish(ctx context.Context, id string) error {
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
			if n++; n > had.total+slack {
				return errTooLong
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
				if err := do(id); err != nil {
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
