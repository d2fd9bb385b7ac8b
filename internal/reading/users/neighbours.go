// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
)

// People who were created in one apply are neighbours in the order of created_at. Where few IDs are asked for,
// the rest of the page of a hundred is filled with those who were created next to them, and whoever of
// them is asked for later costs nothing.
//
// It never costs a request more than the search for the IDs alone: everybody who is asked for was created at
// the anchor or before it, and everybody else on the page behind it, so that they come first in the order.
// In the other direction likewise.
const (
	// crowded is how many IDs leave too little room for neighbours.
	crowded = maxBatch / 2
	// tried is how many pages are asked for before it is judged whether they help.
	tried = 8
	// roomy is how many users a gap may be thought to have that is read as a whole, those asked for included.
	roomy = maxBatch * 3 / 4
	// manyConnections is how many names make the query too long.
	manyConnections = 5
)

// asked is a user who is asked for.
type asked struct {
	id      string
	created time.Time // Zero when not known.
}

func ids(all []asked) []string {
	out := make([]string, 0, len(all))
	for _, a := range all {
		out = append(out, a.id)
	}
	return out
}

// neighbours are users who were on the pages of others.
type neighbours struct {
	users map[string]*client.User
	spans []span // Times of creation whose users were on a page.
	pages int
	used  int // Users who were asked for later.
	bold  int // Pages that may have cost a request more than the search for the IDs alone.
	off   bool
}

// span is from one time to another, both included, with so many users who were not asked for.
type span struct {
	from, to time.Time
	users    int
}

// help reports whether neighbours are likely to be asked for. Among n strangers of whom one is managed the number
// that is used grows with the square of the pages, as it does in a crowd, only n times slower.
func (n *neighbours) help() bool {
	return !n.off && (n.pages < tried || n.used >= min(n.pages*n.pages/(tried*tried), 4*n.pages))
}

// affords reports whether a request more is paid for by what was saved: as many users as a batch has had
// are one.
func (n *neighbours) affords(biggest int) bool { return n.used >= (n.bold+1)*max(biggest, 1) }

// thought is how many users are likely to have been created in a time, by what the pages have shown.
func (n *neighbours) thought(in time.Duration) float64 {
	known, users := time.Duration(0), 0
	for _, s := range n.spans {
		known, users = known+s.to.Sub(s.from), users+s.users
	}
	return float64(users) * float64(in) / max(float64(known), 1)
}

// beside chooses the side on which more is unknown; the whole gap in what is known, where that is few users and
// can be afforded. It is not ok for users of whom it is not known when they were created.
func (n *neighbours) beside(all []asked, biggest int) (window, bool) {
	first, last := all[0].created, all[0].created
	for _, a := range all {
		if a.created.IsZero() {
			return window{}, false
		}
		if a.created.Before(first) {
			first = a.created
		}
		if a.created.After(last) {
			last = a.created
		}
	}
	up, down := window{anchor: last}, window{anchor: first, descending: true}
	for _, s := range n.spans {
		if !s.to.Before(last) && (up.bound.IsZero() || s.from.Before(up.bound)) {
			up.bound = s.from
		}
		if !s.from.After(first) && (down.bound.IsZero() || s.to.After(down.bound)) {
			down.bound = s.to
		}
	}
	if !up.bound.IsZero() && !down.bound.IsZero() && up.bound.After(last) && down.bound.Before(first) &&
		n.affords(biggest) && n.thought(up.bound.Sub(down.bound)) <= roomy {
		return window{anchor: down.bound, bound: up.bound, whole: true}, true
	}
	if !up.bound.IsZero() && (down.bound.IsZero() || first.Sub(down.bound) > up.bound.Sub(last)) {
		return down, true
	}
	return up, true
}

// neighbour is a user who was on the page of others; nil when there is none. The caller holds the lock.
func (r *Reader) neighbour(id string) *client.User {
	u := r.nearby.users[id]
	if _, before := r.seen[id]; u != nil && !before {
		r.nearby.used++
	}
	return u
}

