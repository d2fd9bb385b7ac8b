// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Command scopesguide writes the guide about scopes, templates/guides/scopes.md.tmpl, from what the provider serves: the
// descriptions say what each thing needs, and they have it from the operations of the client.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/auth0users/terraform-provider-auth0users/internal/provider"
)

const guide = "templates/guides/scopes.md.tmpl"

func main() {
	page, err := page(context.Background(), provider.NewServer("dev", nil)())
	if err == nil {
		err = os.WriteFile(guide, []byte(page), 0o600)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "scopesguide:", err)
		os.Exit(1)
	}
}
