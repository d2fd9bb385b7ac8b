// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// The provider plugin of terraform-provider-auth0users (protocol 6).
package main

import (
	"flag"
	"log"
	"os"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"

	"github.com/auth0users/terraform-provider-auth0users/internal/garbage"
	"github.com/auth0users/terraform-provider-auth0users/internal/provider"
)

// version is set by the release build.
var version = "dev"

func main() {
	debugging := flag.Bool("debug", false, "run with support for debuggers such as delve")
	flag.Parse()
	if !*debugging { // then the developer reads it
		if err := provider.SilenceUnreadLog(); err != nil {
			log.Fatal(err)
		}
	}
	if os.Getenv("GOGC") == "" { // Whoever sets it knows better.
		garbage.Bound()
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
