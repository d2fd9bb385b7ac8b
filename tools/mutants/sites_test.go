// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"go/format"
	"slices"
	"strings"
	"testing"
)

const sample = `package p

const size = 3

func f(a, b int, list []int) (bool, error) {
	if a < b && b != 7 {
		note(a)
		return true, nil
	}
	for range list {
		continue
	}
	err := check(a + b)
	return false, err
}
`

func TestSites(t *testing.T) {
	t.Parallel()
	found, err := sites("p.go", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range found {
		got = append(got, s.what)
		mutated := s.mutate([]byte(sample))
		if _, err := format.Source(mutated); err != nil {
			t.Errorf("%s is no Go: %v", s, err)
		}
		if string(mutated) == sample {
			t.Errorf("%s changes nothing", s)
		}
	}
	slices.Sort(got)
	want := []string{
		"!= to ==", "&& to ||", "+ to -", "7 to 8", "< to <=", "< to >=", "call left out", "condition negated",
		"continue to break", "error not returned", "false to true", "true to false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNegated(t *testing.T) {
	t.Parallel()
	found, err := sites("p.go", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(found, func(s site) bool { return s.what == "condition negated" })
	if got := string(found[i].mutate([]byte(sample))); !strings.Contains(got, "if !(a < b && b != 7) {") {
		t.Errorf("got\n%s", got)
	}
}
