// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package lists lets resources that belong to one user share the list that each
// of them would read to find its item.
package lists

import (
	"context"
	"iter"
	"sync"

	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

const (
	// maxItems bounds the memory of all lists of one run.
	maxItems = 200_000
	// pageSize is how many items one request brings.
	pageSize = 100
)

// Shared are the lists of one kind that a run of the CLI has read, by user. It may
// be used by many goroutines at once. A nil one shares nothing.
type Shared[A any] struct {
	teller patience.Teller

	mu      sync.Mutex
	users   map[string]*user[A]
	written map[string]struct{}
	items   int
}

// user is what is known of one list.
type user[A any] struct {
	busy     chan struct{} // Full while it is held by the one who reads.
	seen     []A
	complete bool
}

// New returns an empty set of lists.
func New[A any]() *Shared[A] {
	return &Shared[A]{users: map[string]*user[A]{}, written: map[string]struct{}{}}
}

// Invalidate says that this process is about to change the user's list: nothing of it is
// shared from now on.
func (s *Shared[A]) Invalidate(userID string) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.written[userID] = struct{}{}
	delete(s.users, userID)
}

// Peek looks for an item in what was read before.
func (s *Shared[A]) Peek(userID string, match func(A) bool) (found A, ok bool) {
	if s == nil {
		return found, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	u := s.users[userID]
	if u == nil {
		return found, false
	}
	return first(u.seen, match)
}

// Seen returns what was read of the user's list before, which need not be all of it.
func (s *Shared[A]) Seen(userID string) []A {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if u := s.users[userID]; u != nil {
		return u.seen
	}
	return nil
}

// Find looks for an item in the user's list. It reads the pages up to the one that
// has it, and all of the list when that is asked for another item that was not there.
// The error is the list's.
func (s *Shared[A]) Find(ctx context.Context, userID string, list iter.Seq2[A, error], match func(A) bool) (found A, ok bool, err error) {
	u := s.of(userID)
	if u == nil {
		r := read(list, match, false)
		return r.found, r.ok, r.err
	}
	if !s.teller.Take(ctx, patience.Wait{For: "another reading of a list of the user " + userID, Most: patience.Shared}, u.busy) {
		if err := ctx.Err(); err != nil {
			return found, false, err
		}
		r := read(list, match, false)
		return r.found, r.ok, r.err
	}
	defer func() { <-u.busy }()
	s.mu.Lock()
	seen, complete := u.seen, u.complete
	s.mu.Unlock()
	if found, ok = first(seen, match); ok || complete {
		return found, ok, nil
	}
	r := read(list, match, len(seen) > 0)
	if r.err == nil {
		s.keep(u, r.items, r.complete)
	}
	return r.found, r.ok, r.err
}

// of is nil for a user whose list is not shared.
func (s *Shared[A]) of(userID string) *user[A] {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, written := s.written[userID]; written {
		return nil
	}
	u := s.users[userID]
	if u == nil {
		u = &user[A]{busy: make(chan struct{}, 1)}
		s.users[userID] = u
	}
	return u
}

// keep stores what was read, if there is room.
func (s *Shared[A]) keep(u *user[A], items []A, complete bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if more := len(items) - len(u.seen); s.items+more <= maxItems {
		s.items += more
		u.seen, u.complete = items, complete
	}
}

// result is what reading a list has found.
type result[A any] struct {
	items    []A
	found    A
	ok       bool // found is something.
	complete bool // items is all of the list.
	err      error
}

// read goes through the list up to the item and to the end of its page, or all of it.
func read[A any](list iter.Seq2[A, error], match func(A) bool, all bool) (r result[A]) {
	for item, err := range list {
		if err != nil {
			if !r.ok {
				r.err = err
			}
			return r
		}
		r.items = append(r.items, item)
		if !r.ok && match(item) {
			r.found, r.ok = item, true
		}
		if r.ok && !all && len(r.items)%pageSize == 0 {
			return r
		}
	}
	r.complete = true
	return r
}

func first[A any](items []A, match func(A) bool) (found A, ok bool) {
	for _, item := range items {
		if match(item) {
			return item, true
		}
	}
	return found, false
}
