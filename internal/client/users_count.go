// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"net/url"
	"strconv"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserCount is how many users were counted so far.
type UserCount struct {
	Users    int    // At least; exactly when Complete.
	Complete bool   // Whether nobody is left to count.
	Next     string // created_at from which to go on; "" when there is no way to.
}

// CountFrom counts the users who match the Lucene query, "" for all, and were created at a moment or
// later, as the API writes created_at; "" for everybody. It takes one request and counts about a
// thousand users, as the API tells totals up to 1000 only (GET /users). The search index behind it is
// eventually consistent.
func (u *UsersClient) CountFrom(ctx context.Context, query, from string) (UserCount, error) {
	clause := ""
	if from != "" {
		clause = creationClause(from, false, false)
	}
	// The last page within reach names the moment from which to go on.
	values := url.Values{
		"page": {strconv.Itoa(searchCap/pageSize - 1)}, "per_page": {strconv.Itoa(pageSize)}, "include_totals": {"true"},
		"sort": {UserOrder{Field: fieldCreatedAt}.String()},
	}
	FieldSelection{Fields: []string{fieldUserID, fieldIdentities, fieldCreatedAt}}.addTo(values)
	if query = combine(query, clause); query != "" {
		values.Set("q", query)
		values.Set("search_engine", "v3")
	}
	list := call{operation: operations.ListUsers, query: values}
	page := offsetPage[*User]{key: "users"}
	if err := u.client.do(ctx, list, &page); err != nil {
		return UserCount{}, err
	}
	switch {
	case page.total < 0:
		return UserCount{}, unusableList(list, "does not count the users of a list")
	case page.total != searchCap:
		return UserCount{Users: page.total, Complete: true}, nil // From 1000 on only if the API counts further.
	case len(page.items) == 0:
		return UserCount{}, unusableList(list, "counts users that it does not list")
	}
	return onwards(page.items, from), nil
}

// onwards is the count up to the last of a page of rows that ends where the API lists no further.
func onwards(rows []*User, from string) UserCount {
	last := valueOf(rows[len(rows)-1].CreatedAt)
	counted := searchCap
	for i := len(rows) - 1; i >= 0 && valueOf(rows[i].CreatedAt) == last; i-- {
		counted-- // They are counted from there on.
	}
	if last == "" || last == from {
		return UserCount{Users: searchCap} // Too many were created at one moment.
	}
	return UserCount{Users: counted, Next: last}
}
