// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package peoplereport

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// secretAddress and what follows from it are marked as secret in the plans of testdata.
var secretAddress = []string{"s.ecret-Before7", "s.ecret-After8", "Correct-Horse-7-Battery"}

func read(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func report(t *testing.T, text []byte) *Report {
	t.Helper()
	r, err := New(text)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The plans come from Terraform 1.11 and OpenTofu 1.12 with the configuration in testdata/fixture.
func TestReport_realPlans(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"terraform.json", "opentofu.json"} {
		text := read(t, file)
		for _, secret := range secretAddress {
			if !bytes.Contains(text, []byte(secret)) {
				t.Fatalf("%s does not contain the secret %s", file, secret)
			}
		}
		r := report(t, text)
		checkGolden(t, file, r)
	}
}

// checkGolden compares a report with report.md, and looks for secrets in it.
func checkGolden(t *testing.T, what string, r *Report) {
	t.Helper()
	markdown := r.Markdown(0)
	if want := string(read(t, "report.md")); markdown != want {
		t.Errorf("%s: the report is\n%s\nwant\n%s", what, markdown, want)
	}
	var evidence strings.Builder
	if err := r.Evidence(&evidence, time.Unix(0, 0), ""); err != nil {
		t.Fatal(err)
	}
	for _, secret := range secretAddress {
		if strings.Contains(markdown+evidence.String(), secret) {
			t.Errorf("%s: the report gives the secret %s away", what, secret)
		}
	}
}

// TestAccReport makes the plan anew, with the CLI and the provider of today.
func TestAccReport(t *testing.T) {
	t.Parallel()
	c := clitest.New(t)
	seed, err := emulator.ParseSeed(bytes.NewReader(read(t, "fixture/seed.yaml")))
	if err != nil {
		t.Fatal(err)
	}
	tenant := emulator.Start(t, emulator.Options{Seed: seed})
	env := []string{"AUTH0_DOMAIN=" + tenant.URL, "AUTH0_CLIENT_ID=" + tenant.ClientID(), "AUTH0_CLIENT_SECRET=" + tenant.ClientSecret()}
	dir := t.TempDir()
	run := func(args ...string) string {
		t.Helper()
		out, err := c.Run(t.Context(), dir, env, args...)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	add := func(files ...string) {
		t.Helper()
		for _, file := range files {
			if err := os.WriteFile(filepath.Join(dir, file), read(t, "fixture/"+file), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	add("main.tf", "before.tfvars", "after.tfvars")
	run("apply", "-auto-approve", "-input=false", "-no-color", "-var-file=before.tfvars")
	add("after.tf")
	run("plan", "-input=false", "-no-color", "-var-file=after.tfvars", "-out=tfplan")
	text := run("show", "-json", "tfplan")
	checkGolden(t, "a plan of today", report(t, []byte(text[strings.Index(text, "{"):])))
}

func TestEvidence(t *testing.T) {
	t.Parallel()
	text := read(t, "terraform.json")
	var out strings.Builder
	r := report(t, text)
	if err := r.Evidence(&out, time.Date(2026, 11, 26, 9, 0, 0, 0, time.FixedZone("", 3600)), "abc"); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != len(r.People) || len(lines) != 13 {
		t.Fatalf("%d lines for %d people", len(lines), len(r.People))
	}
	const want = `{"time":"2026-11-26T08:00:00Z","planned_at":"PLANNED","plan_json_sha256":"HASH","plan_sha256":"abc","group":"leaver",` +
		`"actions":["blocked"],"user_id":"auth0|chloe","names":["chloe.dubois@example.com"],"addresses":["auth0users_user.person[\"chloe\"]"],` +
		`"what":["blocked; Terraform forgets the account","loses the role \"rol_aB3dE5fG7hI9jK1l\""]}`
	got := strings.NewReplacer(r.PlannedAt, "PLANNED", hashOf(text), "HASH").Replace(lines[1])
	if got != want {
		t.Errorf("the line is\n%s\nwant\n%s", got, want)
	}
	for _, line := range lines {
		if !json.Valid([]byte(line)) {
			t.Errorf("no JSON: %s", line)
		}
	}
}

func TestNew_notAPlan(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                                     "empty",
		" \n":                                  "empty",
		"PK\x03\x04\x00":                       "saved plan itself",
		"not json":                             "no JSON object",
		"[]":                                   "no JSON object",
		`{"@level":"info","@message":"x"}`:     "output of terraform plan -json",
		`{"format_version":"1.0","values":{}}`: "a state",
		`{"version":4,"lineage":"x"}`:          "a state",
		`{"resource_changes":[]}`:              "not the JSON of a plan",
		`{"format_version":"2.0","resource_changes":[]}`:                         "format 2.0",
		`{"format_version":"1.2","resource_changes":{"secret":1}}`:               "wrong kind of value in resource_changes",
		`{"format_version":"1.2","resource_changes":[{"change":{"actions":1}}]}`: "wrong kind of value in resource_changes.change.actions",
	} {
		_, err := New([]byte(text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}
