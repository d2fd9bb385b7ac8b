// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// some is a report with the scenarios that answer every target, every figure met.
func some(t *testing.T) *report {
	t.Helper()
	scenarios, err := matrix("default,growth")
	if err != nil {
		t.Fatal(err)
	}
	r := &report{Machine: machineInfo{CPU: "Test <1>", Cores: 2, Go: "go1"}, Provider: provider{Address: "a/b"}}
	for _, s := range scenarios {
		requests := func(routes map[string]int) step {
			done := step{ByRoute: routes, Seconds: 1, CLISeconds: 3, processUsage: processUsage{CPUSeconds: 2, PeakBytes: 64 << 20}}
			for _, n := range routes {
				done.Requests += n
			}
			return done
		}
		res := result{scenario: s}
		for name, done := range map[string]step{
			stepCreate:  requests(map[string]int{"POST /users": s.Users}),
			stepPlan:    requests(map[string]int{"GET /users": 5}),
			stepChange:  requests(map[string]int{"GET /users": 5, "PATCH /users/{id}": s.Users}),
			stepDestroy: requests(map[string]int{"GET /users": 5, "DELETE /users/{id}": s.Users}),
		} {
			done.Name = name
			if name == stepCreate {
				done.StateBytes = int64(s.Users) * 1300
			}
			if s.Measured == stepsAll || name == stepPlan || s.Measured == stepsCreate && name == stepCreate {
				res.Steps = append(res.Steps, done)
			}
		}
		r.Results = append(r.Results, res)
	}
	return r
}

// Default and growth measure every target, and one worse figure misses one.
func TestTargets(t *testing.T) {
	t.Parallel()
	r := some(t)
	r.check()
	for _, target := range r.Targets {
		if target.verdict() != "met" {
			t.Errorf("%s, %s: %s", target.What, target.Want, target.verdict())
		}
	}
	if err := r.summary(io.Discard, "x"); err != nil {
		t.Error(err)
	}

	enterprise, slow, roles := base(many, 10), base(many, 10), base(many, 100)
	enterprise.Limits, slow.Limits, roles.Assignments = limitsEnterprise, limitsFree, assignRoles
	enterprise.Measured, slow.Measured, roles.Measured = stepsCreate, stepsPlan, stepsCreate
	permissions := roles
	permissions.Assignments, permissions.State = assignPermissions, stateRemote
	grown := base(5000, 10)
	crowd := base(many, 10)
	crowd.Tenant, crowd.Measured = bigTenant, stepsPlan
	big := base(few, 10)
	big.Tenant, big.Measured = bigTenant, stepsPlan
	for _, c := range []struct {
		of     scenario
		step   string
		worsen func(*step)
		misses int
		fails  bool
	}{
		{base(many, 100), stepPlan, func(s *step) { s.Requests = 31 }, 1, true},
		{big, stepPlan, func(s *step) { s.Requests = 9 }, 1, true},
		{crowd, stepPlan, func(s *step) { s.Requests = 31 }, 1, true},
		{roles, stepPlan, func(s *step) { s.Requests = 106 }, 1, true},
		{roles, stepCreate, func(s *step) { s.Requests = 1101 }, 1, true},
		{permissions, stepCreate, func(s *step) { s.Requests = 2101 }, 1, true},
		{base(many, 10), stepCreate, func(s *step) { s.StateBytes = 1401 * many }, 1, true},
		{base(many, 10), stepCreate, func(s *step) { s.Requests = 1011 }, 1, true},
		{base(many, 10), stepChange, func(s *step) { s.ByRoute["PATCH /users/{id}"]++ }, 1, true},
		{base(many, 10), stepDestroy, func(s *step) { s.Requests = 1031 }, 1, true},
		{enterprise, stepCreate, func(s *step) { s.RateLimited = 1 }, 1, true},
		{slow, stepPlan, func(s *step) { s.Seconds = 90 }, 1, false},
		{slow, stepPlan, func(s *step) { s.RateLimited = 1 }, 1, true},
		{grown, stepPlan, func(s *step) { s.Requests = 301 }, 1, true},
		{base(5000, 100), stepChange, func(s *step) { s.PeakBytes = 64<<20*50 + 1<<20 }, 1, true},
	} {
		r := some(t)
		found := r.find(c.of)
		if found == nil {
			t.Errorf("%s: not in the default matrix", c.of)
			continue
		}
		c.worsen(found.step(c.step))
		r.check()
		misses := 0
		for _, target := range r.Targets {
			if target.verdict() == "MISSED" {
				misses++
			}
		}
		if misses != c.misses {
			t.Errorf("%s, %s: %d misses, want %d", c.of, c.step, misses, c.misses)
		}
		if err := r.summary(io.Discard, "x"); errors.Is(err, errMissed) != c.fails {
			t.Errorf("%s, %s: %v", c.of, c.step, err)
		}
	}
}

func TestReport(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "new")
	r := some(t)
	if err := r.save(dir); err != nil {
		t.Fatal(err)
	}
	text := readFile(t, filepath.Join(dir, fileMarkdown))
	for _, want := range []string{"| CPU | Test <1>, 2 cores |", "| at most 8 requests | 5 | met |", "| 1000 | 1000 | enterprise | 10 | none | create | 1000 | 1.000 | 0 | 1.0 | 2.0 | 3.0 | 64 | 66 | 1300 |"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	var again report
	if err := json.Unmarshal([]byte(readFile(t, filepath.Join(dir, fileJSON))), &again); err != nil {
		t.Fatal(err)
	}
	if len(again.Results) != len(r.Results) || again.Results[0].scenario != r.Results[0].scenario || again.Results[0].Steps[0].PeakBytes != 64<<20 {
		t.Errorf("the JSON does not hold the results: %+v", again.Results[0])
	}
	chart := readFile(t, filepath.Join(dir, fileChart))
	wellFormed(t, chart)
	wellFormed(t, readFile(t, filepath.Join(dir, fileHeadline)))
	if n := strings.Count(chart, "<g "); n != 8 {
		t.Errorf("%d charts, want 8", n)
	}
}

