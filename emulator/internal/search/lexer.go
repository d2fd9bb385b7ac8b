// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

type tokenKind int

const (
	tokenEnd tokenKind = iota
	tokenTerm
	tokenPhrase
	tokenAnd
	tokenOr
	tokenNot // NOT, ! or -
	tokenPlus
	tokenColon
	tokenOpen       // (
	tokenClose      // )
	tokenRangeStart // [ or {
)

// A token is a lexical unit. Terms carry a pattern, phrases plain text.
type token struct {
	kind    tokenKind
	offset  int
	source  string  // as written
	text    string  // phrase without quotes and escapes
	pattern pattern // term without escapes
}

// lexer cuts a query into tokens on demand, because what stands inside a range
// follows other rules than what stands outside.
type lexer struct {
	query  string
	offset int
}

func (l *lexer) fail(offset int, reason string) *ParseError {
	return &ParseError{Query: l.query, Offset: offset, Reason: reason}
}

func (l *lexer) skipSpace() {
	for l.offset < len(l.query) {
		r, size := utf8.DecodeRuneInString(l.query[l.offset:])
		if !isSpace(r) {
			return
		}
		l.offset += size
	}
}

// isSpace lists what separates terms in Lucene; other blanks are part of a term.
func isSpace(r rune) bool {
	return strings.ContainsRune(" \t\n\r\u3000", r)
}

var signs = map[byte]tokenKind{
	'(': tokenOpen, ')': tokenClose, ':': tokenColon, '[': tokenRangeStart, '{': tokenRangeStart,
	'+': tokenPlus, '-': tokenNot, '!': tokenNot,
}

var words = map[string]tokenKind{"AND": tokenAnd, "OR": tokenOr, "NOT": tokenNot}

// What Lucene has and the user search does not document.
var unsupported = map[byte]string{
	'/': "regular expressions are not supported; quote the value or write \\/",
	'~': "fuzzy and proximity searches are not supported; quote the value or write \\~",
	'^': "boosts are not supported; quote the value or write \\^",
	'<': "comparison operators are not supported; use a range such as [* TO 10}",
	'>': "comparison operators are not supported; use a range such as [10 TO *]",
	']': "this bracket closes no range",
	'}': "this brace closes no range",
}

func (l *lexer) next() (token, *ParseError) {
	l.skipSpace()
	start := l.offset
	if start == len(l.query) {
		return token{kind: tokenEnd, offset: start}, nil
	}
	first := l.query[start]
	if reason, ok := unsupported[first]; ok {
		return token{}, l.fail(start, reason)
	}
	if kind, ok := signs[first]; ok {
		return l.take(kind, 1), nil
	}
	switch {
	case first == '"':
		return l.phrase()
	case strings.HasPrefix(l.query[start:], "&&"):
		return l.take(tokenAnd, 2), nil
	case strings.HasPrefix(l.query[start:], "||"):
		return l.take(tokenOr, 2), nil
	}
	return l.term()
}

func (l *lexer) take(kind tokenKind, length int) token {
	t := token{kind: kind, offset: l.offset, source: l.query[l.offset : l.offset+length]}
	l.offset += length
	return t
}

// phrase reads from the opening quote to the closing one.
func (l *lexer) phrase() (token, *ParseError) {
	start := l.offset
	l.offset++
	var text strings.Builder
	for l.offset < len(l.query) {
		switch c := l.query[l.offset]; c {
		case '"':
			l.offset++
			return token{kind: tokenPhrase, offset: start, source: l.query[start:l.offset], text: text.String()}, nil
		case '\\':
			r, err := l.escaped()
			if err != nil {
				return token{}, err
			}
			text.WriteRune(r)
		default:
			text.WriteByte(c)
			l.offset++
		}
	}
	return token{}, l.fail(start, "this quote is never closed")
}

// term reads an unquoted word with its escapes and wildcards.
func (l *lexer) term() (token, *ParseError) {
	start := l.offset
	var p pattern
	for l.offset < len(l.query) {
		r, size := utf8.DecodeRuneInString(l.query[l.offset:])
		if isSpace(r) || strings.ContainsRune(`()[]{}:"!`, r) {
			break
		}
		switch r {
		case '/', '^', '~':
			return token{}, l.fail(l.offset, unsupported[byte(r)])
		case '*':
			p = p.withStar()
			l.offset++
		case '?':
			p = p.withAny()
			l.offset++
		case '\\':
			literal, err := l.escaped()
			if err != nil {
				return token{}, err
			}
			p = p.withLiteral(literal)
		default:
			p = p.withLiteral(r)
			l.offset += size
		}
	}
	source := l.query[start:l.offset]
	kind, ok := words[source]
	if !ok {
		kind = tokenTerm
	}
	return token{kind: kind, offset: start, source: source, pattern: p}, nil
}

// escaped reads a backslash and what it protects: any character as it is, or
// four hexadecimal digits after a u.
func (l *lexer) escaped() (rune, *ParseError) {
	start := l.offset
	l.offset++
	if l.offset == len(l.query) {
		return 0, l.fail(start, "nothing follows this backslash")
	}
	r, size := utf8.DecodeRuneInString(l.query[l.offset:])
	l.offset += size
	if r != 'u' {
		return r, nil
	}
	const digits = 4
	if len(l.query)-l.offset >= digits {
		code, err := strconv.ParseUint(l.query[l.offset:l.offset+digits], 16, 32)
		if err == nil && utf8.ValidRune(rune(code)) {
			l.offset += digits
			return rune(code), nil
		}
	}
	return 0, l.fail(start, `\u needs the four hexadecimal digits of a character`)
}
