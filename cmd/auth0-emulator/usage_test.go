// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// printed is what the program prints when all it has to do is print.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if err := run(t.Context(), args, &stdout, &stderr); err != nil || stderr.Len() > 0 {
		t.Errorf("%v: %v %s", args, err, &stderr)
	}
	return stdout.String()
}

// TestUsage: -h names every flag once, in lines that fit, and shows a seed that can be read.
func TestUsage(t *testing.T) {
	t.Parallel()
	text := printed(t, "-h")
	for line := range strings.Lines(text) {
		if len(strings.TrimSuffix(line, "\n")) > 100 {
			t.Errorf("more than 100 columns: %s", line)
		}
	}
	source, err := os.ReadFile("flags.go")
	if err != nil {
		t.Fatal(err)
	}
	flags, shown := names(`fs\.\w*Var\([^"]*"([a-z-]+)"`, string(source)), names(`(?m)^  -([a-z-]+) `, text)
	if diff := cmp.Diff(flags, shown); diff != "" || len(flags) == 0 {
		t.Errorf("(-flags +help):\n%s", diff)
	}
	_, seed, _ := strings.Cut(text, "tenant.\n")
	seed, _, _ = strings.Cut(seed, "\n\n")
	if s, err := emulator.ParseSeed(strings.NewReader(seed)); err != nil || len(s.Users) != 1 {
		t.Errorf("the seed in the help: %v %v", s, err)
	}
}

// names are what the group of a pattern matches, in order.
func names(pattern, text string) []string {
	var found []string
	for _, match := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		found = append(found, match[1])
	}
	slices.Sort(found)
	return found
}

// TestUsageExamples: the examples of -h are command lines that are understood.
func TestUsageExamples(t *testing.T) {
	t.Parallel()
	rules := regexp.MustCompile(`-fault '([^']+)'`).FindAllStringSubmatch(printed(t, "-h"), -1)
	if len(rules) < 3 {
		t.Fatalf("%d rules", len(rules))
	}
	for _, rule := range rules {
		if _, err := emulator.New(emulator.Options{Faults: rule[1:]}); err != nil {
			t.Errorf("%s: %v", rule[1], err)
		}
	}
}

func TestHelpExplainsFaults(t *testing.T) {
	t.Parallel()
	text := printed(t, "-fault", "help")
	for _, want := range []string{"drop-after", "nth=3", "Examples:"} {
		if !strings.Contains(text, want) {
			t.Errorf("it lacks %q", want)
		}
	}
}
