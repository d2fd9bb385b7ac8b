// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package preflight

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/users"
)

const (
	// countAfter is after how many searches the users of the connections are counted: a few people are found
	// sooner than the count would pay.
	countAfter = 3
	// pageSize is how many users one request lists.
	pageSize = 100
)

// everybody is all users of some connections, by what they are recognised by. Where few are there already, a
// list of all answers for whoever else is created in the run.
type everybody struct {
	connections map[string]bool
	by          map[string][]*client.User
}

// keys are what the user is recognised by, however it is spelled.
func keys(email, username, phoneNumber *string) []string {
	var keys []string
	for kind, value := range map[string]*string{"email ": email, "username ": username, "phone_number ": phoneNumber} {
		if value != nil && *value != "" {
			keys = append(keys, kind+strings.ToLower(*value))
		}
	}
	return keys
}

func (e *everybody) add(u *client.User) {
	for _, key := range keys(u.Email, u.Username, u.PhoneNumber) {
		e.by[key] = append(e.by[key], u)
	}
}

// covers reports whether the list says all about these. An ID may be somebody's of another connection.
func (e *everybody) covers(wanted []users.Wanted) bool {
	return e != nil && !slices.ContainsFunc(wanted, func(w users.Wanted) bool { return w.ID != "" || !e.connections[w.Connection] })
}

func (e *everybody) hints(wanted []users.Wanted) (found []*client.User) {
	for _, w := range wanted {
		for _, key := range keys(&w.Email, &w.Username, &w.PhoneNumber) {
			found = append(found, e.by[key]...)
		}
	}
	return found
}

// list lists all users of the connections that people were created in so far, once searches have cost as much as
// that will. Before, and where that may be more than a thousand users, there is no list.
func (c *conflicts) list(ctx context.Context, wanted []users.Wanted) *everybody {
	select {
	case c.listing <- struct{}{}:
		defer func() { <-c.listing }()
	case <-ctx.Done():
		return nil
	}
	for _, w := range wanted {
		c.connections[w.Connection] = true
	}
	if c.everybody != nil || c.unlisted || c.searches() < countAfter {
		return c.everybody
	}
	if c.count == nil {
		c.counted = maps.Clone(c.connections)
		c.cost(1)
		count, err := c.users.CountFrom(ctx, c.query(), "")
		c.count, c.unlisted = &count, err != nil || !count.Complete
	}
	pages := (c.count.Users + pageSize - 1) / pageSize
	if c.unlisted || c.searches() < pages {
		return nil
	}
	c.cost(pages)
	all := &everybody{connections: c.counted, by: map[string][]*client.User{}}
	if c.count.Users > 0 {
		for u, err := range c.users.List(ctx, client.ListUsersOptions{Query: c.query(), Fields: users.Recognisable}) {
			if err != nil {
				c.unlisted = true
				return nil
			}
			all.add(u)
		}
	}
	c.everybody = all
	return all
}

// Expect says how many people are about to be looked for, so that it is clear from the first one whether a list
// of everybody is cheaper than searches.
func (r *Run) Expect(n int) {
	if r == nil {
		return
	}
	r.conflicts.mu.Lock()
	defer r.conflicts.mu.Unlock()
	r.conflicts.expected += n
}

// query is for all users of the counted connections.
func (c *conflicts) query() string {
	return lucene.AnyOf("identities.connection", slices.Sorted(maps.Keys(c.counted))...)
}

// cost adds requests to those that were made.
func (c *conflicts) cost(more int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.spent += more
}

// searches is how many requests searches have taken, or certainly will.
func (c *conflicts) searches() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return max(c.spent, c.expected/mostWanted)
}
