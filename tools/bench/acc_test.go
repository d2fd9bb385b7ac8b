// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/devcli"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// The CLI starts the test binary in the provider's place, as it does with the program.
func TestMain(m *testing.M) {
	if provider := os.Getenv(shimProvider); provider != "" {
		os.Exit(shim(provider, os.Getenv(shimUsage)))
	}
	os.Exit(m.Run())
}

// measured runs the program with its real CLI and reads its report.
func measured(t *testing.T, args ...string) (report, string) {
	t.Helper()
	cli := clitest.Path(t)
	dir := t.TempDir()
	var out strings.Builder
	if err := run(t.Context(), append(args, "-out", dir), cli, &out); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	var r report
	if err := json.Unmarshal([]byte(readFile(t, filepath.Join(dir, fileJSON))), &r); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{fileMarkdown, fileChart} {
		if readFile(t, filepath.Join(dir, name)) == "" {
			t.Errorf("%s is empty", name)
		}
	}
	return r, out.String()
}

// A state in a backend is measured through all steps, and no file is left.
func TestAccBench_remoteState(t *testing.T) {
	t.Parallel()
	r, _ := measured(t, "-users", "3", "-state", "remote")
	res := r.find(scenario{3, 10, limitsOff, assignNone, 3, stepsAll, peopleEach, stateRemote})
	if res == nil || len(res.Steps) != 4 {
		t.Fatalf("got %+v", r.Results)
	}
	if got := res.Steps[0].StateBytes; got < 1000 {
		t.Errorf("the state has %d bytes", got)
	}
	for _, done := range res.Steps {
		if done.Requests == 0 || done.ByRoute["POST /users"]+done.ByRoute["PATCH /users/{id}"]+done.ByRoute["DELETE /users/{id}"] > 3 {
			t.Errorf("%s: %v", done.Name, done.ByRoute)
		}
	}
}

func TestAccBench(t *testing.T) {
	t.Parallel()
	r, out := measured(t, "-users", "10", "-assignments", "roles+permissions")
	res := r.find(scenario{10, 10, limitsOff, assignPermissions, 10, stepsAll, peopleEach, stateLocal})
	if res == nil || len(res.Steps) != 4 {
		t.Fatalf("got %+v", r.Results)
	}
	writes := map[string]map[string]int{
		stepCreate:  {"POST /users": 10, "POST /users/{id}/permissions": 10},
		stepPlan:    {},
		stepChange:  {"PATCH /users/{id}": 10},
		stepDestroy: {"DELETE /users/{id}/permissions": 10, "DELETE /users/{id}/roles": 10, "DELETE /users/{id}": 10},
	}
	for i := range res.Steps {
		done := &res.Steps[i]
		got := maps.Clone(done.ByRoute)
		maps.DeleteFunc(got, func(route string, _ int) bool { return strings.HasPrefix(route, "GET ") })
		if done.Name == stepCreate { // From whichever side is cheaper, which depends on who comes when.
			roles := got["POST /users/{id}/roles"] + got["POST /roles/{id}/users"]
			if roles == 0 || roles > 10 {
				t.Errorf("%d requests for the roles of 10 users: %v", roles, got)
			}
			delete(got, "POST /users/{id}/roles")
			delete(got, "POST /roles/{id}/users")
		}
		if !maps.Equal(got, writes[done.Name]) {
			t.Errorf("%s: %v, want %v", done.Name, got, writes[done.Name])
		}
		sum := 0
		for _, n := range done.ByRoute {
			sum += n
		}
		if done.Requests != sum || done.Seconds <= 0 || done.CPUSeconds <= 0 || done.CLISeconds <= 0 {
			t.Errorf("%+v", done)
		}
	}
	if !strings.Contains(out, "destroy ") || r.Machine.CLI == "" || r.Machine.Cores == 0 {
		t.Errorf("%+v\n%s", r.Machine, out)
	}
}

// A roster, of which the page has a table, a chart, and a table for the guide.
func TestAccBenchRoster(t *testing.T) {
	t.Parallel()
	clitest.SkipBelow(t, clitest.New(t), 11, "passwords_wo")
	r, _ := measured(t, "-users", "12", "-people", "roster+passwords", "-steps", "create+plan")
	res := r.find(scenario{12, 10, limitsOff, assignNone, 12, stepsCreate, peopleRosterPasswords, stateLocal})
	if res == nil || len(res.Steps) != 2 || res.step(stepCreate).ByRoute["POST /users"] != 12 || res.step(stepPlan).ByRoute["GET /users"] != 1 {
		t.Errorf("got %+v", r.Results)
	}
	r.check()
	if text := r.markdown(); !strings.Contains(text, "| 12 | roster+passwords | plan, no changes | 1 |") || !strings.Contains(r.rosterText(), "roster+passwords") {
		t.Errorf("no roster in\n%s\n%s", text, r.rosterText())
	}
	wellFormed(t, r.rosterChart())
}

// Another provider, whose address and syntax differ, over HTTPS, within limits and
// among strangers: it happens to be this one.
func TestAccBenchOther(t *testing.T) {
	t.Parallel()
	dir := built(t)
	r, out := measured(t, "-users", "5", "-tenant", "8", "-limits", "enterprise", "-steps", "plan", "-tls", "-provider-address", "example/auth0users",
		"-provider-binary", filepath.Join(dir, "terraform-provider-auth0users"), "-provider-block", `read_strategy = "direct"`)
	if len(r.Targets) > 0 {
		t.Errorf("targets of another provider: %v", r.Targets)
	}
	if len(r.Results) != 1 || len(r.Results[0].Steps) != 1 || r.Results[0].Steps[0].ByRoute["GET /users/{id}"] != 5 {
		t.Errorf("got %+v\n%s", r.Results, out)
	}
}

// built is a folder with the program of this provider.
func built(t *testing.T) string {
	t.Helper()
	clitest.Path(t)
	dir := t.TempDir()
	if err := devcli.Build(t.Context(), dir, devcli.Provider); err != nil {
		t.Fatal(err)
	}
	return dir
}

// The syntax of blocks is that of another provider, which is not at hand.
func TestPermissionBlocks(t *testing.T) {
	t.Parallel()
	p := provider{Prefix: "auth0_", Address: "auth0/auth0", Permission: syntaxBlock}
	s := base(3, 10)
	s.Assignments = assignPermissions
	got, err := p.configuration(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"  permissions {\n    name = \"read\"\n", `resource "auth0_user_roles" "bench"`, `ids = auth0_user.bench[*].id`, `source = "auth0/auth0"`, `provider "auth0" {`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}
