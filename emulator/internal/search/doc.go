// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package search reads and answers the query language of `GET /api/v2/users`,
// the documented subset of the Lucene query string syntax (user search v3).
// It works on users as decoded JSON and knows nothing of HTTP.
//
// Parse turns the text of a query into a Query, Query.Match asks whether one
// user satisfies it, and Index answers it over many users without looking at
// each of them.
//
// # Grammar
//
//	query    = group { ( "OR" | "||" ) group }
//	group    = clause { clause }
//	clause   = operand { ( "AND" | "&&" ) operand }
//	operand  = ( "NOT" | "!" | "-" | "+" ) operand | "(" query ")" | [ field ":" ] value
//	value    = term | phrase | range | "(" query ")"
//	range    = ( "[" | "{" ) bound "TO" bound ( "]" | "}" )
//
// NOT binds tightest, then AND, then clauses side by side, then OR. That is
// Boolean algebra and not the flat clause list of classic Lucene: the service's
// own example `NOT _exists_:logins_count OR logins_count:0` only makes sense
// this way. Clauses side by side have the default operator of the Lucene query
// string, OR, with its rules for marked clauses: all with "+" are required,
// none with "-", "!" or NOT may match, and unmarked ones matter only when
// nothing is required. So `a b` is a or b, and `a NOT b` is a without b.
//
// # Values
//
//   - A term or phrase matches the whole value of a field, never a word of it.
//   - Case is ignored in email, name, given_name, family_name, nickname and
//     email.domain, and counts everywhere else.
//   - A path skips arrays: user_metadata.addresses.city looks into every
//     address. Null, empty arrays and empty objects are not indexed.
//   - In metadata a phrase is text, while an unquoted term is whatever it can
//     be read as: tier:3 finds the number 3 and the text "3", tier:"3" finds
//     the text alone. Numbers compare by value (3 equals 3.0), exactly.
//   - A date may be a year, month, day, or time of day; it stands for that whole
//     period, so [2025-12-01 TO 2025-12-31] ends with the last day's end.
//   - A bare term or phrase looks into the text attributes of the user, never
//     into metadata.
//   - An attribute that is not searchable matches nothing.
//
// Where the documentation forbids something (wildcards on metadata, ranges on
// user_metadata, a leading wildcard with fewer than three literal characters)
// or leaves Lucene's feature out (fuzzy terms, boosts, regular expressions,
// field:>1), Parse refuses the query, so that nobody mistakes an empty result
// for an answer.
package search
