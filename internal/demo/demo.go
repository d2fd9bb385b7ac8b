// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"crypto/rand"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/auth0users/terraform-provider-auth0users/internal/devcli"
)

// seed is the tenant as it was before Terraform came.
//
//go:embed seed.yaml
var seed []byte

// departments are the roles and permissions of that tenant which departments bring.
//
//go:embed roles.auto.tfvars
var departments []byte

// existing configures the user of the seed, as one would to import her.
//
//go:embed existing.tf
var existing []byte

// demo is one run. Its parts come into being in the order of the fields.
type demo struct {
	out        io.Writer
	cliPath    string
	quickstart string // the directory of the example
	keep       bool

	step     int
	commands int    // of the CLI
	dir      string // holds all that the run writes
	team     string // the directory of configuration and state, inside dir
	cli      *devcli.CLI
	emulator *emulator
	tenant   *tenant
	env      []string // for the CLI
	kept     bool     // the user has been told to go on from here
}

// run does everything but cleaning up.
func (d *demo) run(ctx context.Context) error {
	if d.cliPath == "" {
		return errors.New("CLI is not set: run `make demo`")
	}
	for _, part := range []func(context.Context) error{d.build, d.start, d.story, d.counts} {
		if err := part(ctx); err != nil {
			return err
		}
	}
	if d.keep {
		return d.handOver()
	}
	return nil
}

// build compiles provider and emulator into a new directory and copies the
// quickstart there.
func (d *demo) build(ctx context.Context) error {
	d.say("Build the provider and the emulator (a minute or two the first time, seconds after that).")
	dir, err := os.MkdirTemp("", "auth0users-demo-")
	if err != nil {
		return err
	}
	d.dir = dir
	d.team = filepath.Join(dir, "team")
	bin := filepath.Join(dir, "bin")
	if err := os.Mkdir(bin, 0o700); err != nil {
		return err
	}
	if d.cli, err = devcli.New(ctx, d.cliPath, bin); err != nil {
		return err
	}
	if err := devcli.Build(ctx, bin, devcli.Emulator); err != nil {
		return err
	}
	if err := os.CopyFS(d.team, os.DirFS(d.quickstart)); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(d.team, "roles.auto.tfvars"), departments, 0o600)
}

// start starts the emulator and points the CLI's environment to it.
func (d *demo) start(ctx context.Context) error {
	seedFile := filepath.Join(d.dir, "seed.yaml")
	if err := os.WriteFile(seedFile, seed, 0o600); err != nil {
		return err
	}
	var err error
	d.emulator, err = startEmulator(ctx, filepath.Join(d.dir, "bin", "auth0-emulator"), seedFile, filepath.Join(d.dir, "emulator.log"))
	if err != nil {
		return err
	}
	d.tenant = newTenant(d.emulator.variables)
	d.env = append(d.emulator.environ(), "TF_VAR_initial_password="+rand.Text()+"-aA1")
	d.say("An Auth0 tenant, emulated at %s. One person is there already.", d.tenant.url)
	return nil
}

// cleanup stops the emulator and removes the directory, unless the run ended
// well and the user wants to go on.
func (d *demo) cleanup() error {
	if d.kept {
		return nil
	}
	var err error
	if d.emulator != nil {
		err = d.emulator.stop()
	}
	if d.dir != "" {
		err = errors.Join(err, os.RemoveAll(d.dir))
	}
	return err
}

// handOver tells how to go on by hand.
func (d *demo) handOver() error {
	file := filepath.Join(d.dir, "environment.sh")
	if err := os.WriteFile(file, []byte(shellExports(append(d.env, "TF_CLI_CONFIG_FILE="+d.cli.Config()))), 0o600); err != nil {
		return err
	}
	d.kept = true
	d.say("Over to you. The emulator runs on, and the team is in the state.")
	_, err := fmt.Fprintf(d.out, `
    . %s
    cd %s
    %s plan

    Change roster.csv and apply; look at $AUTH0_DOMAIN/_emulator/log; no init is needed.
    To end it:

    kill %d; rm -r %s
`, file, d.team, d.cli.Path(), d.emulator.pid(), d.dir)
	return err
}

// say announces the next step.
func (d *demo) say(format string, args ...any) {
	d.step++
	_, _ = fmt.Fprintf(d.out, "\n%d. %s\n", d.step, fmt.Sprintf(format, args...))
}
