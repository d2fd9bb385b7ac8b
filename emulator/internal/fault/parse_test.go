// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package fault_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/fault"
)

func anyRoute(string, string) bool { return true }

// Whatever is written is a rule that says itself, or an error that names it.
func TestParse_neverPanics(t *testing.T) {
	t.Parallel()
	words := []string{
		"GET", "*", "**", "/users", "/users/{id}", "drop-before", "status=503", "status", "429", "cache", "repeat", "repeat=3", "json-set", "a.b=1", "json-del",
		".", "'", `"`, "'a b'", "header", "X=1", "cursor=loop", "total=5", "p=0.5", "when=409", "nth=2", "match=x", "pad=1KB", "=", "",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(words), rapid.String()), 0, 8).Draw(t, "words"), " ")
		rule, err := fault.Parse(text, anyRoute)
		if err != nil {
			if !strings.Contains(err.Error(), "fault rule ") {
				t.Fatalf("%q: the error does not name the rule: %v", text, err)
			}
			return
		}
		if rule.String() != text {
			t.Fatalf("%q became %q", text, rule)
		}
	})
}

// The examples of the help text are rules, and so is every action in it.
func TestSyntax_isTrue(t *testing.T) {
	t.Parallel()
	_, examples, _ := strings.Cut(fault.Syntax, "Examples: ")
	rules := strings.Split(strings.TrimSpace(examples), "\"")
	n := 0
	for i := 1; i < len(rules); i += 2 {
		n++
		if _, err := fault.Parse(rules[i], anyRoute); err != nil {
			t.Error(err)
		}
	}
	if n < 6 {
		t.Errorf("%d examples", n)
	}
	actions, _, _ := strings.Cut(fault.Syntax, "PATH is a dotted path")
	_, actions, _ = strings.Cut(actions, "Actions that keep")
	for line := range strings.SplitSeq(actions, "\n") {
		if !strings.HasPrefix(line, "    ") {
			continue
		}
		column := min(len(line), 24)
		for text := range strings.SplitSeq(line[:column], ",") {
			text = strings.TrimSpace(text)
			text = strings.NewReplacer("NAME=VAL", "X=1", "PATH=VAL", "x=1", "NAME", "X", "PATH", "x").Replace(text)
			if _, err := fault.Parse("* "+text, anyRoute); err != nil {
				t.Errorf("the help has %q: %v", text, err)
			}
		}
	}
}
