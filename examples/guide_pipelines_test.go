package examples_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// TestAccGuidePipelines runs the scripts of the guide: a plan with an application that may only read and without
// the password, an apply of that plan with the password, and drift.
func TestAccGuidePipelines(t *testing.T) {
	t.Parallel()
	c := acctest.SharedCLI(t)
	clitest.SkipBelow(t, c, 11, "the write-only password")
	p := newPipeline(t, newWorkspace(t, c, "guides/pipelines/main.tf", "guides/pipelines/people.csv"))

	p.run(t, 0, "plan.sh", p.reader)
	p.says(t, "people.md", "**0 leavers, 2 joiners, 0 movers.**", "amira.haddad@example.com")
	p.run(t, 0, "apply.sh", p.writer)
	p.says(t, "evidence.jsonl", `"group":"joiner","actions":["created"]`, `"plan_sha256":"`)
	jonas := find(t, p.w, "jonas.weber@example.com")
	for _, file := range []string{"tfplan", "terraform.tfstate"} {
		if strings.Contains(read(t, filepath.Join(p.w.dir, file)), initialPassword) {
			t.Errorf("the password is in %s", file)
		}
	}
	p.run(t, 0, "drift.sh", p.reader)

	status, body, err := p.w.tenant.Do(t.Context(), "PATCH", jonas.path, map[string]any{"name": "Somebody Else"})
	if err != nil || status != 200 {
		t.Fatalf("changing a user: status %d, %v: %s", status, err, body)
	}
	p.run(t, 2, "drift.sh", p.reader)
	p.says(t, "people.md", "name from `Somebody Else` to `Jonas Weber`")

	// The plan of the reader cannot be applied by the reader.
	p.run(t, 0, "plan.sh", p.reader)
	p.run(t, 1, "apply.sh", p.reader)
}

// pipeline runs the scripts of the guide in a workspace.
type pipeline struct {
	w              *workspace
	reader, writer []string
}

func newPipeline(t *testing.T, w *workspace) pipeline {
	t.Helper()
	seed, err := emulator.ParseSeed(strings.NewReader(`clients: [{id: reader, secret: reader-secret, scopes: ["read:users", "read:roles", "read:role_members"]}]`))
	if err != nil {
		t.Fatal(err)
	}
	if err := w.tenant.Apply(seed); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(w.cli.Path(), filepath.Join(w.path, "terraform")); err != nil {
		t.Fatal(err)
	}
	if err := devcli.Build(t.Context(), w.path, devcli.Provider+"/cmd/auth0users-people"); err != nil {
		t.Fatal(err)
	}
	for _, script := range []string{"plan.sh", "apply.sh", "drift.sh"} {
		w.write(t, script, read(t, "guides/pipelines/"+script))
	}
	without := slices.DeleteFunc(slices.Clone(w.env), func(v string) bool {
		return strings.HasPrefix(v, "AUTH0_CLIENT_") || strings.HasPrefix(v, "TF_VAR_initial_password")
	})
	return pipeline{w, append(without, "AUTH0_CLIENT_ID=reader", "AUTH0_CLIENT_SECRET=reader-secret"), w.env}
}

// run expects a script to end with a status.
func (p pipeline) run(t *testing.T, want int, script string, env []string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "/bin/sh", script)
	cmd.Dir = p.w.dir
	like := p.w.cli.Command(t.Context(), p.w.dir, env)
	cmd.Env = append(like.Env, "PATH="+p.w.path+string(filepath.ListSeparator)+os.Getenv("PATH"))
	out, err := cmd.CombinedOutput()
	status := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		status = exit.ExitCode()
	case err != nil:
		t.Fatal(err)
	}
	if status != want {
		t.Fatalf("%s ends with %d, want %d:\n%s", script, status, want, out)
	}
}

func (p pipeline) says(t *testing.T, file string, want ...string) {
	t.Helper()
	text := read(t, filepath.Join(p.w.dir, file))
	for _, want := range want {
		if !strings.Contains(text, want) {
			t.Errorf("%s does not say %q:\n%s", file, want, text)
		}
	}
}
