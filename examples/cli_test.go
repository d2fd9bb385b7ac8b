package examples_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli"
)

// initialPassword satisfies the strictest policy of the emulator's databases.
const initialPassword = "Correct-Horse-7-Battery"

// preamble stands before an example that does not say which provider it uses.
const preamble = `terraform {
  required_providers {
    auth0users = {
      source = "auth0users/auth0users"
    }
  }
}

`

// workspace is one directory of configuration, its CLI and its tenant.
type workspace struct {
	cli  *devcli.CLI
	dir  string
	path string // of a directory to search before PATH
	// tenant is what the provider talks to.
	tenant *emulator.Server
	env    []string
}

// newWorkspace copies the files into a fresh directory and starts a tenant in
// which world.yaml holds. Auth0 has removed the token sets: only for examples about
// them the tenant is one that still has them.
func newWorkspace(t *testing.T, c *devcli.CLI, files ...string) *workspace {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "world.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	seed, err := emulator.ParseSeed(f)
	if err != nil {
		t.Fatal(err)
	}
	aboutTokensets := func(file string) bool { return strings.Contains(read(t, file), "federated_connections_tokenset") }
	tenant := emulator.Start(t, emulator.Options{Seed: seed, Tokensets: slices.ContainsFunc(files, aboutTokensets)})

	w := &workspace{cli: c, tenant: tenant.Server, dir: t.TempDir(), path: t.TempDir(), env: []string{
		"AUTH0_DOMAIN=" + tenant.URL,
		"AUTH0_CLIENT_ID=" + tenant.ClientID(),
		"AUTH0_CLIENT_SECRET=" + tenant.ClientSecret(),
		"TF_VAR_auth0_domain=" + tenant.URL,
		"TF_VAR_auth0_client_id=" + tenant.ClientID(),
		"TF_VAR_auth0_client_secret=" + tenant.ClientSecret(),
		"TF_VAR_initial_password=" + initialPassword,
		"TF_VAR_totp_secret=JBSWY3DPEHPK3PXP",
	}}
	for _, file := range files {
		text := read(t, file)
		w.write(t, filepath.Base(file), text)
		if strings.Contains(text, `variable "id_token"`) {
			login, err := tenant.Login(emulator.Login{UserID: "google-oauth2|104857600000000000077"})
			if err != nil {
				t.Fatal(err)
			}
			w.env = append(w.env, "TF_VAR_id_token="+login.IDToken)
		}
	}
	return w
}

func (w *workspace) write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(w.dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// run runs the CLI and fails the test if the CLI fails.
func (w *workspace) run(t *testing.T, args ...string) string {
	t.Helper()
	out, err := acctest.RunServed(t, w.cli, w.dir, w.env, args...)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// expectNoChanges fails the test unless a plan is empty.
func (w *workspace) expectNoChanges(t *testing.T) {
	t.Helper()
	if _, err := acctest.RunServed(t, w.cli, w.dir, w.env, "plan", "-input=false", "-no-color", "-detailed-exitcode"); err != nil {
		t.Errorf("the plan after it is not empty: %v", err)
	}
}

// shell runs a shell script in which `terraform` is the CLI under test.
func (w *workspace) shell(ctx context.Context, script string) error {
	if err := os.Symlink(w.cli.Path(), filepath.Join(w.path, "terraform")); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, "/bin/sh", "-eu", script)
	cmd.Dir = w.dir
	like := w.cli.Command(ctx, w.dir, w.env)
	cmd.Env = append(like.Env, "PATH="+w.path+string(filepath.ListSeparator)+os.Getenv("PATH"))
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", script, err, out)
	}
	return nil
}
