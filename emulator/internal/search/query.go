// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

// Query is a parsed search expression. It is immutable and safe for
// concurrent use.
type Query struct {
	root node
}

// Parse reads a query. The error is a *ParseError; an empty or blank query is
// one too, because only the caller knows what no query means.
func Parse(q string) (*Query, error) {
	root, err := parse(q)
	if err != nil {
		return nil, err
	}
	return &Query{root: root}, nil
}

// Match reports whether a user satisfies the query. The user is decoded JSON:
// maps, slices, strings, booleans, nil, and numbers as json.Number or float64.
func (q *Query) Match(user map[string]any) bool {
	return q.root.match(user)
}

// String returns the query in a canonical form, with every operator written
// out. Parsing it again yields the same query.
func (q *Query) String() string {
	return q.root.format()
}
