// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package preflight knows, while a plan is made, what the API would refuse when it is applied: for want of
// a scope, or because of the settings of a connection. It asks little: nothing for scopes, which the token
// tells, and one request in a run for connections, when somebody needs to know.
//
// What is not known is never reported as a problem. An error in a plan also stops the command destroy, which
// begins with a normal plan, so only what the apply would certainly refuse is an error.
package preflight

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// patience is how long a plan waits for the connections: it can do without them.
const patience = 10 * time.Second

// Run is what one run of the CLI knows. A nil Run knows nothing, and asks nothing.
type Run struct {
	client *client.Client
	// looks says whether connections are asked for.
	looks bool

	mu      sync.Mutex
	missing []string
	said    map[string]struct{}
	list    *listed
	vain    error // See Vain.

	conflicts *conflicts
	names     map[string]*names
	looked    map[string]int // How many users, by the key of Look.
}

// New returns a run. Without looks it only knows what costs no request.
func New(c *client.Client, looks bool) *Run {
	r := &Run{client: c, looks: looks}
	r.conflicts = newConflicts(r)
	return r
}

// MissingScopes returns the scopes that the token lacks for what was asked about in this run so far,
// these operations included, and the client ID of the application ("" where the token does not tell). It
// returns none when these operations add nothing to what was returned before, and while nobody knows
// which scopes there are.
func (r *Run) MissingScopes(of ...*operations.Operation) (missing []string, application string) {
	if r == nil || len(of) == 0 {
		return nil, ""
	}
	granted, known := r.client.Granted()
	if !known {
		return nil, ""
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	before := len(r.missing)
	r.missing = union(r.missing, operations.Missing(granted.Has, of...))
	if len(r.missing) == before {
		return nil, ""
	}
	return append([]string(nil), r.missing...), granted.ClientID
}

// Lacks returns the scopes that the token lacks for operations that an apply may come to, or may not.
func (r *Run) Lacks(of ...*operations.Operation) []string {
	if r == nil {
		return nil
	}
	granted, known := r.client.Granted()
	if !known {
		return nil
	}
	return operations.Missing(granted.Has, of...)
}

func union(all, more []string) []string {
	seen := make(map[string]bool, len(all))
	for _, s := range all {
		seen[s] = true
	}
	for _, s := range more {
		if !seen[s] {
			seen[s] = true
			all = append(all, s)
		}
	}
	return all
}

// First reports whether what the key names is said for the first time in this run.
func (r *Run) First(key string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, said := r.said[key]; said {
		return false
	}
	if r.said == nil {
		r.said = map[string]struct{}{}
	}
	r.said[key] = struct{}{}
	return true
}

// listed is the one look at the connections.
type listed struct {
	done   chan struct{}
	byName map[string]*client.Connection
	all    bool // Whether the tenant has no others.
}

// look returns the connections; nil when they are not known, or this is not the run to ask for them.
func (r *Run) look(ctx context.Context) *listed {
	if r == nil || !r.looks {
		return nil
	}
	return r.connections(ctx)
}

// connections returns the connections; nil when they are not known. Whoever comes first asks, the others wait.
func (r *Run) connections(ctx context.Context) *listed {
	if !r.may(operations.ListConnections) {
		return nil
	}
	r.mu.Lock()
	list, first := r.list, r.list == nil
	if first {
		list = &listed{done: make(chan struct{})}
		r.list = list
	}
	r.mu.Unlock()
	if first {
		r.fetch(ctx, list)
	}
	select {
	case <-list.done:
		return list
	case <-ctx.Done():
		return nil
	}
}

// may is false only when the token is known to lack a scope.
func (r *Run) may(of ...*operations.Operation) bool {
	granted, known := r.client.Granted()
	return !known || len(operations.Missing(granted.Has, of...)) == 0
}

// failed notes that a look ended with an error. It matters where every other request would end with the same: for want
// of a token, or of a connection.
func (r *Run) failed(err error) {
	if err == nil {
		return
	}
	var (
		refused *client.AuthError
		connect *client.ConnectError
	)
	switch {
	case errors.As(err, &refused):
		passing := refused.Kind == client.AuthUnavailable || refused.Kind == client.AuthQuota
		if passing {
			return
		}
	case errors.As(err, &connect), client.IsUnauthorized(err):
	case errors.Is(err, context.DeadlineExceeded) && r.client.Unreachable() != nil:
		err = r.client.Unreachable()
	default:
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.vain = err
}

// Vain returns why no request has a chance, as this run found out when it looked at something: the credentials are
// refused, or the tenant cannot be reached. It is nil where it can, and where nobody looked.
func (r *Run) Vain() error {
	if r == nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.vain
}

func (r *Run) fetch(ctx context.Context, list *listed) {
	defer close(list.done) // A panic must not keep the others waiting.
	bounded, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	connections, all, err := r.client.Connections.ListFirst(bounded)
	if err != nil {
		r.failed(err)
		return
	}
	list.all, list.byName = all, make(map[string]*client.Connection, len(connections))
	for _, c := range connections {
		list.byName[c.Name] = c
	}
}

// Connection returns the connection with exactly this name; nil when it was not seen, or nothing is known.
func (r *Run) Connection(ctx context.Context, name string) *client.Connection {
	if list := r.look(ctx); list != nil {
		return list.byName[name]
	}
	return nil
}
