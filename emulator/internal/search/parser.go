// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

const (
	// maxLength bounds the bytes of a query. URLs end well before.
	maxLength = 64 << 10
	// maxDepth bounds nested parentheses and signs, and with them the stack.
	maxDepth = 100
)

// parser is a recursive-descent parser with one token of lookahead. Its
// methods follow the grammar in the package documentation.
type parser struct {
	lexer lexer
	token token
	depth int
}

func parse(q string) (node, error) {
	p := &parser{lexer: lexer{query: q}}
	n, err := p.whole()
	if err != nil {
		return nil, err
	}
	return n, nil
}

func (p *parser) whole() (node, *ParseError) {
	q := p.lexer.query
	if len(q) > maxLength {
		return nil, p.lexer.fail(0, fmt.Sprintf("the query is longer than %d bytes", maxLength))
	}
	if valid := strings.ToValidUTF8(q, ""); len(valid) < len(q) {
		return nil, p.lexer.fail(firstInvalid(q), "the query is not valid UTF-8")
	}
	if err := p.advance(); err != nil {
		return nil, err
	}
	if p.token.kind == tokenEnd {
		return nil, p.lexer.fail(0, "the query is empty")
	}
	n, err := p.query(defaultField)
	if err != nil {
		return nil, err
	}
	if p.token.kind != tokenEnd {
		return nil, p.unexpected()
	}
	return n, nil
}

func firstInvalid(q string) int {
	for i, r := range q {
		if r == utf8.RuneError && !strings.HasPrefix(q[i:], string(utf8.RuneError)) {
			return i
		}
	}
	return len(q)
}

func (p *parser) advance() *ParseError {
	t, err := p.lexer.next()
	if err != nil {
		return err
	}
	p.token = t
	return nil
}

func (p *parser) unexpected() *ParseError {
	switch p.token.kind {
	case tokenEnd:
		return p.lexer.fail(p.token.offset, "the query ends where a term is expected")
	case tokenColon:
		return p.lexer.fail(p.token.offset, `unexpected ":"; quote the value or write \:`)
	default:
		return p.lexer.fail(p.token.offset, fmt.Sprintf("unexpected %q", p.token.source))
	}
}

// query parses groups joined by OR. Values without a field of their own belong
// to the given one.
func (p *parser) query(f field) (node, *ParseError) {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth {
		return nil, p.lexer.fail(p.token.offset, fmt.Sprintf("more than %d levels of nesting", maxDepth))
	}
	var groups []node
	for {
		group, err := p.group(f)
		if err != nil {
			return nil, err
		}
		groups = append(groups, group)
		if p.token.kind != tokenOr {
			return newOr(groups), nil
		}
		if err := p.advance(); err != nil {
			return nil, err
		}
	}
}

// group parses clauses that stand side by side.
func (p *parser) group(f field) (node, *ParseError) {
	var clauses []clause
	for {
		c, err := p.clause(f)
		if err != nil {
			return nil, err
		}
		clauses = append(clauses, c)
		switch p.token.kind {
		case tokenEnd, tokenOr, tokenClose:
			return combine(clauses), nil
		}
	}
}

// clause parses operands joined by AND.
func (p *parser) clause(f field) (clause, *ParseError) {
	first, err := p.operand(f)
	if err != nil || p.token.kind != tokenAnd {
		return first, err
	}
	operands := []node{first.alone()}
	for p.token.kind == tokenAnd {
		if err := p.advance(); err != nil {
			return clause{}, err
		}
		next, err := p.operand(f)
		if err != nil {
			return clause{}, err
		}
		operands = append(operands, next.alone())
	}
	return clause{node: newAnd(operands)}, nil
}

// operand parses a value with the signs in front of it.
func (p *parser) operand(f field) (clause, *ParseError) {
	var m modifier
	switch p.token.kind {
	case tokenPlus:
		m = required
	case tokenNot:
		m = prohibited
	default:
		n, err := p.primary(f)
		return clause{node: n}, err
	}
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth {
		return clause{}, p.lexer.fail(p.token.offset, fmt.Sprintf("more than %d levels of nesting", maxDepth))
	}
	if err := p.advance(); err != nil {
		return clause{}, err
	}
	inner, err := p.operand(f)
	if err != nil {
		return clause{}, err
	}
	return clause{node: inner.alone(), modifier: m}, nil
}

// primary parses parentheses, or a value with or without a field name.
func (p *parser) primary(f field) (node, *ParseError) {
	if p.token.kind != tokenTerm {
		return p.value(f)
	}
	name := p.token
	if err := p.advance(); err != nil {
		return nil, err
	}
	if p.token.kind != tokenColon {
		return p.termNode(f, name)
	}
	if err := p.advance(); err != nil {
		return nil, err
	}
	if name.pattern.matchesAll() {
		return p.everything(name)
	}
	path, ok := name.pattern.literal()
	if !ok {
		return nil, p.lexer.fail(name.offset, "wildcards are not supported in field names")
	}
	return p.value(resolveField(path))
}

// everything parses the rest of *:*.
func (p *parser) everything(name token) (node, *ParseError) {
	if p.token.kind != tokenTerm || !p.token.pattern.matchesAll() {
		return nil, p.lexer.fail(name.offset, "wildcards are not supported in field names, except in *:*")
	}
	return allNode{}, p.advance()
}

// value parses what may stand after a field name.
func (p *parser) value(f field) (node, *ParseError) {
	t := p.token
	switch t.kind {
	case tokenOpen:
		return p.parentheses(f)
	case tokenRangeStart:
		return p.rangeNode(f)
	case tokenTerm:
		if err := p.advance(); err != nil {
			return nil, err
		}
		return p.termNode(f, t)
	case tokenPhrase:
		if err := p.advance(); err != nil {
			return nil, err
		}
		if f.kind == kindExists {
			return existsNode{resolveField(t.text)}, nil
		}
		return newTerm(f, t.text, true), nil
	default:
		return nil, p.unexpected()
	}
}

func (p *parser) parentheses(f field) (node, *ParseError) {
	open := p.token
	if err := p.advance(); err != nil {
		return nil, err
	}
	n, err := p.query(f)
	if err != nil {
		return nil, err
	}
	switch p.token.kind {
	case tokenClose:
		return n, p.advance()
	case tokenEnd:
		return nil, p.lexer.fail(open.offset, "this parenthesis is never closed")
	default:
		return nil, p.unexpected()
	}
}

// termNode gives an unquoted term its meaning in a field.
func (p *parser) termNode(f field, t token) (node, *ParseError) {
	text, isLiteral := t.pattern.literal()
	switch {
	case f.kind == kindExists && isLiteral:
		return existsNode{resolveField(text)}, nil
	case f.kind == kindExists:
		return nil, p.lexer.fail(t.offset, "_exists_ takes a field name without wildcards")
	case isLiteral:
		return newTerm(f, text, false), nil
	case f.kind == kindAppMetadata, f.kind == kindUserMetadata:
		return nil, p.lexer.fail(t.offset, "wildcards are not supported on metadata")
	case t.pattern.matchesAll() && f.kind == kindDefault:
		return allNode{}, nil
	case t.pattern.matchesAll():
		return existsNode{f}, nil
	case t.pattern.tooOpen():
		return nil, p.lexer.fail(t.offset, fmt.Sprintf(
			"a term that starts with a wildcard needs %d literal characters in a row", minLiteral))
	}
	return newWildcard(f, t.pattern), nil
}
