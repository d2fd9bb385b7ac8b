// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Command demo shows the provider at work: it builds provider and emulator,
// starts the emulator on a free port, and takes a team of users from nothing to
// nothing with a real CLI, telling what it does. Every step checks its outcome,
// so it is a smoke test as well. Run it from the top of the repository, as
// `make demo` does.
//
// Environment: CLI is the path of the Terraform or OpenTofu to use; KEEP=1
// leaves emulator, configuration and state, and tells how to go on by hand.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	d := &demo{
		out:        os.Stdout,
		cliPath:    os.Getenv("CLI"),
		quickstart: "examples/quickstart",
		keep:       os.Getenv("KEEP") == "1",
	}
	err := d.run(ctx)
	if cleanupErr := d.cleanup(); err == nil {
		err = cleanupErr
	}
	switch {
	case ctx.Err() != nil:
		fmt.Fprintln(os.Stderr, "\nInterrupted. Emulator stopped, temporary files removed.")
	case err != nil:
		fmt.Fprintln(os.Stderr, "\nThe demo failed:", err)
	default:
		return
	}
	stop()
	os.Exit(1)
}
