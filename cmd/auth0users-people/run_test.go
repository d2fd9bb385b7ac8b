// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const (
	plan   = "../../internal/peoplereport/testdata/terraform.json"
	nobody = `{"format_version":"1.2","resource_changes":[]}`
)

func TestRun(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		args   []string
		stdin  string
		status int
		out    string // in the report
		err    string // in the error
	}{
		"a report":           {args: []string{plan}, out: "**5 leavers, 2 joiners, 6 movers.** 10 managed before."},
		"of nobody":          {args: []string{"-detailed-exitcode", "-"}, stdin: nobody, out: "Nobody joins, moves or leaves. 0 managed."},
		"detailed exit code": {args: []string{"-detailed-exitcode", plan}, status: 2, out: "### Leavers (5)"},
		"few rows":           {args: []string{"-rows", "2", plan}, out: "\nAnd 3 more.\n"},
		"within a limit":     {args: []string{"-max-leavers", "50%", plan}, out: "### Leavers (5)"},
		"refused": {
			args: []string{"-max-leavers", "4", "-detailed-exitcode", plan}, status: 3,
			out: "> **Refused.** leavers: 5, and -max-leavers allows 4.", err: "-max-leavers allows 4",
		},
		"forbidden":     {args: []string{"-fail-on", "unblocks", plan}, status: 3, out: "### Joiners (2)", err: "unblocks: 1"},
		"no plan":       {args: []string{}, status: 1, err: "name the JSON of a plan"},
		"two plans":     {args: []string{"a", "b"}, status: 1, err: `unexpected argument "b"`},
		"missing file":  {args: []string{"none.json"}, status: 1, err: "none.json"},
		"not a plan":    {args: []string{"-"}, stdin: "{}", status: 1, err: "not the JSON of a plan"},
		"wrong limit":   {args: []string{"-max-movers", "few", plan}, status: 1, err: "a whole number"},
		"wrong kind":    {args: []string{"-fail-on", "everything", plan}, status: 1, err: `"everything" is none of`},
		"negative rows": {args: []string{"-rows", "-1", plan}, status: 1, err: "-rows"},
		"hash of what":  {args: []string{"-saved-plan", plan, plan}, status: 1, err: "-saved-plan needs -evidence"},
	} {
		var stdout, stderr bytes.Buffer
		status, err := run(test.args, strings.NewReader(test.stdin), &stdout, &stderr, time.Now)
		text := ""
		if err != nil {
			text = err.Error()
		}
		if status != test.status || !strings.Contains(stdout.String(), test.out) || !strings.Contains(text, test.err) || (test.err == "") != (err == nil) {
			t.Errorf("%s: status %d, error %q, output\n%s", name, status, text, stdout.String())
		}
	}
}

// The evidence of several plans adds up in one file, which only its owner may read.
func TestRun_evidence(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "evidence.jsonl")
	now := func() time.Time { return time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC) }
	for range 2 {
		var stdout, stderr bytes.Buffer
		if status, err := run([]string{"-evidence", file, "-saved-plan", plan, plan}, nil, &stdout, &stderr, now); status != 0 || err != nil {
			t.Fatal(status, err)
		}
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), `{"time":"2026-11-26T12:00:00Z",`); n != 26 {
		t.Errorf("%d lines, want 26", n)
	}
	if n := strings.Count(string(text), `"plan_sha256":"`); n != 26 {
		t.Errorf("%d hashes of the saved plan, want 26", n)
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}
