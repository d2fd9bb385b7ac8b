// The provider plugin of terraform-provider-auth0users (protocol 6).
package main

import (
	"context"
	"flag"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"

	"github.com/auth0users/terraform-provider-auth0users/internal/provider"
)

// version is set by the release build.
var version = "dev"

func main() {
	debug := flag.Bool("debug", false, "run with support for debuggers such as delve")
	flag.Parse()
	if !*debug { // then the developer reads it
		if err := provider.SilenceUnreadLog(); err != nil {
			log.Fatal(err)
		}
	}
	var usage provider.Usage
	err := providerserver.Serve(context.Background(), provider.NewWithUsage(version, &usage), providerserver.ServeOpts{
		Address: "registry.terraform.io/auth0users/auth0users",
		Debug:   *debug,
	})
	if err != nil {
		log.Fatal(err)
	}
	usage.Log()
}
