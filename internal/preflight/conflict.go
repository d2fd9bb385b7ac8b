// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package preflight

import (
	"context"
	"net/url"
	"sync"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/batch"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/users"
)

const (
	// fewRequests are for a small plan, whose people need not come together.
	fewRequests = 8
	// mostConflicts is how many conflicts are looked for. More would not be shown one by one.
	mostConflicts = 5
	// Limits of one search: a page, and a URL that every server takes.
	mostWanted, mostQueryBytes = pageSize, 6000
)

// conflicts looks for users who have already what new users are to have. Those who are planned at the same
// time share a search.
type conflicts struct {
	users   *client.UsersClient
	finder  *users.Finder
	batches *batch.Collector[users.Wanted, []*client.User]

	mu sync.Mutex
	// asked counts the people, spent the requests, and proven the conflicts.
	asked, spent, proven int
	expected             int // How many people are certainly looked for, see Expect.

	listing     chan struct{}   // Has one place, for who uses what follows, which takes as long as a request may.
	connections map[string]bool // In which people are created.
	counted     map[string]bool // Those of them whose users were counted, see list.
	count       *client.UserCount
	unlisted    bool
	everybody   *everybody
}

func newConflicts(r *Run) *conflicts {
	c := &conflicts{
		users: r.client.Users, finder: users.NewFinder(r.client.Users),
		listing: make(chan struct{}, 1), connections: map[string]bool{},
	}
	c.batches = &batch.Collector[users.Wanted, []*client.User]{
		Most: mostWanted, MaxBytes: mostQueryBytes, Expecting: true, Work: "a search for users",
		Bytes: func(w users.Wanted) int {
			return len(url.QueryEscape(w.ID+w.Email+w.Username+w.PhoneNumber)) + 20 // The connection is there once for all.
		},
		Do: func(ctx context.Context, wanted []users.Wanted) []*client.User {
			bounded, cancel := context.WithTimeout(ctx, patience)
			defer cancel()
			if all := c.list(bounded, wanted); all.covers(wanted) {
				return all.hints(wanted)
			}
			c.cost(1)
			found, err := c.finder.Hints(bounded, wanted)
			r.failed(err)
			return found
		},
	}
	return c
}

// ask reports whether there is a request left for one more person. Where the CLI plans one object at a time
// (-parallelism=1), not everybody is looked for.
func (c *conflicts) ask() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.asked++
	return c.left()
}

// left keeps to one request for ten people.
func (c *conflicts) left() bool {
	return c.proven < mostConflicts && c.spent < max(fewRequests, (c.asked+9)/10)
}

// spend takes a request for reading somebody, if there is one left.
func (c *conflicts) spend() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.left() {
		return false
	}
	c.spent++
	return true
}

// Holder returns a user who stands in the way of a new one, and by which attribute; nil for nobody, and where it is not
// known. What a search finds was read by ID before it counts. ours says that this run manages a user.
func (r *Run) Holder(ctx context.Context, w users.Wanted, ours func(id string) bool) (*client.User, string) {
	if r == nil || !r.looks || !r.may(operations.ListUsers, operations.GetUser) {
		return nil, ""
	}
	if list := r.look(ctx); list != nil && list.byName != nil {
		switch c := list.byName[w.Connection]; {
		case c != nil:
			w = withoutShared(w, c.Options)
		case list.all:
			return nil, "" // There is no such connection, so nobody is in it.
		}
	}
	if w == (users.Wanted{Connection: w.Connection}) || r.Vain() != nil || !r.conflicts.ask() {
		return nil, ""
	}
	found, _ := r.conflicts.batches.Join(w).Wait(ctx)
	for _, hint := range found {
		if _, stands := w.Stands(hint); !stands || ours(hint.ID) || !r.conflicts.spend() {
			continue
		}
		if u, attribute := r.confirm(ctx, w, hint.ID, ours); u != nil {
			return u, attribute
		}
	}
	return nil, ""
}

// confirm reads a user whom the search index knows, perhaps as it was some time ago.
// Meanwhile this run may have come to the object that manages them.
func (r *Run) confirm(ctx context.Context, w users.Wanted, id string, ours func(id string) bool) (*client.User, string) {
	bounded, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	u, err := r.client.Users.Get(bounded, id)
	if err != nil {
		return nil, ""
	}
	attribute, stands := w.Stands(u)
	if !stands || ours(id) {
		return nil, ""
	}
	r.conflicts.mu.Lock()
	defer r.conflicts.mu.Unlock()
	r.conflicts.proven++
	return u, attribute
}

// withoutShared is who is looked for, without the identifiers that several users of the connection may share.
func withoutShared(w users.Wanted, o client.ConnectionOptions) users.Wanted {
	for name, value := range map[string]*string{"email": &w.Email, "username": &w.Username, "phone_number": &w.PhoneNumber} {
		if o.Attributes[name].Shared {
			*value = ""
		}
	}
	return w
}