func wellFormed(t *testing.T, chart string) {
	t.Helper()
	for decoder := xml.NewDecoder(strings.NewReader(chart)); ; {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("the chart is no XML: %v", err)
		}
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestFlags(t *testing.T) {
	t.Parallel()
	o, err := parseFlags([]string{"-users", "5,7", "-parallelism", "3", "-limits", "free,off", "-assignments", "roles", "-tenant", "6"}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	want := []scenario{
		{5, 3, limitsFree, assignRoles, 6, stepsAll, peopleEach, stateLocal},
		{7, 3, limitsFree, assignRoles, 7, stepsAll, peopleEach, stateLocal},
		{5, 3, limitsOff, assignRoles, 6, stepsAll, peopleEach, stateLocal},
		{7, 3, limitsOff, assignRoles, 7, stepsAll, peopleEach, stateLocal},
	}
	if !slices.Equal(o.scenarios, want) || o.dir != otherDir || o.provider.other() {
		t.Errorf("got %+v", o)
	}
	o, err = parseFlags([]string{"-matrix", "full", "-provider-binary", "main.go", "-prefix", "auth0_"}, io.Discard)
	if err != nil || len(o.scenarios) != 102 || !filepath.IsAbs(o.provider.Binary) || o.dir == resultsDir {
		t.Errorf("got %d scenarios, %+v, %v", len(o.scenarios), o.provider, err)
	}
	for _, c := range []struct{ args, says string }{
		{"-users 0", "positive numbers"},
		{"-users 1,,2", "positive numbers"},
		{"-parallelism x", "positive numbers"},
		{"-limits gold", "off, off-80ms, free"},
		{"-assignments roles,all", "none, roles"},
		{"-people crowd", "each, roster"},
		{"-people each,roster -assignments roles", "without -assignments"},
		{"-people roster -provider-binary main.go", "no rosters"},
		{"-people roster -against main.go", "no rosters"},
		{"-steps create", "all, create+plan"},
		{"-state s3", "local or remote"},
		{"-tenant -1", "number of users in the tenant"},
		{"-matrix huge", "quick, default, growth"},
		{"-prefix auth0", "ends with an underscore"},
		{"-provider-address auth0", "expected an address"},
		{"-permission-syntax json", "attribute or block"},
		{"users", "unexpected argument"},
		{"-provider-binary nowhere", "the program of a provider"},
		{"-against nowhere", "the program of a provider"},
		{"-against .", "the program of a provider"},
		{"-against main.go -against-source auth0", "-against-source"},
		{"-against main.go -repetitions 0", "positive number"},
	} {
		if _, err := parseFlags(strings.Fields(c.args), io.Discard); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", c.args, err, c.says)
		}
	}
	for args, dir := range map[string]string{
		"": resultsDir, "-matrix full": resultsDir, "-matrix quick": otherDir, "-matrix roster": otherDir, "-matrix roster -add": resultsDir, "-matrix default,growth": resultsDir, "-matrix full -out x": "x",
		"-users 3 -add": resultsDir, "-render": resultsDir, "-against main.go -users 3": otherDir, "-against main.go": resultsDir,
	} {
		if o, err := parseFlags(strings.Fields(args), io.Discard); err != nil || o.dir != dir {
			t.Errorf("%q: report to %s, want %s; %v", args, o.dir, dir, err)
		}
	}
	if _, err := parseFlags([]string{"-h"}, io.Discard); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("-h: %v", err)
	}
	if err := run(t.Context(), nil, "", io.Discard); err == nil || !strings.Contains(err.Error(), "CLI is not set") {
		t.Errorf("without a CLI: %v", err)
	}
}

// The stand-in of the provider adds up what its processes used.
func TestUsageFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "usage")
	for _, u := range []noted{{processUsage{0.5, 10}, 0.25}, {processUsage{1.5, 30}, 0.5}, {processUsage{1, 20}, 0}} {
		if err := appendUsage(file, u); err != nil {
			t.Fatal(err)
		}
	}
	sum, err := takeUsage(file)
	if err != nil || sum != (noted{processUsage{3, 30}, 0.75}) {
		t.Errorf("got %+v, %v", sum, err)
	}
	if _, err := takeUsage(file); err == nil {
		t.Error("a command that started no provider has been measured")
	}
	if code := shim("/bin/false", file); code != 1 {
		t.Errorf("exit code %d", code)
	}
	if _, err := takeUsage(file); err != nil {
		t.Error(err)
	}
}

func TestMachine(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "info")
	content := "processor\t: 0\nmodel name\t: Quick CPU @ 3 GHz\nmodel name\t: Other\nPRETTY_NAME=\"Some OS 12\"\n"
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"model name": "Quick CPU @ 3 GHz", "PRETTY_NAME": "Some OS 12", "none": ""} {
		if got := field(file, key); got != want {
			t.Errorf("%s: %q", key, got)
		}
	}
	if got := field(filepath.Join(t.TempDir(), "none"), "x"); got != "" {
		t.Errorf("from no file: %q", got)
	}
}
