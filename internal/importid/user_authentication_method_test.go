// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package importid_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
)

// The parts come back as they were, colons and pipes in the user ID included.
func TestUserAuthenticationMethod(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		userID := "auth0|" + rapid.StringMatching(`[a-z0-9:|]{1,20}[a-z0-9]`).Draw(t, "user")
		methodID := rapid.StringMatching(`(phone|totp|webauthn-roaming)\|dev_[a-zA-Z0-9]{16}`).Draw(t, "method")
		gotUser, gotMethod, ok := importid.ParseUserAuthenticationMethod(importid.UserAuthenticationMethod(userID, methodID))
		if !ok || gotUser != userID || gotMethod != methodID {
			t.Fatalf("%s and %s became %s and %s, %t", userID, methodID, gotUser, gotMethod, ok)
		}
	})
	for _, id := range []string{"", "auth0|1", "auth0|1::", "::phone|dev_1", "1::phone|dev_1"} {
		if _, _, ok := importid.ParseUserAuthenticationMethod(id); ok {
			t.Errorf("%q is accepted", id)
		}
	}
}
