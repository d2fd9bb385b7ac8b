// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package run_test

import (
	"context"
	"testing"
	"testing/synctest"

	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// One at a time for a key, and nobody waits for another key or longer than they want to.
func TestTurns(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var turns run.Turns
		end := turns.Take(t.Context(), "auth0|a")
		turns.Take(t.Context(), "auth0|b")()
		had := false
		go func() {
			defer turns.Take(t.Context(), "auth0|a")()
			had = true
		}()
		synctest.Wait()
		if had {
			t.Error("two turns at a time")
		}
		impatient, cancel := context.WithCancel(t.Context())
		cancel()
		turns.Take(impatient, "auth0|a")()
		end()
		synctest.Wait()
		if !had {
			t.Error("a turn that was over did not end")
		}
		turns.Take(t.Context(), "auth0|a")()
	})
}
