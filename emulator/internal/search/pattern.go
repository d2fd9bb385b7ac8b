// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import "strings"

// minLiteral is the shortest literal of a term that starts with a wildcard.
const minLiteral = 3

// A pattern is an unquoted term after its escapes are gone: literal characters
// and the wildcards * (any characters, also none) and ? (one character).
// Literals are runes; wildcards are negative, so that an escaped star is not
// taken for one.
type pattern []rune

const (
	star rune = -1 - iota
	anyOne
)

func (p pattern) withLiteral(r rune) pattern { return append(p, r) }

func (p pattern) withAny() pattern { return append(p, anyOne) }

// withStar appends a star, unless it would repeat the last one.
func (p pattern) withStar() pattern {
	if len(p) > 0 && p[len(p)-1] == star {
		return p
	}
	return append(p, star)
}

// literal returns the text of a pattern without wildcards.
func (p pattern) literal() (string, bool) {
	for _, r := range p {
		if r < 0 {
			return "", false
		}
	}
	return string(p), true
}

// matchesAll reports whether the pattern is a star alone.
func (p pattern) matchesAll() bool {
	return len(p) == 1 && p[0] == star
}

// tooOpen reports whether the pattern starts with a wildcard and has no
// literal long enough to be looked up by.
func (p pattern) tooOpen() bool {
	if len(p) == 0 || p[0] >= 0 {
		return false
	}
	run := 0
	for _, r := range p {
		if r < 0 {
			run = 0
			continue
		}
		if run++; run == minLiteral {
			return false
		}
	}
	return true
}

// matches compares a whole text with the pattern. It remembers only the last
// star to fall back to, which keeps it free of exponential backtracking.
func (p pattern) matches(text []rune) bool {
	i, j := 0, 0
	lastStar, resume := -1, 0
	for j < len(text) {
		switch {
		case i < len(p) && p[i] == star:
			lastStar, resume = i, j
			i++
		case i < len(p) && (p[i] == anyOne || p[i] == text[j]):
			i++
			j++
		case lastStar >= 0:
			resume++
			i, j = lastStar+1, resume
		default:
			return false
		}
	}
	for i < len(p) && p[i] == star {
		i++
	}
	return i == len(p)
}

// folded returns the pattern for text whose case does not matter.
func (p pattern) folded() pattern {
	var result pattern
	for _, r := range p {
		if r < 0 {
			result = append(result, r)
			continue
		}
		result = append(result, []rune(fold(string(r)))...)
	}
	return result
}

func (p pattern) format() string {
	var b strings.Builder
	for i, r := range p {
		switch r {
		case star:
			b.WriteByte('*')
		case anyOne:
			b.WriteByte('?')
		default:
			writeEscaped(&b, r, i == 0)
		}
	}
	return b.String()
}
