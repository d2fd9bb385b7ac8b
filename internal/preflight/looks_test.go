// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package preflight_test

import (
	"context"
	"errors"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/preflight"
)

// A plan looks at twenty users for one reason, and at nobody where the token has no scope for it: what would be refused is not asked.
func TestLook(t *testing.T) {
	t.Parallel()
	may := walk(t, &tenant{}, "read:users read:roles read:role_members")
	asked := 0
	look := func(r *preflight.Run, key string, err error) preflight.Look {
		return r.Look(t.Context(), key, operations.ListUserRoles, func(context.Context) error {
			asked++
			return err
		})
	}
	for i := range 25 {
		want := preflight.Seen
		if i >= 20 {
			want = preflight.NotSeen
		}
		if got := look(may, "roles", nil); got != want {
			t.Errorf("look %d: %d", i+1, got)
		}
	}
	if look(may, "links", nil) != preflight.Seen || look(may, "permissions", errors.New("no answer")) != preflight.NotSeen || asked != 22 {
		t.Errorf("asked %d times", asked)
	}
	asked = 0
	var nobody *preflight.Run
	if look(walk(t, &tenant{}, "read:connections"), "roles", nil) != preflight.NotSeen || look(nobody, "roles", nil) != preflight.NoPlan || asked != 0 {
		t.Errorf("asked without a scope, or without a plan: %d times", asked)
	}
}
