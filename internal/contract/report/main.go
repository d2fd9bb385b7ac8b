// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Command report adds up what the tests of a run have validated against the
// OpenAPI document, from the folder that CONTRACT_REPORT named, and fails when an
// operation was left out: run it in the root of the module, after the tests.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/contract"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: report DIR")
		os.Exit(2)
	}
	if err := run(os.Stdout, os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(w io.Writer, dir string) error {
	summary, err := contract.Summarize(dir)
	if errors.Is(err, contract.ErrAbsent) {
		_, err = fmt.Fprintln(w, "contract: skipped, the OpenAPI document is not on this machine")
		return err
	}
	if err != nil {
		return err
	}
	used := contract.Used()
	if _, err := io.WriteString(w, summary.Text(used)); err != nil {
		return err
	}
	var problems []string
	note := func(what string, operations []string) {
		if len(operations) > 0 {
			problems = append(problems, what+":\n  "+strings.Join(operations, "\n  "))
		}
	}
	note("no answer of the emulator was validated", summary.Unanswered())
	note("no request of the client was validated", summary.Uncalled(used))
	for _, row := range summary.Unneeded() {
		problems = append(problems, fmt.Sprintf("deviation %d excuses nothing: %s", row, contract.Deviations[row].Evidence))
	}
	if problems != nil {
		return errors.New(strings.Join(problems, "\n"))
	}
	return nil
}
