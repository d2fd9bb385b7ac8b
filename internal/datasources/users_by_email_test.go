// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

func TestUsersByEmail(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		email string
		ids   []any
		cost  int
	}{
		"nobody":                 {"nobody@example.com", []any{}, 1},
		"nobody, upper case":     {"Nobody@example.com", []any{}, 2},
		"one":                    {"social@example.com", []any{"google-oauth2|1122334455"}, 1},
		"two, the older first":   {"ada@example.com", []any{"auth0|full", "email|mail"}, 1},
		"lower-cased":            {"ADA@Example.com", []any{"auth0|full", "email|mail"}, 2},
		"as the provider has it": {"Corp.User@Example.com", []any{"samlp|acme-saml|ext-7"}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := read(t, newWorld(t), "auth0users_users_by_email", acctest.Attributes{"email": acctest.String(c.email)}, map[string]int{byEmail: c.cost})
			if diff := cmp.Diff(c.ids, got["ids"]); diff != "" {
				t.Errorf("ids (-want +got):\n%s", diff)
			}
			if got["email"] != c.email {
				t.Errorf("the argument became %v", got["email"])
			}
			users, ok := got["users"].([]any)
			if !ok || len(users) != len(c.ids) {
				t.Fatalf("users: %v", got["users"])
			}
			for i, u := range users {
				if user, ok := u.(map[string]any); !ok || user["id"] != c.ids[i] || user["created_at"] == nil {
					t.Errorf("user %d is %v", i, u)
				}
			}
		})
	}
}
