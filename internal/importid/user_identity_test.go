// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package importid_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
)

// The parts come back as they were, colons and pipes of the provider's ID included.
func TestUserIdentity(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		userID := "auth0|" + rapid.StringMatching(`[a-z|]{1,6}(:[a-z]{1,4}){0,2}`).Draw(t, "user")
		provider := rapid.SampledFrom([]string{"auth0", "google-oauth2", "samlp", "oauth2"}).Draw(t, "provider")
		bare := rapid.StringMatching(`[0-9:| \pL]{1,12}`).Draw(t, "id")
		for _, spelling := range []string{bare, provider + "|" + bare} {
			gotUser, gotProvider, gotID, ok := importid.ParseUserIdentity(importid.UserIdentity(userID, provider, spelling))
			if !ok || gotUser != userID || gotProvider != provider || gotID != bare {
				t.Fatalf("%q, %q and %q became %q, %q and %q, %t", userID, provider, spelling, gotUser, gotProvider, gotID, ok)
			}
		}
	})
	if _, _, id, ok := importid.ParseUserIdentity("auth0|1::google-oauth2::google-oauth2|1052"); !ok || id != "1052" {
		t.Errorf("an ID with the provider before it became %q, %t", id, ok)
	}
	for _, id := range []string{
		"", "auth0|1", "auth0|1::", "auth0|1::google-oauth2", "auth0|1::google-oauth2::", "auth0|1::google-oauth2::google-oauth2|",
		"1::google-oauth2::1052", "::google-oauth2::1052", "auth0|1::::1052", "auth0|1::google-oauth2|1052::1052", "auth0|1::Google::1052",
	} {
		if _, _, _, ok := importid.ParseUserIdentity(id); ok {
			t.Errorf("%q is accepted", id)
		}
	}
}
