// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import (
	"strings"
	"unicode/utf8"
)

const neverClosed = "this range is never closed"

// rangeNode parses from the opening bracket to the closing one.
func (p *parser) rangeNode(f field) (node, *ParseError) {
	open := p.token
	low, err := p.lexer.bound(open.offset)
	if err != nil {
		return nil, err
	}
	if err := p.lexer.to(open.offset); err != nil {
		return nil, err
	}
	high, err := p.lexer.bound(open.offset)
	if err != nil {
		return nil, err
	}
	low.inclusive = open.source == "["
	if high.inclusive, err = p.lexer.closeRange(open.offset); err != nil {
		return nil, err
	}
	n, failed := newRange(f, low, high)
	if failed != nil {
		return nil, p.lexer.fail(failed.bound.offset, failed.reason)
	}
	return n, p.advance()
}

// bound reads one end of a range: a star, a phrase, or anything up to a blank
// or a closing bracket.
func (l *lexer) bound(rangeStart int) (bound, *ParseError) {
	l.skipSpace()
	b := bound{offset: l.offset}
	if l.offset == len(l.query) {
		return b, l.fail(rangeStart, neverClosed)
	}
	if l.query[l.offset] == '"' {
		t, err := l.phrase()
		b.text, b.quoted = t.text, true
		return b, err
	}
	var text strings.Builder
	hasStar := false
	for l.offset < len(l.query) {
		r, size := utf8.DecodeRuneInString(l.query[l.offset:])
		if isSpace(r) || r == ']' || r == '}' {
			break
		}
		if r == '\\' {
			literal, err := l.escaped()
			if err != nil {
				return b, err
			}
			text.WriteRune(literal)
			continue
		}
		hasStar = hasStar || r == '*'
		text.WriteRune(r)
		l.offset += size
	}
	switch source := l.query[b.offset:l.offset]; {
	case source == "*":
		b.open = true
		return b, nil
	case source == "", source == "TO":
		return b, l.fail(b.offset, "a bound is missing here")
	case hasStar:
		return b, l.fail(b.offset, "wildcards are not supported in a range")
	}
	b.text = text.String()
	return b, nil
}

// to reads the word between the bounds.
func (l *lexer) to(rangeStart int) *ParseError {
	l.skipSpace()
	if l.offset == len(l.query) {
		return l.fail(rangeStart, neverClosed)
	}
	rest, isTo := strings.CutPrefix(l.query[l.offset:], "TO")
	next, _ := utf8.DecodeRuneInString(rest)
	if !isTo || !isSpace(next) && next != '"' {
		return l.fail(l.offset, "the bounds of a range are joined by TO")
	}
	l.offset += len("TO")
	return nil
}

// closeRange reads the closing bracket and reports whether it is inclusive.
func (l *lexer) closeRange(rangeStart int) (bool, *ParseError) {
	l.skipSpace()
	if l.offset == len(l.query) {
		return false, l.fail(rangeStart, neverClosed)
	}
	c := l.query[l.offset]
	if c != ']' && c != '}' {
		return false, l.fail(l.offset, "a range ends with ] or } after its second bound")
	}
	l.offset++
	return c == ']', nil
}
