// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package lucene

import "strconv"

// Literal is one value as it is written in a query. Make one with Text, Bool
// or Number.
type Literal string

// Text is a string value. It is always quoted, so that "true", "12" and "a*"
// are looked for as text.
func Text(value string) Literal {
	return Literal(Quote(value))
}

// Bool is a boolean value.
func Bool(value bool) Literal {
	return Literal(strconv.FormatBool(value))
}

// Number is a number in decimal notation, e.g. "12", "-3" or "1.5". A leading
// minus would exclude the term, so it is escaped.
func Number(decimal string) Literal {
	return Literal(Escape(decimal))
}
