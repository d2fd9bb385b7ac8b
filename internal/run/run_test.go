// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package run_test

import (
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

func TestFrom(t *testing.T) {
	t.Parallel()
	data := &run.Data{}
	if got, diags := run.From(data); got != data || diags.HasError() {
		t.Errorf("got %v, %v", got, diags)
	}
	if got, diags := run.From(nil); got != nil || len(diags) != 0 {
		t.Errorf("before the provider is configured: %v, %v", got, diags)
	}
	got, diags := run.From("something else")
	if got != nil || len(diags) != 1 || !strings.Contains(diags[0].Detail(), "got string") {
		t.Errorf("another type: %v, %v", got, diags)
	}
}

func TestRequireClient(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		data *run.Data
		says []string // none: there is a client
	}{
		"client":                 {&run.Data{Client: &client.Client{}}, nil},
		"unknown attribute":      {&run.Data{Unknown: "client_secret", Variable: "AUTH0_CLIENT_SECRET"}, []string{"Unable to read a user", "client_secret", "AUTH0_CLIENT_SECRET", "-target"}},
		"attribute, no variable": {&run.Data{Unknown: "max_retries"}, []string{"max_retries", "-target"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			diags := c.data.RequireClient("read a user")
			if len(c.says) == 0 {
				if len(diags) != 0 {
					t.Errorf("unexpected: %v", diags)
				}
				return
			}
			if len(diags) != 1 {
				t.Fatalf("%d diagnostics, want one", len(diags))
			}
			for _, part := range c.says {
				if !strings.Contains(diags[0].Detail(), part) {
					t.Errorf("the text does not say %q:\n%s", part, diags[0].Detail())
				}
			}
		})
	}
}
