// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// beside is a comparison of one scenario: the seconds of each round by step, ours
// and theirs.
func beside(limits string, seconds map[string][][2]float64) compared {
	c := compared{scenario: base(300, 10), Machine: machineInfo{CPU: "Test", Cores: 2, Date: "2026-01-02", Commit: "abc"}}
	c.Limits = limits
	for _, name := range allSteps {
		for i, both := range seconds[name] {
			if len(c.Rounds) <= i {
				c.Rounds = append(c.Rounds, round{})
			}
			taken := func(seconds float64) step {
				return step{Name: name, Requests: 300, Seconds: seconds, CLISeconds: 2 * seconds, processUsage: processUsage{CPUSeconds: seconds / 2}}
			}
			c.Rounds[i].Ours = append(c.Rounds[i].Ours, taken(both[0]))
			c.Rounds[i].Theirs = append(c.Rounds[i].Theirs, taken(both[1]))
		}
	}
	return c
}

// twoScenarios are all that a comparison can say: faster, slower, and neither.
func twoScenarios() *comparison {
	return &comparison{Address: "auth0/auth0", Scenarios: []compared{
		beside(limitsOff, map[string][][2]float64{
			stepCreate: {{6, 10}, {5, 10}, {14, 20}}, stepPlan: {{9, 10}, {11, 10}, {10, 10}},
			stepChange: {{12, 10}, {13, 10}, {11, 10}}, stepDestroy: {{8, 10}, {9, 10}, {7, 10}},
		}),
		beside(limitsProduction, map[string][][2]float64{stepCreate: {{1, 4}, {1, 2}}}),
	}}
}

// Rounds are compared each with its own: the median is of the ratios, not a ratio of medians.
func TestRatio(t *testing.T) {
	t.Parallel()
	c := twoScenarios().Scenarios
	for _, want := range []struct {
		of   compared
		step string
		cost cost
		says string
		is   standing
	}{
		{c[0], stepCreate, wall, "0.60 (0.50 to 0.70)", ahead},
		{c[0], stepPlan, wall, "1.00 (0.90 to 1.10)", level},
		{c[0], stepChange, providerCPU, "1.20 (1.10 to 1.30)", behind},
		{c[0], stepDestroy, cliCPU, "0.80 (0.70 to 0.90)", ahead},
		{c[1], stepCreate, wall, "0.38 (0.25 to 0.50)", ahead},
		{c[1], stepCreate, requests, "1.00 (1.00 to 1.00)", level},
	} {
		got, ok := ratioOf(want.of.pairs(want.step), want.cost)
		if !ok || got.String() != want.says || got.standing() != want.is {
			t.Errorf("%s, %s: %s, standing %d, %v; want %s, %d", want.of, want.step, got, got.standing(), ok, want.says, want.is)
		}
	}
	if _, ok := ratioOf(c[1].pairs(stepPlan), wall); ok {
		t.Error("a step that was not measured has a ratio")
	}
	if _, ok := ratioOf([]pair{{&step{Seconds: 1}, &step{}}}, wall); ok {
		t.Error("a ratio to nothing")
	}
}

// The median is the middle, whatever the order, and halfway between the middle two.
func TestMedian(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		values []float64
		want   float64
	}{
		{[]float64{3}, 3},
		{[]float64{4, 1}, 2.5},
		{[]float64{9, 1, 2}, 2},
		{[]float64{8, 1, 2, 4}, 3},
	} {
		given := slices.Clone(c.values)
		if got := median(c.values); got != c.want || !slices.Equal(c.values, given) {
			t.Errorf("%v: %g, want %g; then %v", given, got, c.want, c.values)
		}
	}
}

