// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package lucene

import (
	"slices"
	"strings"
)

// Split takes a query that is too long apart into queries that together find the same
// users: one of alternatives (a OR b OR c), or of conditions of which one is a field
// with alternatives, as Match and And write them. size measures a query; none of the
// parts is larger than most. It fails, and returns nil, for a query of any other form,
// and where a single alternative is too large.
func Split(query string, most int, size func(string) int) []string {
	if size(query) <= most {
		return []string{query}
	}
	conditions, ok := cutAt(query, " AND ")
	if !ok {
		return nil
	}
	if len(conditions) == 1 {
		if alternatives, ok := cutAt(query, " OR "); ok && len(alternatives) > 1 && allPlain(alternatives) {
			return chunks("", alternatives, "", most, size)
		}
	}
	if !allPlain(conditions) {
		return nil
	}
	// The longest condition is the one that makes the query long.
	longest := 0
	for i, c := range conditions {
		if len(c) > len(conditions[longest]) {
			longest = i
		}
	}
	field, inner, ok := grouped(conditions[longest])
	if !ok {
		return nil
	}
	if field == "" {
		return within(conditions, longest, inner, most, size)
	}
	alternatives, ok := cutAt(inner, " OR ")
	if !ok || !allPlain(alternatives) {
		return nil
	}
	before, after := around(conditions, longest, field)
	return chunks(before, alternatives, after, most, size)
}

// around is what stands before and after the inside of the condition at i.
func around(conditions []string, i int, field string) (before, after string) {
	return strings.Join(append(slices.Clone(conditions[:i]), field), " AND ") + "(",
		strings.Join(append([]string{")"}, conditions[i+1:]...), " AND ")
}

// within takes the query in parentheses apart that is the condition at i.
func within(conditions []string, i int, inner string, most int, size func(string) int) []string {
	before, after := around(conditions, i, "")
	parts := Split(inner, most-size(before+after), size)
	for n, part := range parts {
		parts[n] = before + part + after
	}
	return parts
}

// chunks joins as many alternatives at a time as fit.
func chunks(before string, alternatives []string, after string, most int, size func(string) int) []string {
	var parts []string
	frame, joint := size(before+after), size(" OR ")
	for start := 0; start < len(alternatives); {
		end, total := start, frame
		for end < len(alternatives) && total+size(alternatives[end])+joint <= most {
			total += size(alternatives[end]) + joint
			end++
		}
		if end == start {
			return nil
		}
		parts = append(parts, before+strings.Join(alternatives[start:end], " OR ")+after)
		start = end
	}
	return parts
}

// grouped takes "field:(inner)" apart, and "(inner)".
func grouped(condition string) (field, inner string, ok bool) {
	open := strings.IndexByte(condition, '(')
	if open < 0 || !strings.HasSuffix(condition, ")") || open > 0 && condition[open-1] != ':' || strings.ContainsAny(condition[:open], `"\ `) {
		return "", "", false
	}
	return condition[:open], condition[open+1 : len(condition)-1], true
}

// cutAt cuts a query at an operator that stands outside of quotes and brackets. It
// fails when a quote or bracket is not closed.
func cutAt(query, operator string) (parts []string, ok bool) {
	start := 0
	closed := outside(query, func(i int) {
		if i >= start && strings.HasPrefix(query[i:], operator) {
			parts = append(parts, query[start:i])
			start = i + len(operator)
		}
	})
	return append(parts, query[start:]), closed
}

// allPlain reports whether each part is one term: without operators of its own outside
// of quotes and brackets, and without a sign in front.
func allPlain(parts []string) bool {
	for _, part := range parts {
		plain := part != "" && !strings.ContainsAny(part[:1], "+-!")
		closed := outside(part, func(i int) {
			if strings.ContainsAny(part[i:i+1], " \t\r\n") {
				plain = false
			}
		})
		if !plain || !closed {
			return false
		}
	}
	return true
}

// outside visits the positions of a query that are outside of quotes and brackets and
// not escaped, and reports whether all of these were closed.
func outside(query string, visit func(i int)) (closed bool) {
	depth, quoted := 0, false
	for i := 0; i < len(query); i++ {
		switch c := query[i]; {
		case c == '\\':
			i++
			continue
		case c == '"':
			quoted = !quoted
		case quoted:
		case strings.IndexByte("([{", c) >= 0:
			depth++
		case strings.IndexByte(")]}", c) >= 0:
			if depth--; depth < 0 {
				return false
			}
		case depth == 0:
			visit(i)
		}
	}
	return depth == 0 && !quoted
}
