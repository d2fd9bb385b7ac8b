// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestRotateSecret: the new secret is the one that gets tokens, the old one gets none.
func TestRotateSecret(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: emulator.MustParseSeed(`clients: [{id: ci, secret: s3cret, scopes: ["read:users"]}]`)})
	rotated := n.api("POST", "/clients/ci/rotate-secret", nil).want(t, http.StatusOK).object(t)
	secret, _ := rotated["client_secret"].(string)
	if len(secret) != 64 || rotated["client_id"] != "ci" {
		t.Fatalf("rotated: %v", rotated)
	}
	n.fetchToken("ci", secret)
	n.tokenForm(n.credentials("ci", "s3cret")).want(t, http.StatusUnauthorized)
	n.api("POST", "/clients/nobody/rotate-secret", nil).wantError(t, http.StatusNotFound, "inexistent_client", "The client does not exist")
}
