// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/devcli"
)

// Steps of a scenario.
const (
	stepCreate  = "create"
	stepPlan    = "plan, no changes"
	stepChange  = "change"
	stepDestroy = "destroy"
)

// allSteps are the steps in their order.
var allSteps = []string{stepCreate, stepPlan, stepChange, stepDestroy}

// bench is the programs and the folders of a run.
type bench struct {
	options options
	out     io.Writer
	dir     string
	usage   string // file of the shim
	cliPath string
	main    *subject // what the results are of
	ours    *subject // the same over HTTPS, beside the one it is compared with; nil without a comparison
	theirs  *subject
}

// newBench builds the provider and puts this program in its place.
func newBench(ctx context.Context, o options, cliPath string, out io.Writer) (_ *bench, err error) {
	b := &bench{options: o, out: out, cliPath: cliPath}
	if b.dir, err = os.MkdirTemp("", "auth0users-bench-"); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			b.close()
		}
	}()
	b.usage = filepath.Join(b.dir, "usage.jsonl")
	binary := o.provider.Binary
	if !o.provider.other() {
		if err := devcli.Build(ctx, b.dir, devcli.Provider); err != nil {
			return nil, err
		}
		binary = filepath.Join(b.dir, "terraform-provider-auth0users")
	}
	if b.main, err = b.newSubject("main", o.provider, binary, o.tls); err != nil || !o.against.other() {
		return b, err
	}
	// Both over HTTPS, which is all that others may take.
	if b.ours, err = b.newSubject("ours", o.provider, binary, true); err != nil {
		return nil, err
	}
	b.theirs, err = b.newSubject("theirs", o.against, o.against.Binary, true)
	return b, err
}

func (b *bench) close() {
	if err := os.RemoveAll(b.dir); err != nil {
		_, _ = fmt.Fprintln(b.out, "bench:", err)
	}
}

// measure takes one scenario through its steps.
func (b *bench) measure(ctx context.Context, by *subject, s scenario) (_ result, err error) {
	dir, err := os.MkdirTemp(b.dir, "scenario-")
	if err != nil {
		return result{}, err
	}
	// What a CLI leaves there is megabytes, and a run is many scenarios.
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	configuration, err := by.provider.configuration(s)
	if err != nil {
		return result{}, err
	}
	if err := os.WriteFile(filepath.Join(dir, "main.tf"), []byte(configuration), 0o600); err != nil {
		return result{}, err
	}
	r := &runner{bench: b, subject: by, dir: dir, scenario: s, result: result{scenario: s}}
	defer func() { err = errors.Join(err, r.close()) }()
	if err := r.prepare(ctx); err != nil {
		return r.result, err
	}
	if r.store != nil {
		defer r.store.web.Close()
	}
	if s.Measured == stepsPlan {
		err = r.planOnly(ctx)
	} else {
		err = r.steps(ctx)
	}
	return r.result, err
}

// steps measures all steps under the limits of the scenario.
func (r *runner) steps(ctx context.Context) error {
	if err := r.open(r.scenario.Limits, ""); err != nil {
		return err
	}
	names := allSteps
	if r.scenario.Measured == stepsCreate {
		names = []string{stepCreate, stepPlan}
	}
	for _, name := range names {
		if err := r.step(ctx, name, true); err != nil {
			return err
		}
	}
	return nil
}

// planOnly fills the tenant without limits, and plans under those of the scenario.
func (r *runner) planOnly(ctx context.Context) error {
	dataFile := ""
	if r.scenario.Limits != limitsOff {
		dataFile = filepath.Join(r.dir, "tenant.db")
	}
	if err := r.open(limitsOff, dataFile); err != nil {
		return err
	}
	if err := r.step(ctx, stepCreate, false); err != nil {
		return err
	}
	if dataFile != "" {
		if err := r.open(r.scenario.Limits, dataFile); err != nil {
			return err
		}
	}
	return r.step(ctx, stepPlan, true)
}

// runner is one scenario on its way.
type runner struct {
	bench    *bench
	subject  *subject
	dir      string
	scenario scenario
	tenant   *tenant     // nil before it is opened
	store    *stateStore // nil for a state in a file
	result   result
}

// open serves the tenant, after closing what was served before.
func (r *runner) open(limits, dataFile string) error {
	if err := r.close(); err != nil {
		return err
	}
	t, err := openTenant(r.scenario, limits, dataFile, r.dir, r.subject.tls)
	r.tenant = t
	return err
}

func (r *runner) close() error {
	if r.tenant == nil {
		return nil
	}
	t := r.tenant
	r.tenant = nil
	return t.close()
}

// step runs one command and adds what it cost to the result, if that is asked for.
func (r *runner) step(ctx context.Context, name string, measured bool) error {
	args := []string{"apply", "-auto-approve"}
	switch name {
	case stepPlan:
		args = []string{"plan", "-detailed-exitcode"} // fails when there are changes
	case stepChange:
		args = append(args, "-var=theme=light")
	case stepDestroy:
		args = []string{"destroy", "-auto-approve"}
	}
	args = append(args, "-input=false", "-no-color", "-parallelism="+strconv.Itoa(r.scenario.Parallelism))

	r.tenant.server.ResetStats()
	began := time.Now()
	env := slices.Concat(r.subject.env, r.tenant.env)
	if r.store != nil {
		env = append(env, r.store.env())
	}
	cmd := r.subject.cli.Command(ctx, r.dir, env, args...)
	cliSeconds, used, err := r.subject.run(cmd, r.bench.usage)
	seconds := time.Since(began).Seconds()
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if !measured {
		return nil
	}
	stats := r.tenant.server.Stats()
	done := step{
		Name: name, Requests: stats.Total, ByRoute: stats.ByRoute, RateLimited: stats.ByStatus["429"],
		MaxInFlight: stats.MaxInFlight, Seconds: seconds, CLISeconds: cliSeconds, processUsage: used,
	}
	if name == stepCreate {
		if done.StateBytes, err = r.stateBytes(); err != nil {
			return err
		}
	}
	r.result.Steps = append(r.result.Steps, done)
	_, err = fmt.Fprintf(r.bench.out, "    %-17s %6d requests, %d answered with 429, %.1f s, CPU of the CLI %.1f s, of "+
		"the provider %.1f s, peak %d MB\n",
		name, done.Requests, done.RateLimited, done.Seconds, done.CLISeconds, done.CPUSeconds, done.PeakBytes>>20)
	return err
}
