// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
)

// site is one place of a file and what a mutant has there instead.
type site struct {
	file       string
	line       int
	start, end int // Bytes of the file.
	text       string
	what       string // For the reader: "== to !=".
}

// opposites are the operators that a condition may have been meant to have.
var opposites = map[token.Token]token.Token{
	token.EQL: token.NEQ, token.NEQ: token.EQL,
	token.LSS: token.GEQ, token.GEQ: token.LSS, token.GTR: token.LEQ, token.LEQ: token.GTR,
	token.LAND: token.LOR, token.LOR: token.LAND,
	token.ADD: token.SUB, token.SUB: token.ADD,
}

// borders are the operators that differ in the equal case only.
var borders = map[token.Token]token.Token{
	token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR,
}

// sites finds every place of a source file that can be mutated.
func sites(file string, source []byte) ([]site, error) {
	positions := token.NewFileSet()
	parsed, err := parser.ParseFile(positions, file, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var found []site
	add := func(from, to token.Pos, text, what string) {
		start := positions.Position(from)
		found = append(found, site{
			file: file, line: start.Line, start: start.Offset, end: positions.Position(to).Offset, text: text, what: what,
		})
	}
	ast.Inspect(parsed, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.GenDecl:
			return n.Tok != token.CONST // Texts and sizes, mostly.
		case *ast.BinaryExpr:
			for _, swap := range []map[token.Token]token.Token{opposites, borders} {
				if to, ok := swap[n.Op]; ok {
					add(n.OpPos, n.OpPos+token.Pos(len(n.Op.String())), to.String(), fmt.Sprintf("%s to %s", n.Op, to))
				}
			}
		case *ast.IfStmt:
			add(n.Cond.Pos(), n.Cond.Pos(), "!(", "condition negated")
			found[len(found)-1].end = positions.Position(n.Cond.End()).Offset
			last := &found[len(found)-1]
			last.text = "!(" + string(source[last.start:last.end]) + ")"
		case *ast.ExprStmt:
			if call, ok := n.X.(*ast.CallExpr); ok {
				add(call.Pos(), call.End(), "", "call left out")
			}
		case *ast.ReturnStmt:
			if len(n.Results) > 0 {
				if name, ok := n.Results[len(n.Results)-1].(*ast.Ident); ok && name.Name == "err" {
					add(name.Pos(), name.End(), "nil", "error not returned")
				}
			}
		case *ast.Ident:
			if to, ok := map[string]string{"true": "false", "false": "true"}[n.Name]; ok {
				add(n.Pos(), n.End(), to, n.Name+" to "+to)
			}
		case *ast.BasicLit:
			if value, err := strconv.Atoi(n.Value); n.Kind == token.INT && err == nil {
				add(n.Pos(), n.End(), strconv.Itoa(value+1), fmt.Sprintf("%d to %d", value, value+1))
			}
		case *ast.BranchStmt:
			if n.Tok == token.CONTINUE && n.Label == nil {
				add(n.Pos(), n.End(), "break", "continue to break")
			}
		}
		return true
	})
	return found, nil
}

// mutate returns the source with the site's text in it.
func (s site) mutate(source []byte) []byte {
	mutated := append([]byte{}, source[:s.start]...)
	mutated = append(mutated, s.text...)
	return append(mutated, source[s.end:]...)
}

func (s site) String() string { return fmt.Sprintf("%s:%d: %s", s.file, s.line, s.what) }
