// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/folding"
	"github.com/auth0users/terraform-provider-auth0users/internal/lucene"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/batch"
)

// Wanted is who is looked for: a user whose primary account is in the connection and who has one of
// the identifiers.
type Wanted struct {
	Connection string
	// ID is the full user ID; the others are as in a user. "" is not looked for.
	ID, Email, Username, PhoneNumber string
}

// Matches reports whether the user is the one, and by which attribute: the strongest that fits.
func (w Wanted) Matches(u *client.User) (attribute string, ok bool) {
	if !w.inConnection(u) {
		return "", false
	}
	for _, c := range []struct {
		attribute, want string
		has             *string
	}{
		{"user_id", w.ID, &u.ID},
		{"email", w.Email, u.Email},
		{"username", w.Username, u.Username},
		{"phone_number", w.PhoneNumber, u.PhoneNumber},
	} {
		same := c.has != nil && (*c.has == c.want || c.attribute != "user_id" && folding.Same(*c.has, c.want))
		if c.want != "" && same {
			return c.attribute, true
		}
	}
	return "", false
}

// inConnection looks at the account that the user's ID is made of: another one is only linked to it.
func (w Wanted) inConnection(u *client.User) bool {
	for _, i := range u.Identities {
		if i.Provider+"|"+i.UserID == u.ID {
			return i.Connection == w.Connection
		}
	}
	return len(u.Identities) > 0 && u.Identities[0].Connection == w.Connection
}

// few can be asked for one by one, where the answer is immediately consistent.
const few = 3

// Finder looks for users who exist already, by what they are recognised by, with few requests: those
// that are asked for at the same time share a search. It lives for one run of the CLI and may be used
// by many goroutines.
//
// What it finds is a hint. A search index lags, and so may whatever answers in its place: whoever
// changes a user because of it reads that user by ID first.
type Finder struct {
	users   *client.UsersClient
	batches *batch.Collector[Wanted, search]
}

// search is what a search for the users of a batch has found. With alone there was none, because
// they are few.
type search struct {
	alone bool
	found []*client.User
	err   error
}

// NewFinder returns a finder.
func NewFinder(users *client.UsersClient) *Finder {
	f := &Finder{users: users}
	f.batches = &batch.Collector[Wanted, search]{
		Most: maxBatch, MaxBytes: maxQueryBytes, Work: "a search for users", Do: f.searchFor,
		Bytes: func(w Wanted) int { return len(url.QueryEscape(w.query())) + 12 },
	}
	return f
}

// Find returns a user who seems to be the wanted one, or nil. One of a few is looked up with one
// request each, of many with one for dozens.
func (f *Finder) Find(ctx context.Context, w Wanted) (*client.User, error) {
	shared, ok := f.batches.Join(w).Wait(ctx)
	if err := ctx.Err(); !ok && err != nil {
		return nil, err
	}
	if !ok || shared.err != nil || shared.alone {
		return f.One(ctx, w)
	}
	return choose(shared.found, w)
}

// searchFor asks for everybody of a batch.
func (f *Finder) searchFor(ctx context.Context, wanted []Wanted) search {
	if len(wanted) <= few {
		return search{alone: true}
	}
	var queries []string
	for _, w := range wanted {
		queries = append(queries, w.query())
	}
	found, err := f.search(ctx, strings.Join(queries, " OR "))
	return search{found: found, err: err}
}

// One looks for one user without waiting for others. By ID and by e-mail address the answer is
// immediately consistent, by username and phone number it is what the search index knows.
func (f *Finder) One(ctx context.Context, w Wanted) (*client.User, error) {
	if w.ID != "" {
		u, err := f.users.Get(ctx, w.ID)
		if err == nil || !client.IsUserNotFound(err) {
			return u, err
		}
	}
	var found []*client.User
	if w.Email != "" {
		var err error
		if found, err = f.byEmail(ctx, w); err != nil {
			return nil, err
		}
	}
	names := w
	names.ID, names.Email = "", ""
	if names.Username == "" && names.PhoneNumber == "" || slices.ContainsFunc(found, names.named) {
		return choose(found, w)
	}
	named, err := f.search(ctx, names.query())
	if err != nil {
		return nil, err
	}
	return choose(append(found, named...), w)
}

func (f *Finder) byEmail(ctx context.Context, w Wanted) ([]*client.User, error) {
	spellings := []string{strings.ToLower(w.Email)} // As databases of the service store it.
	if spellings[0] != w.Email {
		spellings = append(spellings, w.Email)
	}
	for _, email := range spellings {
		users, err := f.users.ListByEmail(ctx, email)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(users, w.is) {
			return users, nil
		}
	}
	return nil, nil
}

func (f *Finder) search(ctx context.Context, query string) ([]*client.User, error) {
	var found []*client.User
	for u, err := range f.users.List(ctx, client.ListUsersOptions{Query: query}) {
		if err != nil {
			return nil, err
		}
		found = append(found, u)
	}
	return found, nil
}

// query finds the user by any of the identifiers.
func (w Wanted) query() string {
	var terms []string
	for _, c := range []struct{ field, value string }{
		{"user_id", w.ID}, {"email", w.Email}, {"username", strings.ToLower(w.Username)}, {"phone_number", w.PhoneNumber},
	} {
		if c.value != "" {
			terms = append(terms, lucene.Term(c.field, c.value))
		}
	}
	return "(" + lucene.Term("identities.connection", w.Connection) + " AND (" + strings.Join(terms, " OR ") + "))"
}
