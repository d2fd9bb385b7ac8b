// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search_test

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A wildcard term is a regular expression in disguise.
func TestWildcardAgreesWithRegexp(t *testing.T) {
	t.Parallel()
	parts := rapid.SampledFrom([]string{"a", "b", "*", "?"})
	rapid.Check(t, func(t *rapid.T) {
		// A literal in front keeps the pattern clear of the length rule.
		pattern := "a" + strings.Join(rapid.SliceOfN(parts, 0, 8).Draw(t, "pattern"), "") + "*"
		text := "a" + strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b"}), 0, 12).Draw(t, "text"), "")
		want := regexp.MustCompile("^" + strings.NewReplacer("*", ".*", "?", ".").Replace(pattern) + "$").MatchString(text)
		query := mustParse(t, "username:"+pattern)
		if got := query.Match(map[string]any{"username": text}); got != want {
			t.Fatalf("username:%s on %s: got %t, want %t", pattern, text, got, want)
		}
	})
}