// A comparison is in the page, in the chart and in the targets, and the page is the same again from the JSON.
func TestComparisonReport(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	r := some(t)
	if strings.Contains(r.markdown(), "Beside") {
		t.Error("a comparison that was not measured")
	}
	r.Comparison = twoScenarios()
	if err := r.save(dir); err != nil {
		t.Fatal(err)
	}
	page := readFile(t, filepath.Join(dir, fileMarkdown))
	for _, want := range []string{
		"## Beside auth0/auth0\n",
		"| 300 | off | 10 | create | 300 / 300 | 6.00 / 10.00 | 0.60 (0.50 to 0.70) | 12.00 / 20.00 | 0.60 (0.50 to 0.70) | 3.00 / 5.00 | 0.60 (0.50 to 0.70) |",
		"3 rounds, on 2026-01-02, commit abc, Test with 2 cores",
		"| Time of every step beside auth0/auth0, 300 users, no limits, -parallelism=10 | at most 1 of its | create 0.60, plan 1.00, change 1.20, destroy 0.80 | **missed** |",
		"| Time of every step beside auth0/auth0, 300 users, limits of enterprise, 80 ms away, -parallelism=10 | at most 0.9 of its | create 0.38 | met |",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q in\n%s", want, page)
		}
	}
	// The machine decides what a comparison gives: it fails no run.
	if err := r.summary(io.Discard, "x"); err != nil {
		t.Error(err)
	}
	chart := readFile(t, filepath.Join(dir, fileHeadline))
	wellFormed(t, chart)
	if !strings.Contains(chart, ">0.60<") || strings.Contains(chart, ">-1.00<") {
		t.Errorf("the chart does not show what was measured:\n%s", chart)
	}

	if err := os.WriteFile(filepath.Join(dir, fileMarkdown), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	raw := readFile(t, filepath.Join(dir, fileJSON))
	if err := run(t.Context(), []string{"-render", "-out", dir}, "", io.Discard); err != nil {
		t.Fatal(err)
	}
	if readFile(t, filepath.Join(dir, fileMarkdown)) != page || readFile(t, filepath.Join(dir, fileJSON)) != raw {
		t.Error("rendered anew, the report is another one")
	}
	if err := run(t.Context(), []string{"-render", "-out", t.TempDir()}, "", io.Discard); err == nil {
		t.Error("nothing has been rendered")
	}
}

// What is committed is what this program writes from the figures beside it.
func TestCommittedReport(t *testing.T) {
	t.Parallel()
	committed := filepath.Join("..", "..", resultsDir)
	r, err := readReport(committed)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := r.save(dir); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{fileJSON, fileMarkdown, fileChart, fileHeadline, fileRosters, fileGuide} {
		if readFile(t, filepath.Join(dir, name)) != readFile(t, filepath.Join(committed, name)) {
			t.Errorf("%s is not up to date: run make bench BENCHFLAGS=-render", name)
		}
	}
}

// The flags of a comparison choose what is compared, and a matrix is measured beside.
func TestAgainstFlags(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args                string
		measured, comparing int
	}{
		{"-against main.go -users 5", 0, 1},
		{"-against main.go -users 5,6 -limits off,enterprise-80ms", 0, 4},
		{"-against main.go -matrix against", 0, 6},
		{"-against main.go -matrix quick", 3, 6},
		{"-matrix against", 6, 0},
	} {
		o, err := parseFlags(strings.Fields(c.args), io.Discard)
		if err != nil || len(o.scenarios) != c.measured || len(o.compared) != c.comparing {
			t.Errorf("%s: %d measured, %d compared, %v", c.args, len(o.scenarios), len(o.compared), err)
		}
		if c.comparing > 0 && (o.against.Prefix != "auth0_" || o.repetitions != 3) {
			t.Errorf("%s: %+v", c.args, o)
		}
	}
}

// Two providers in turns, with the CPU of the CLI: both happen to be this one.
func TestAccCompare(t *testing.T) {
	t.Parallel()
	dir := built(t)
	r, out := measured(t, "-users", "3", "-limits", "off-80ms", "-steps", "create+plan", "-repetitions", "2",
		"-against", filepath.Join(dir, "terraform-provider-auth0users"), "-against-source", "example/auth0users")
	if r.Comparison == nil || len(r.Comparison.Scenarios) != 1 || len(r.Results) > 0 {
		t.Fatalf("got %+v", r)
	}
	c := &r.Comparison.Scenarios[0]
	for _, name := range []string{stepCreate, stepPlan} {
		rounds := c.pairs(name)
		if len(rounds) != 2 {
			t.Fatalf("%s: %d rounds", name, len(rounds))
		}
		for _, p := range rounds {
			for _, s := range []*step{p.ours, p.theirs} {
				if s.CLISeconds <= 0 || s.CPUSeconds <= 0 || s.Seconds < slowness.Seconds() || (name == stepCreate) != (s.StateBytes > 0) {
					t.Errorf("%+v", *s)
				}
			}
		}
	}
	if !strings.Contains(out, "round 2 of 2, example/auth0users") {
		t.Errorf("got %s", out)
	}
	if raw, err := json.Marshal(c.Rounds[0].Ours[0]); err != nil || !strings.Contains(string(raw), "cli_cpu_seconds") {
		t.Errorf("%s, %v", raw, err)
	}
}
