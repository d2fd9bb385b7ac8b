// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// withRosters is a report with 100 people in all ways, and 10,000 in a roster.
func withRosters(t *testing.T) *report {
	t.Helper()
	r := some(t)
	put := func(s scenario, create, plan step) {
		create.Name, plan.Name = stepCreate, stepPlan
		r.put(result{scenario: s, Steps: []step{create, plan}}, machineInfo{Commit: "abc", Date: "2026-03-04", CPU: "C", Cores: 8, CLI: "Terraform v1"})
	}
	for _, n := range []int{100, 10_000} {
		for _, people := range []string{peopleRoster, peopleRosterPasswords} {
			posts := n
			if people == peopleRoster {
				posts = 1 + n/1000
			}
			put(way(n, people), step{Requests: posts, Seconds: 3, CLISeconds: 0.5, StateBytes: int64(600 * n), processUsage: processUsage{CPUSeconds: 1}},
				step{Requests: 1 + n/100, Seconds: 2.5, CLISeconds: 0.25, processUsage: processUsage{CPUSeconds: 0.5, PeakBytes: 70 << 20}})
		}
	}
	return r
}

// Rosters have a table, a chart and a text of their own, beside one resource each of as many people, and are in no
// other: targets and charts are about one resource each.
func TestRosters(t *testing.T) {
	t.Parallel()
	without, r := some(t), withRosters(t)
	dir := t.TempDir()
	if err := r.save(dir); err != nil {
		t.Fatal(err)
	}
	text := readFile(t, filepath.Join(dir, fileMarkdown))
	for _, want := range []string{
		"| 100 | each | create | 100 | 1.0 | 3.0 | 2.0 | 64 | 1300 |", "| 100 | roster | create | 1 | 3.0 | 0.5 | 1.0 | 0 | 600 |",
		"| 10000 | roster+passwords | plan, no changes | 101 | 2.5 | 0.2 | 0.5 | 70 |  |", "measured on 2026-03-04 at commit abc (C, 8 cores, Terraform v1).", "](" + fileRosters + ")",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	wellFormed(t, readFile(t, filepath.Join(dir, fileRosters)))
	if n := strings.Count(r.rosterChart(), "<g "); n != 6 {
		t.Errorf("%d charts, want 6", n)
	}
	lines := strings.Split(readFile(t, filepath.Join(dir, fileGuide)), "\n")
	if len(lines) != 14 || strings.Join(strings.Fields(lines[2]), " ") != "100 roster create 1 1.5 3.0" || strings.Join(strings.Fields(lines[1]), " ") != "100 each create 100 5.0 1.0" {
		t.Errorf("%d lines:\n%s", len(lines), strings.Join(lines, "\n"))
	}

	without.check()
	if len(without.Targets) != len(r.Targets) || without.chart() != r.chart() || without.headlineChart() != r.headlineChart() {
		t.Error("rosters are in a chart, or a target, of one resource each")
	}
	if without.rosterText() != "" || without.rosterChart() != "" || strings.Contains(without.markdown(), "roster.svg") {
		t.Error("rosters that nobody has measured")
	}
}

// A roster has one block for everybody, and passwords in a map of their own where there are any.
func TestRosterConfiguration(t *testing.T) {
	t.Parallel()
	p := provider{Prefix: "auth0users_", Address: "auth0users/auth0users", Permission: syntaxAttribute}
	for people, passwords := range map[string]bool{peopleRoster: false, peopleRosterPasswords: true} {
		got, err := p.configuration(way(3, people))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(got, `resource "auth0users_roster" "bench"`) || strings.Contains(got, "auth0users_user\"") || strings.Contains(got, "passwords_wo ") != passwords {
			t.Errorf("%s:\n%s", people, got)
		}
	}
}
