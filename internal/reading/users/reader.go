// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package users reads many users with few requests. A [Reader] is for users whose IDs
// are known, a [Finder] for those who are recognised by something else. A refresh asks for one
// user at a time, a handful at once; asked one by one they would cost the tenant
// one request each. The reader answers them from searches instead: a batch of IDs
// per request, or the pages of the whole tenant where that is cheaper.
//
// The search index is eventually consistent, so nothing but "nothing has changed"
// ever rests on it. What the index does not know, or knows differently from the
// caller, is read again from GET /users/{id}, which is immediately consistent.
package users

import (
	"context"
	"iter"
	"sync"
	"sync/atomic"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/batch"
)

// Source is what the reader needs of the Management API.
type Source interface {
	// Get reads one user, immediately consistent (GET /users/{id}).
	Get(ctx context.Context, id string, opts ...client.RequestOption) (*client.User, error)
	// List reads the users that match, a hundred per request, up to the API's cap.
	List(ctx context.Context, options client.ListUsersOptions) iter.Seq2[*client.User, error]
	// ListAll reads the users that match, without a cap.
	ListAll(ctx context.Context, options client.ListAllUsersOptions) iter.Seq2[*client.User, error]
	// CountFrom counts the users that match and were created at a moment or later,
	// with one request, as far as one request can tell.
	CountFrom(ctx context.Context, query, from string) (client.UserCount, error)
}

// Known is what the caller knows of a user.
type Known struct {
	// Connection is the name of the user's connection; "" when not known.
	Connection string
	// UpdatedAt is the newest updated_at that was ever seen; "" when not known.
	UpdatedAt string
	// CreatedAt is when the user was created, a hint; "" when not known.
	CreatedAt string
	// Agrees reports whether a user is what the caller has. Nil means that
	// nothing is known, so that the index cannot help.
	Agrees func(*client.User) bool
}

// Reader reads users. It lives for one run of the CLI and may be used by many
// goroutines at once.
type Reader struct {
	source  Source
	direct  bool
	batches *batch.Collector[asked, answers]
	teller  patience.Teller

	mu       sync.Mutex
	written  map[string]struct{}
	seen     map[string]struct{} // Users that were there.
	spent    int                 // Requests that batches have cost so far.
	conns    map[string]struct{}
	size     size
	snapshot *snapshot
	nearby   neighbours

	// Counters of the run, for the usage summary.
	reads, fromIndex, confirmed atomic.Int64
}

// New returns a reader; direct switches all of it off: one GET per user.
func New(source Source, direct bool) *Reader {
	r := &Reader{source: source, direct: direct, written: map[string]struct{}{}, seen: map[string]struct{}{}, conns: map[string]struct{}{}}
	r.nearby.users = map[string]*client.User{}
	r.batches = newBatches(r.answer)
	return r
}

// Invalidate says that this process has changed the user: from now on it is never read
// from the index.
func (r *Reader) Invalidate(id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.written[id] = struct{}{}
	delete(r.seen, id)
}

// Seen reports whether the user was there when it was read last, and this process has
// not changed it since.
func (r *Reader) Seen(id string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	_, seen := r.seen[id]
	return seen
}

// Get reads one user. The error is that of GET /users/{id}: only it decides that a
// user does not exist.
func (r *Reader) Get(ctx context.Context, id string, known Known) (*client.User, error) {
	r.reads.Add(1)
	u, err := r.get(ctx, id, known)
	if err == nil {
		r.saw(id)
	}
	return u, err
}

func (r *Reader) saw(id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seen[id] = struct{}{}
}

func (r *Reader) get(ctx context.Context, id string, known Known) (*client.User, error) {
	if !r.mayTrust(id, known) {
		return r.confirm(ctx, id, known, nil)
	}
	u, err := r.indexed(ctx, id, known)
	if err != nil {
		return nil, err
	}
	return r.confirm(ctx, id, known, u)
}

// mayTrust reports whether the index can help at all.
func (r *Reader) mayTrust(id string, known Known) bool {
	return !r.direct && known.Agrees != nil && known.UpdatedAt != "" && !r.wroteBefore(id)
}

// confirm returns what the index says of a user (nil for nothing) where that agrees with what the caller knows,
// and reads the user otherwise.
func (r *Reader) confirm(ctx context.Context, id string, known Known, u *client.User) (*client.User, error) {
	if !r.mayTrust(id, known) {
		return r.source.Get(ctx, id, client.WithFields(needed))
	}
	if u != nil && u.UpdatedAt != nil && !older(*u.UpdatedAt, known.UpdatedAt) && known.Agrees(u) {
		r.fromIndex.Add(1)
		return u, nil
	}
	r.unlike(id)
	r.confirmed.Add(1)
	return r.source.Get(ctx, id, client.WithFields(needed))
}

// Usage counts how reads were answered: all of them, those that rested on the
// index, and those that the index answered but GET had to confirm.
func (r *Reader) Usage() (reads, fromIndex, confirmed int64) {
	return r.reads.Load(), r.fromIndex.Load(), r.confirmed.Load()
}

func (r *Reader) wroteBefore(id string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	_, written := r.written[id]
	return written
}

// indexed is what the index says; nil when it does not know the user or could not
// be asked. The error is the context's.
func (r *Reader) indexed(ctx context.Context, id string, known Known) (*client.User, error) {
	r.mu.Lock()
	if s := r.snapshot; s != nil && s.covers(known.Connection) {
		r.mu.Unlock()
		return s.get(ctx, id)
	}
	if known.Connection != "" {
		r.conns[known.Connection] = struct{}{}
	}
	if u := r.neighbour(id); u != nil {
		r.mu.Unlock()
		return u, nil
	}
	place := r.batches.Join(asked{id, createdAt(known.CreatedAt)})
	r.mu.Unlock()
	found, ok := place.Wait(ctx)
	if !ok {
		return nil, ctx.Err()
	}
	return found[id], nil
}

// older compares two RFC 3339 times in UTC as the service writes them. What is not
// such a time is treated as old, so that it is confirmed.
func older(a, b string) bool {
	x, errX := time.Parse(time.RFC3339Nano, a)
	y, errY := time.Parse(time.RFC3339Nano, b)
	return errX != nil || errY != nil || x.Before(y)
}
