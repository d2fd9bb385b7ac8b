// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package roles

import "github.com/auth0users/terraform-provider-auth0users/internal/client"

const (
	pageSize = 100
	// offsetCap is how many members the API numbers; more are read by checkpoint.
	offsetCap = 1000
	// openGuess is how many members a role is taken to have of which the API says "1,000
	// or more": few enough to try it where many reads depend on it.
	openGuess = 3 * offsetCap
	// fewest is how many reads there must be before anything is asked that they
	// may not need.
	fewest = 10
	// maxRequests bounds the memory of what is read, at a hundred users a request.
	maxRequests = 5000
	// manyPages is what the list of roles is taken to cost while only its first page
	// is known: Auth0 documents 1,000 roles per tenant.
	manyPages = 10
)

// tenantRoles are the roles of the tenant as far as they are known.
type tenantRoles struct {
	roles    []*client.Role
	byID     map[string]*client.Role
	listed   bool // roles has at least the first page.
	complete bool
	requests int
}

// memberList is who has a role, as far as it is known.
type memberList struct {
	users    map[string]struct{}
	total    int  // As the API counts them, or a guess where it may not count further.
	byNumber bool // The rest can be read by page number.
	complete bool
	requests int
}

// covers reports whether everything that the selection needs is there. The caller holds
// the lock.
func (r *Reader) covers(sel selection) bool {
	if !sel.all {
		if !r.tenant.complete && r.tenant.byID[sel.roleID] == nil {
			return false
		}
		list := r.lists[sel.roleID]
		// A role that the tenant does not list is nobody's; its members are not asked for.
		return list != nil && list.complete || r.tenant.complete && r.tenant.byID[sel.roleID] == nil
	}
	if !r.tenant.complete {
		return false
	}
	for _, role := range r.tenant.roles {
		if list := r.lists[role.ID]; list == nil || !list.complete {
			return false
		}
	}
	return true
}

// worth reports whether the role side is the cheaper one for the selection, as far as one
// can tell. Nobody tells how many reads are to come. As many as there were is a guess
// by which the whole never costs more than about twice the better way; as many as the
// run has read users is one that is often right, and sometimes far too high. Their
// geometric mean takes the bigger risk only for the bigger gain. The caller holds the
// lock.
func (r *Reader) worth(sel selection) bool {
	reads := r.spent[sel] + r.waiting[sel]
	users, _, _ := r.users.Usage()
	cost := r.cost(sel)
	return reads >= fewest && cost <= maxRequests && cost*cost < reads*max(reads, int(users))
}

// cost is how many requests the role side takes at least, with those that it has
// taken already. The caller holds the lock.
func (r *Reader) cost(sel selection) int {
	cost := max(r.tenant.requests, 1)
	if r.needsAllNames(sel) {
		cost += manyPages
	}
	if !sel.all {
		return cost + r.lists[sel.roleID].cost()
	}
	switch {
	case !r.tenant.listed:
		return cost + len(r.named)
	case !r.tenant.complete:
		cost++ // The role after the last one that is known.
	}
	for _, role := range r.tenant.roles {
		cost += r.lists[role.ID].cost()
	}
	return cost
}

// needsAllNames reports whether the first page of the tenant's roles is not enough.
func (r *Reader) needsAllNames(sel selection) bool {
	return r.tenant.listed && !r.tenant.complete && r.tenant.byID[sel.roleID] == nil
}

// cost of a list that nobody has looked at yet is one page.
func (l *memberList) cost() int {
	switch {
	case l == nil:
		return 1
	case l.complete:
		return l.requests
	case l.byNumber:
		return pages(l.total)
	}
	return l.requests + pages(l.total)
}

func pages(n int) int { return max(1, (n+pageSize-1)/pageSize) }
