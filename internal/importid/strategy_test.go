// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package importid

import "testing"

func TestForeignPrefix(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ provider, id, want string }{
		{"google-oauth2", "1052", ""},
		{"google-oauth2", "google-oauth2|1052", ""},
		{"google-oauth2", "auth0|64f0", "auth0"},
		{"auth0", "email|64f0", "email"},
		{"auth0", "legacy|64f0", ""},
		{"auth0", "|64f0", ""},
		{"oidc", "okta|00u1", ""},
		{"samlp", "acme|ada@acme.example", ""},
	} {
		if got := ForeignPrefix(c.provider, c.id); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.provider, c.id, got, c.want)
		}
	}
}
