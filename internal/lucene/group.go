// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package lucene

import "fmt"

// Group returns a hand-written query in parentheses, to be combined with others
// by And. It fails when a parenthesis or a quote of the query is not closed, or
// a parenthesis closes what the query has not opened: in a larger query such a
// mistake would go unnoticed and change its meaning.
func Group(query string) (string, error) {
	open, quoted, escaped := 0, false, false
	for i, r := range query {
		switch {
		case escaped:
			escaped = false
		case r == '\\':
			escaped = true
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '(':
			open++
		case r == ')':
			if open--; open < 0 {
				return "", fmt.Errorf("the parenthesis at position %d closes nothing", i+1)
			}
		}
	}
	switch {
	case escaped:
		return "", fmt.Errorf("the backslash at the end escapes nothing")
	case quoted:
		return "", fmt.Errorf("a quote is not closed")
	case open > 0:
		return "", fmt.Errorf("a parenthesis is not closed")
	}
	return "(" + query + ")", nil
}
