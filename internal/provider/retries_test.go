// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// TestConfigure_noRetries: without retries a failure is final, but the rate limit is
// waited for all the same.
func TestConfigure_noRetries(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fault    string
		fails    bool
		requests int
	}{
		"service down": {"GET /users/{id} status=503 count=1", true, 1},
		"rate limit":   {"GET /users/{id} 429 count=2", false, 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			id := w.CreateUser(map[string]any{"connection": "email", "email": "ada@example.com"})
			w.Faults(c.fault)
			p := w.NewProtocol(block{"max_retries": tftypes.NewValue(tftypes.Number, 0)})
			_, diagnostics := p.ReadData("auth0users_user", block{"user_id": text(id)})
			if failed := acctest.Errors(diagnostics) != ""; failed != c.fails {
				t.Errorf("failed: %t, want %t: %s", failed, c.fails, acctest.Errors(diagnostics))
			}
			if n := w.Requests()["GET /users/{id}"]; n != c.requests {
				t.Errorf("%d requests, want %d", n, c.requests)
			}
		})
	}
}
