// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/devcli"
)

// Workdir is a folder with a configuration, driven by the real CLI, for what the test framework hides: exact request
// counts, interrupts, logs, plan files.
type Workdir struct {
	t *testing.T
	// Dir holds the configuration (main.tf) and the state.
	Dir string
	// CLI runs in it.
	CLI *devcli.CLI
	env []string
	// saved says that a plan of a step was saved before it was applied.
	saved bool
}

// NewWorkdir builds the provider and writes the configuration. The provider
// finds the tenant through AUTH0_* variables. Like every acceptance test it is
// skipped without TF_ACC=1, which make test sets.
func (w *World) NewWorkdir(configuration string) *Workdir {
	w.t.Helper()
	return newWorkdir(w.t, configuration, []string{
		"AUTH0_DOMAIN=" + w.URL,
		"AUTH0_CLIENT_ID=" + w.Emulator.ClientID(),
		"AUTH0_CLIENT_SECRET=" + w.Emulator.ClientSecret(),
	})
}

func newWorkdir(t *testing.T, configuration string, env []string) *Workdir {
	t.Helper()
	d := &Workdir{t: t, Dir: t.TempDir(), CLI: SharedCLI(t), env: env}
	d.Write(configuration)
	return d
}

// Write replaces the configuration.
func (d *Workdir) Write(configuration string) {
	d.t.Helper()
	const preamble = "terraform {\n  required_providers {\n    auth0users = {\n      source = \"auth0users/auth0users\"\n    }\n  }\n}\n"
	if err := os.WriteFile(filepath.Join(d.Dir, "main.tf"), []byte(preamble+configuration), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// Env is the environment that Run adds to a clean one.
func (d *Workdir) Env() []string { return d.env }

// Run runs the CLI and returns what it printed; a failure fails the test.
func (d *Workdir) Run(args ...string) string {
	d.t.Helper()
	out, err := d.Try(args...)
	if err != nil {
		d.t.Fatal(err)
	}
	return out
}

// Try is Run for commands that may fail. See [RunServed]; CLI.Run starts the binary.
func (d *Workdir) Try(args ...string) (string, error) {
	return RunServed(d.t, d.CLI, d.Dir, d.env, args...)
}

// Apply applies without asking.
func (d *Workdir) Apply(args ...string) string {
	d.t.Helper()
	return d.Run(append([]string{"apply", "-auto-approve", "-input=false", "-no-color"}, args...)...)
}

// Plan plans and returns what an approver reads.
func (d *Workdir) Plan(args ...string) string {
	d.t.Helper()
	return d.Run(append([]string{"plan", "-input=false", "-no-color"}, args...)...)
}

// Fails runs a command that must fail and returns what it printed.
func (d *Workdir) Fails(args ...string) string {
	d.t.Helper()
	out, err := d.Try(append(args, "-input=false", "-no-color")...)
	if err == nil {
		d.t.Fatalf("%v should have failed:\n%s", args, out)
	}
	return out
}

// ApplyFails is Apply where the run must fail.
func (d *Workdir) ApplyFails(args ...string) string {
	d.t.Helper()
	return d.Fails(append([]string{"apply", "-auto-approve"}, args...)...)
}

// ExpectNoChanges plans and fails the test unless nothing is to do.
func (d *Workdir) ExpectNoChanges(args ...string) {
	d.t.Helper()
	if out, err := d.Try(append([]string{"plan", "-detailed-exitcode", "-input=false", "-no-color"}, args...)...); err != nil {
		d.t.Errorf("the plan is not empty: %v\n%s", err, out)
	}
}

// Destroy destroys everything without asking.
func (d *Workdir) Destroy(args ...string) string {
	d.t.Helper()
	return d.Run(append([]string{"destroy", "-auto-approve", "-input=false", "-no-color"}, args...)...)
}

// Scale is how many users a test of many users has: want, or less where the environment variable
// SCALE_USERS says so (default 120: what a CLI takes for one of them grows with their number).
func Scale(want int) int {
	limit, err := strconv.Atoi(os.Getenv("SCALE_USERS"))
	if err != nil || limit <= 0 {
		limit = 120
	}
	return min(want, limit)
}
