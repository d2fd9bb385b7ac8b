// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Command bench measures what managing many users costs: requests, answers of
// the rate limiter, time, and the provider's CPU and memory. It builds the
// provider, serves the emulator, and takes N users through create, a plan
// without changes, a change of one attribute, and destroy with a real CLI. Run
// it from the top of the repository, as `make bench` does; -h lists the flags.
//
// Environment: CLI is the path of the Terraform or OpenTofu to use.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	if provider := os.Getenv(shimProvider); provider != "" {
		os.Exit(shim(provider, os.Getenv(shimUsage)))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:], os.Getenv("CLI"), os.Stdout)
	if err == nil || errors.Is(err, flag.ErrHelp) {
		return
	}
	fmt.Fprintln(os.Stderr, "bench:", err)
	stop()
	os.Exit(1)
}

// errMissed is what a run ends with that missed a target.
var errMissed = errors.New("a target was missed")

// run measures and writes the report. What it does goes to out.
func run(ctx context.Context, args []string, cliPath string, out io.Writer) error {
	o, err := parseFlags(args, out)
	if err != nil {
		return err
	}
	if o.render {
		r, err := readReport(o.dir)
		if err != nil {
			return err
		}
		return r.save(o.dir)
	}
	if cliPath == "" {
		return errors.New("CLI is not set to the path of a Terraform or OpenTofu; make bench does that")
	}
	b, err := newBench(ctx, o, cliPath, out)
	if err != nil {
		return err
	}
	defer b.close()
	here := machine(ctx, b.main.cli)
	r, err := o.report(here)
	if err != nil {
		return err
	}
	if err := b.results(ctx, r, here); err != nil {
		return err
	}
	if err := b.comparisons(ctx, r, here); err != nil {
		return err
	}
	return r.summary(out, o.dir)
}

// results measures what is asked for. It saves after every scenario: hours of
// measuring must not hang on the last one.
func (b *bench) results(ctx context.Context, r *report, here machineInfo) error {
	for i, s := range b.options.scenarios {
		_, _ = fmt.Fprintf(b.out, "[%d/%d] %s\n", i+1, len(b.options.scenarios), s)
		measured, err := b.measure(ctx, b.main, s)
		if err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
		r.put(measured, here)
		if err := r.save(b.options.dir); err != nil {
			return err
		}
	}
	return nil
}

// comparisons does the same with another provider beside.
func (b *bench) comparisons(ctx context.Context, r *report, here machineInfo) error {
	for i, s := range b.options.compared {
		_, _ = fmt.Fprintf(b.out, "[%d/%d] %s, beside %s\n", i+1, len(b.options.compared), s, b.options.against.Address)
		done, err := b.compare(ctx, s)
		if err != nil {
			return fmt.Errorf("%s: %w", s, err)
		}
		done.Machine = here
		r.compareWith(b.options.against.Address).put(done)
		if err := r.save(b.options.dir); err != nil {
			return err
		}
	}
	return nil
}
