// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "github.com/auth0users/terraform-provider-auth0users/emulator/internal/search"

// UserQuery is a parsed search expression, as the parameter q of GET /users
// takes it. It is immutable and safe for concurrent use.
type UserQuery struct {
	query *search.Query
}

// ParseUserQuery reads a search expression. The error says where and why the
// service would refuse it; an empty or blank expression is refused, too.
func ParseUserQuery(q string) (*UserQuery, error) {
	query, err := search.Parse(q)
	if err != nil {
		return nil, err
	}
	return &UserQuery{query}, nil
}

// Match reports whether a search would find a user. The user is decoded JSON as
// GET /users/{id} answers it, numbers as json.Number or float64.
func (q *UserQuery) Match(user map[string]any) bool { return q.query.Match(user) }

// String returns the expression in a canonical form, with every operator
// written out. Parsing it again yields the same query.
func (q *UserQuery) String() string { return q.query.String() }