// unlike forgets a neighbour who is not what the caller has: the next search may know better.
func (r *Reader) unlike(id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.nearby.users, id)
}

// together reads users with their neighbours. It is not ok where that does not help, or did not work out.
func (r *Reader) together(ctx context.Context, all []asked) (answers, bool) {
	r.mu.Lock()
	n := &r.nearby
	biggest := r.batches.Biggest()
	w, ok := n.beside(all, biggest)
	ok = ok && len(all) <= crowded && n.help() && !w.empty() && len(n.users) < maxSnapshot
	bold := w.whole || len(all) == 1
	ok = ok && (!bold || n.affords(biggest))
	if !ok {
		r.mu.Unlock()
		return nil, false
	}
	n.pages++
	r.spent++
	if bold {
		n.bold++
	}
	query := lucene.AnyOf("user_id", ids(all)...) + " OR (" + r.managed(w.clause()) + ")"
	r.mu.Unlock()

	var rows []*client.User
	for u, err := range r.source.List(ctx, client.ListUsersOptions{Query: query, Sort: w.sort(), Fields: needed, OnePage: true}) {
		if err != nil {
			r.giveUpNeighbours()
			return nil, false
		}
		rows = append(rows, u)
	}
	found, ok := r.take(all, w, rows)
	if ok && w.whole {
		r.late(ctx, all, w, rows, found)
	}
	return found, ok
}

// managed narrows a clause to the connections that the run reads from. The caller holds the lock.
func (r *Reader) managed(clause string) string {
	if len(r.conns) == 0 || len(r.conns) > manyConnections {
		return clause
	}
	names := make([]string, 0, len(r.conns))
	for name := range r.conns {
		names = append(names, name)
	}
	slices.SortFunc(names, strings.Compare)
	return lucene.And(clause, lucene.AnyOf("identities.connection", names...))
}

// take sorts a page into those who were asked for and their neighbours. Of a page that is not in order nothing
// can be concluded about who is not on it.
func (r *Reader) take(all []asked, w window, rows []*client.User) (answers, bool) {
	found := make(answers, len(all))
	for _, a := range all {
		found[a.id] = nil
	}
	others := map[string]*client.User{}
	at, ordered := time.Time{}, true
	for _, u := range rows {
		created := time.Time{}
		if u.CreatedAt != nil {
			created = createdAt(*u.CreatedAt)
		}
		ordered = ordered && !created.IsZero() && (at.IsZero() || created.Equal(at) || created.Before(at) == w.descending)
		at = created
		if _, is := found[u.ID]; is {
			found[u.ID] = u
			continue
		}
		others[u.ID] = u
	}
	if !ordered {
		r.giveUpNeighbours()
		return found, !slices.ContainsFunc(all, func(a asked) bool { return found[a.id] == nil })
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(others) > 0 {
		s := span{w.anchor, at, len(others)}
		if w.descending {
			s = span{at, w.anchor, len(others)}
		}
		r.nearby.spans = append(r.nearby.spans, s)
	}
	for id, u := range others {
		r.nearby.users[id] = u
	}
	return found, true
}

// late searches for those of a gap that was read as a whole who had no place on its page.
func (r *Reader) late(ctx context.Context, all []asked, w window, rows []*client.User, found answers) {
	var missing []string
	last := w.anchor
	if len(rows) > 0 {
		last = createdAt(*rows[len(rows)-1].CreatedAt)
	}
	for _, a := range all {
		if found[a.id] == nil && !a.created.Before(last) {
			missing = append(missing, a.id)
		}
	}
	if len(missing) < 2 {
		return // GET costs the same.
	}
	for id, u := range r.search(ctx, missing) {
		found[id] = u
	}
}

// alone notes that a user is read by GET because the neighbours have answered those who would have been searched
// for together with it.
func (r *Reader) alone() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.nearby.used > 0 {
		r.spent++
	}
}

func (r *Reader) giveUpNeighbours() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.nearby.off = true
}
