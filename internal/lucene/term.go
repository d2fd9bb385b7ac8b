// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package lucene

import "strings"

// nothing matches no user: none has an empty ID. It stands for an empty list
// of alternatives, because an empty query would match everybody.
const nothing = `user_id:""`

// Term returns the query for users whose field has exactly this text. The
// field may be a dotted path into metadata or identities.
func Term(field, value string) string {
	return Match(field, Text(value))
}

// AnyOf returns the query for users whose field has one of these texts. No
// values at all match nobody.
func AnyOf(field string, values ...string) string {
	literals := make([]Literal, len(values))
	for i, value := range values {
		literals[i] = Text(value)
	}
	return Match(field, literals...)
}

// Match returns the query for users whose field has one of the values. No
// values at all match nobody.
func Match(field string, values ...Literal) string {
	switch len(values) {
	case 0:
		return nothing
	case 1:
		return Field(field) + ":" + string(values[0])
	}
	var b strings.Builder
	b.WriteString(Field(field))
	b.WriteString(":(")
	for i, value := range values {
		if i > 0 {
			b.WriteString(" OR ")
		}
		b.WriteString(string(value))
	}
	b.WriteString(")")
	return b.String()
}

// And returns the query that all the given queries must match. Each must be
// the result of Term, AnyOf or Match, or stand in parentheses: a bare OR in
// one of them would not stay inside it.
func And(queries ...string) string {
	return strings.Join(queries, " AND ")
}
