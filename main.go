// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// The provider plugin of terraform-provider-auth0users (protocol 6).
package main

import (
	"flag"
	"log"
	"os"
	"runtime/debug"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"

	"github.com/auth0users/terraform-provider-auth0users/internal/provider"
)

// version is set by the release build.
var version = "dev"

// gcPercent is how much the heap may grow before garbage is collected, in percent. A run lasts for
// seconds and lives off a few megabytes: at Go's default of 100 a fifth of the CPU time went into
// collecting. At most some 40 MB more memory is the price; GOGC in the environment overrides it.
const gcPercent = 400

func main() {
	debugging := flag.Bool("debug", false, "run with support for debuggers such as delve")
	flag.Parse()
	if !*debugging { // then the developer reads it
		if err := provider.SilenceUnreadLog(); err != nil {
			log.Fatal(err)
		}
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	var usage provider.Usage
	var opts []tf6server.ServeOpt
	if *debugging {
		opts = append(opts, tf6server.WithManagedDebug())
	}
	err := tf6server.Serve("registry.terraform.io/auth0users/auth0users", provider.NewServer(version, &usage), opts...)
	if err != nil {
		log.Fatal(err)
	}
	usage.Log()
}
