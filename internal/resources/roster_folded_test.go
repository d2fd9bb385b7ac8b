// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// A capital whose lower case is written otherwise is no difference: Auth0 would ask for a verification with every apply.
func TestRoster_dottedCapital(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	settings := acctest.Attributes{
		"connection_name": acctest.String("Username-Password-Authentication"), "passwords_wo": passwordsOf("a", "b"), "passwords_wo_version": acctest.Int(1),
	}
	all := people{"a": someone("İSTANBUL@example.com"), "b": someone("ΣΑΣ@example.com")}
	w.apply(t.Context(), settings, all)
	expectOnly(t, w.World, "the creation", map[string]int{"POST /users": 2})
	w.expectNoChanges(settings, all)
}
