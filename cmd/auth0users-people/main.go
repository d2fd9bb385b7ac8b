// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Command auth0users-people says in a Markdown table what a saved plan does to people: who joins, moves and
// leaves. Its exit code is a policy.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"time"
)

func main() {
	status, err := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, time.Now)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "auth0users-people:", err)
	}
	os.Exit(status)
}
