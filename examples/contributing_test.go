// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The map of CONTRIBUTING.md has every package of internal.
func TestContributing_map(t *testing.T) {
	t.Parallel()
	_, text, _ := strings.Cut(read(t, "../CONTRIBUTING.md"), "\ninternal/\n")
	text, _, found := strings.Cut(text, "\nexamples/")
	if !found {
		t.Fatal("CONTRIBUTING.md has no map of internal/")
	}
	for _, folder := range glob(t, "../internal/*") {
		name := filepath.Base(folder)
		if !regexp.MustCompile(`(?m)^  (\w+/, )*` + name + `/`).MatchString(text) {
			t.Errorf("the map in CONTRIBUTING.md lacks internal/%s", name)
		}
	}
}

// The kinds of pages sort what they are about into the same subcategories: the first line of their templates is one and the same.
func TestTemplates_subcategories(t *testing.T) {
	t.Parallel()
	heads := map[string][]string{}
	for _, template := range glob(t, "../templates/*.md.tmpl") {
		head, _, _ := strings.Cut(read(t, template), "\n")
		if strings.HasPrefix(head, "{{ $category :=") {
			heads[head] = append(heads[head], filepath.Base(template))
		}
	}
	if len(heads) != 1 {
		t.Errorf("their first lines differ: %q", slices.Collect(maps.Values(heads)))
	}
}
