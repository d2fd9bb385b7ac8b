// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package operations

import (
	"slices"
	"strings"
)

// Scopes returns what a token needs for all of the operations, in the words of the documentation:
// "`read:users`, `update:users`", and where there is a choice "`a`, and either `b` or `c` with `d`".
func Scopes(of ...*Operation) string {
	needs := needsOf(of)
	text := strings.Join(quoted(needs.all), ", ")
	for _, choice := range needs.choices {
		words := quoted(choice)
		either := words[0] + " or " + strings.Join(words[1:], " with ")
		if text == "" {
			text = either
			continue
		}
		text += ", and either " + either
	}
	return text
}

// Missing returns the scopes that a token lacks for all of the operations, each once and in their order. Where
// one of several will do, none is missing as long as there is one of them; otherwise the one to recommend is.
func Missing(has func(scope string) bool, of ...*Operation) []string {
	var missing []string
	for _, o := range of {
		for need := range strings.FieldsSeq(o.Scopes) {
			choice := strings.Split(need, "|")
			if !slices.ContainsFunc(choice, has) && !slices.Contains(missing, choice[0]) {
				missing = append(missing, choice[0])
			}
		}
	}
	return missing
}

// needs is what a token needs.
type needs struct {
	all []string
	// choices are a scope to recommend, and those that together replace it.
	choices [][]string
}

func needsOf(of []*Operation) needs {
	var n needs
	for _, o := range of {
		for need := range strings.FieldsSeq(o.Scopes) {
			if scope, others, chosen := strings.Cut(need, "|"); chosen {
				n.choose(scope, others)
			} else if !slices.Contains(n.all, scope) {
				n.all = append(n.all, scope)
			}
		}
	}
	n.choices = slices.DeleteFunc(n.choices, func(choice []string) bool { return slices.Contains(n.all, choice[0]) })
	return n
}

// choose adds to a choice that has the same recommendation, or else makes one.
func (n *needs) choose(scope, other string) {
	for i, choice := range n.choices {
		if choice[0] == scope {
			if !slices.Contains(choice, other) {
				n.choices[i] = append(choice, other)
			}
			return
		}
	}
	n.choices = append(n.choices, []string{scope, other})
}

func quoted(scopes []string) []string {
	words := make([]string, len(scopes))
	for i, scope := range scopes {
		words[i] = "`" + scope + "`"
	}
	return words
}
