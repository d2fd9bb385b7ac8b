// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"context"
	"maps"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

const (
	// probeAfter is how many requests batches must have cost before it is worth a
	// request to ask how many users there are.
	probeAfter = 4
	// maxSnapshot bounds the memory of a snapshot.
	maxSnapshot = 200_000
)

// snapshot is what the index says about all users of some connections.
type snapshot struct {
	connections map[string]struct{}
	users       map[string]*client.User
	done        chan struct{}
	teller      *patience.Teller
}

func (s *snapshot) covers(connection string) bool {
	_, in := s.connections[connection]
	return in
}

func (s *snapshot) get(ctx context.Context, id string) (*client.User, error) {
	if !s.teller.ForOthers(ctx, "a listing of users", s.done) {
		return nil, ctx.Err()
	}
	return s.users[id], nil
}

// trySnapshot pages through the connections that the run reads from, once batches
// have cost as much as that will: nobody knows how many reads are still to come,
// and so the whole never costs more than about twice the best choice. It returns
// nil while batches are the better way.
func (r *Reader) trySnapshot(ctx context.Context) *snapshot {
	r.mu.Lock()
	if r.snapshot != nil || r.spent < probeAfter {
		defer r.mu.Unlock()
		return nil
	}
	connections := maps.Clone(r.conns)
	r.mu.Unlock()
	if len(connections) == 0 {
		return nil
	}
	query := lucene.AnyOf("identities.connection", slices.Sorted(maps.Keys(connections))...)
	r.measure(ctx, query)

	r.mu.Lock()
	if !r.size.complete || r.size.unknown || r.spent < r.size.cost() || r.snapshot != nil {
		defer r.mu.Unlock()
		return nil
	}
	s := &snapshot{connections: connections, users: map[string]*client.User{}, done: make(chan struct{}), teller: &r.teller}
	r.snapshot = s
	r.mu.Unlock()

	defer close(s.done)
	complete := false
	defer func() {
		if !complete { // Or it panicked.
			r.forget(s)
		}
	}()
	for u, err := range r.source.ListAll(ctx, client.ListAllUsersOptions{Query: query, Fields: needed}) {
		if client.IsUnusableAnswer(err) {
			clear(s.users) // What else the same answers say is not to be built upon.
		}
		if err != nil || len(s.users) == maxSnapshot {
			return s
		}
		s.users[u.ID] = u
	}
	complete = true
	return s
}

// forget gives up a snapshot that broke off. Those who wait for it are read by GET where it lacks
// them; the others go on in batches.
func (r *Reader) forget(s *snapshot) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.snapshot == s {
		r.snapshot, r.size.unknown = nil, true
	}
}
