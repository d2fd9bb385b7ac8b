// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
)

// ListAllUsersOptions selects and orders users for [UsersClient.ListAll].
type ListAllUsersOptions struct {
	Query  string         // Lucene query; "" means all users.
	Order  UserOrder      // Of the answer; the zero value is created_at, ascending.
	Fields FieldSelection // Attributes of the users in the answer; ID, identities, created_at and the one sorted by are always in it.
	Limit  int            // The most users to deliver, 0 for all.
}

// errBehindCap says that an order cannot be read to its end page by page.
var errBehindCap = errors.New("client: more users match than can be paged through in this order")

// ListAll returns the users that match, each once, also when there are more than the 1000 that the
// API lets one page through (GET /users). It takes about one request for 100 users.
//
// The list is walked in the order of created_at: each request asks for everybody created from the
// last known moment on. In the order of another attribute the API gives access to the first 1000;
// when more are wanted, all are fetched in the order of created_at and sorted here (see
// [UserOrder.Compare]).
//
// Nobody who matches from the beginning to the end is left out, whoever comes or goes meanwhile. A
// walk that cannot assure that is repeated, the users found late coming last, and in the end fails
// with an [*IncompleteListError]. The search index is eventually consistent, though: users written a
// moment ago may not match yet.
func (u *UsersClient) ListAll(ctx context.Context, options ListAllUsersOptions) iter.Seq2[*User, error] {
	return func(yield func(*User, error) bool) {
		if err := u.listAll(ctx, options, func(user *User) bool { return yield(user, nil) }); err != nil {
			yield(nil, err)
		}
	}
}

func (u *UsersClient) listAll(ctx context.Context, options ListAllUsersOptions, deliver func(*User) bool) error {
	field := options.Order.field()
	if _, ok := userSortKeys[field]; !ok {
		return fmt.Errorf("client: users cannot be ordered by %q", field)
	}
	if field == fieldCreatedAt {
		return newSearchWalk(u, options, deliver).all(ctx, creationSpan{descending: options.Order.Descending})
	}
	return u.listSorted(ctx, options, deliver)
}

// listSorted lists in an order that leads to the first 1000 only.
func (u *UsersClient) listSorted(ctx context.Context, options ListAllUsersOptions, deliver func(*User) bool) error {
	order := options.Order
	walk := newSearchWalk(u, options, deliver)
	err := walk.all(ctx, sortedSpan{by: order, all: options.Limit == 0 || options.Limit > searchCap})
	if !errors.Is(err, errBehindCap) {
		return err
	}
	var users []*User
	everybody := options
	everybody.Limit = 0
	everybody.Fields = options.Fields.including(order.Field)
	walk = newSearchWalk(u, everybody, func(user *User) bool { users = append(users, user); return true })
	if err := walk.all(ctx, creationSpan{}); err != nil {
		return err
	}
	slices.SortFunc(users, order.Compare)
	for i, user := range users {
		if i == options.Limit && i > 0 || !deliver(user) {
			break
		}
	}
	return nil
}
