// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package importid_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
)

func TestParseUserRole(t *testing.T) {
	t.Parallel()
	for id, want := range map[string][2]string{
		"auth0|abc::rol_1":         {"auth0|abc", "rol_1"},
		"samlp|acme|a::b c::rol_1": {"samlp|acme|a::b c", "rol_1"},
		"auth0|a:::rol_1":          {"auth0|a:", "rol_1"},
	} {
		user, role, ok := importid.ParseUserRole(id)
		if got := [2]string{user, role}; !ok || got != want {
			t.Errorf("%q: %q, %t", id, got, ok)
		}
	}
	for _, id := range []string{"", "::", "auth0|abc", "auth0|abc::", "::rol_1", "abc::rol_1", "auth0|::rol_1", "|abc::rol_1", "auth0|abc:rol_1"} {
		if user, role, ok := importid.ParseUserRole(id); ok {
			t.Errorf("%q is taken for %q and %q", id, user, role)
		}
	}
}

func TestParseUserPermission(t *testing.T) {
	t.Parallel()
	for id, want := range map[string][3]string{
		"auth0|abc::https://api.example.com/library::read:books": {"auth0|abc", "https://api.example.com/library", "read:books"},
		"auth0|abc::urn:a::b:c::read:books":                      {"auth0|abc", "urn:a::b:c", "read:books"},
		"auth0|abc::urn:a:::read":                                {"auth0|abc", "urn:a:", "read"},
		"auth0|abc:::x::read":                                    {"auth0|abc", ":x", "read"},
	} {
		user, server, permission, ok := importid.ParseUserPermission(id)
		if got := [3]string{user, server, permission}; !ok || got != want {
			t.Errorf("%q: %q, %t", id, got, ok)
		}
	}
	for _, id := range []string{
		"", "::::", "auth0|abc", "auth0|abc::read:books", "auth0|abc::api::", "auth0|abc::::read", "abc::api::read", "::api::read", "auth0|::api::read",
	} {
		if user, server, permission, ok := importid.ParseUserPermission(id); ok {
			t.Errorf("%q is taken for %q, %q and %q", id, user, server, permission)
		}
	}
}

// What is joined is split again, however many colons the free part holds.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	free := rapid.StringMatching(`[a-z:/ |.\pL]{1,12}`)
	// The other parts may hold single colons, but neither begin nor end in one.
	plain := rapid.StringMatching(`[a-z|]{1,4}(:[a-z]{1,4}){0,2}`)
	rapid.Check(t, func(t *rapid.T) {
		anyUser, user := "auth0|"+free.Draw(t, "any user"), "auth0|"+plain.Draw(t, "user")
		role, permission, server := plain.Draw(t, "role"), plain.Draw(t, "permission"), free.Draw(t, "server")
		if u, r, ok := importid.ParseUserRole(importid.UserRole(anyUser, role)); !ok || u != anyUser || r != role {
			t.Fatalf("%q and %q came back as %q and %q, %t", anyUser, role, u, r, ok)
		}
		if u, s, p, ok := importid.ParseUserPermission(importid.UserPermission(user, server, permission)); !ok || u != user || s != server || p != permission {
			t.Fatalf("%q, %q and %q came back as %q, %q and %q, %t", user, server, permission, u, s, p, ok)
		}
	})
}

// Whatever is accepted has all its parts, and joining them gives the same ID again.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "auth0|abc::rol_1", "auth0|abc::https://api/::read:books", "a|b::::c::::d", "a|:::::b", "a|b:::c:::d"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, id string) {
		if user, role, ok := importid.ParseUserRole(id); ok {
			if user == "" || role == "" || strings.Contains(role, importid.Separator) || importid.UserRole(user, role) != id {
				t.Errorf("%q is taken for %q and %q", id, user, role)
			}
		}
		if user, server, permission, ok := importid.ParseUserPermission(id); ok {
			if user == "" || server == "" || permission == "" || importid.UserPermission(user, server, permission) != id {
				t.Errorf("%q is taken for %q, %q and %q", id, user, server, permission)
			}
			if strings.Contains(user, importid.Separator) || strings.Contains(permission, importid.Separator) {
				t.Errorf("%q: a separator within %q or %q", id, user, permission)
			}
		}
	})
}
