// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"slices"
	"strings"
)

// Evidence says how it is known that an operation answers as it does here.
type Evidence string

// The kinds of evidence, the strongest first.
const (
	// Recorded: the answers follow recordings of real traffic; where those are silent, the reference.
	Recorded Evidence = "recorded"
	// Specified: request and answer follow the published OpenAPI document; no traffic was seen.
	Specified Evidence = "specified"
	// Documented: texts of the documentation say what it does, but no schema does.
	Documented Evidence = "documented"
	// Assumed: only that there is such an operation is known.
	Assumed Evidence = "assumed"
)

// Operation is one operation of the Management API that the emulator serves.
type Operation struct {
	Method   string   // "GET"
	Path     string   // below /api/v2, as in the reference: "/users/{id}"
	Scopes   []string // any one of them is enough, unless EveryScope says so
	Evidence Evidence
	Note     string // what the evidence does not cover, or ""
	// EveryScope says that all of Scopes are needed. One other scope may do in their place.
	EveryScope bool
	Instead    string
}

// Operations lists what an emulator with the zero Options serves, by path and method.
func Operations() []Operation {
	marks := evidenceMarks()
	var list []Operation
	for _, e := range endpoints(Options{}) {
		m := marks[e.key()]
		list = append(list, Operation{
			Method: e.method, Path: e.template, Scopes: slices.Clone(e.scopes), EveryScope: e.everyScope, Instead: e.instead,
			Evidence: m.evidence, Note: m.note,
		})
	}
	slices.SortFunc(list, func(a, b Operation) int {
		return strings.Compare(a.Path+" "+a.Method, b.Path+" "+b.Method)
	})
	return list
}

// mark is the evidence of one endpoint.
type mark struct {
	evidence Evidence
	note     string
}

// evidenceRow marks the methods of a path.
type evidenceRow struct {
	methods, path string
	note          string
}

func evidenceMarks() map[string]mark {
	marks := map[string]mark{}
	for evidence, rows := range map[Evidence][]evidenceRow{
		Recorded: recordedRows, Specified: specifiedRows, Documented: documentedRows, Assumed: assumedRows,
	} {
		for _, row := range rows {
			for method := range strings.FieldsSeq(row.methods) {
				marks[method+" "+row.path] = mark{evidence, row.note}
			}
		}
	}
	return marks
}
