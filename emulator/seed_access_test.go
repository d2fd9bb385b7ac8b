// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

const accessSeed = `
resource_servers:
- identifier: https://api.example.com/library
  name: Library
  scopes: [{value: "read:books", description: Read books}, {value: "write:books"}]
roles:
- id: rol_0000000000000001
  name: editor
  description: Edits articles
  permissions: [{resource_server_identifier: https://api.example.com/library, permission_name: "write:books"}]
- name: viewer
users:
- user_id: auth0|ada
  connection: Username-Password-Authentication
  email: ada@example.com
  roles: [viewer, rol_0000000000000001]
  permissions: [{resource_server_identifier: https://api.example.com/library, permission_name: "read:books"}]
`

func accessOf(n *tenant) []any {
	n.t.Helper()
	var out []any
	for _, path := range []string{
		"/resource-servers?identifiers=" + library, "/roles", "/roles/rol_0000000000000001/permissions", "/roles/rol_0000000000000001/users",
		"/users/auth0%7Cada/roles", "/users/auth0%7Cada/permissions",
	} {
		out = append(out, n.api("GET", path, nil).want(n.t, http.StatusOK).body)
	}
	return out
}

func TestSeedAccess(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, accessSeed)})
	if diff := cmp.Diff([]string{"editor", "viewer"}, names(n.api("GET", "/users/auth0%7Cada/roles", nil).body)); diff != "" {
		t.Errorf("roles (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"read:books"}, permissionNames(n.api("GET", "/users/auth0%7Cada/permissions", nil).body)); diff != "" {
		t.Errorf("permissions (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"write:books"}, permissionNames(n.api("GET", "/roles/rol_0000000000000001/permissions", nil).body)); diff != "" {
		t.Errorf("permissions of the role (-want +got):\n%s", diff)
	}
	profile := n.api("GET", "/users/auth0%7Cada", nil).object(t)
	if profile["roles"] != nil || profile["permissions"] != nil {
		t.Errorf("the profile shows assignments: %v", profile)
	}
	before := accessOf(n)
	if err := n.srv.Apply(mustSeed(t, accessSeed)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, accessOf(n)); diff != "" {
		t.Errorf("the same seed again (-before +after):\n%s", diff)
	}
}

func TestSeedAccessErrors(t *testing.T) {
	t.Parallel()
	user := "users:\n- {connection: email, email: a@example.com, "
	for _, tc := range []struct{ seed, want string }{
		{"resource_servers: [{name: x}]", "resource_servers[0]: identifier is required"},
		{"roles: [{description: x}]", "roles[0]: name is required"},
		{"roles: [{name: x, permissions: [{resource_server_identifier: urn:x, permission_name: p}]}]", `roles[0]: unknown resource server "urn:x"`},
		{"resource_servers: [{identifier: urn:x}]\nroles: [{name: x, permissions: [{resource_server_identifier: urn:x, permission_name: p}]}]", `roles[0]: "urn:x" has no permission "p"`},
		{user + "roles: [nobody]}", `users[0]: unknown role "nobody"`},
		{user + "permissions: [{resource_server_identifier: urn:x, permission_name: p}]}", `users[0]: unknown resource server "urn:x"`},
		{user + "roles: editor}", "users[0]: "},
	} {
		srv, err := emulator.New(emulator.Options{Seed: mustSeed(t, tc.seed)})
		if err == nil {
			t.Errorf("%q was accepted: %v", tc.seed, srv.Close())
			continue
		}
		if !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%q:\n got %v\nwant %s", tc.seed, err, tc.want)
		}
	}
}

// TestDataFileKeepsAccess: assignments survive a restart, and so do removals.
func TestDataFileKeepsAccess(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "tenant.db")
	open := func(seed *emulator.Seed) (*tenant, func()) {
		srv, err := emulator.New(emulator.Options{DataFile: file, Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		web := httptest.NewServer(srv)
		return &tenant{t: t, srv: srv, url: web.URL, http: web.Client(), token: srv.APIToken()}, func() {
			web.Close()
			if err := srv.Close(); err != nil {
				t.Error(err)
			}
		}
	}
	first, stop := open(mustSeed(t, accessSeed))
	gone := first.newRole("gone")
	first.api("POST", "/users/auth0%7Cada/roles", object{"roles": []string{gone}}).want(t, http.StatusNoContent)
	first.api("DELETE", "/roles/"+gone, nil).want(t, http.StatusOK)
	first.api("PATCH", "/roles/rol_0000000000000001", object{"description": "changed"}).want(t, http.StatusOK)
	before := accessOf(first)
	stop()
	second, stop := open(nil)
	defer stop()
	if diff := cmp.Diff(before, accessOf(second)); diff != "" {
		t.Errorf("after the restart (-before +after):\n%s", diff)
	}
	second.api("POST", "/roles", object{"name": "editor"}).want(t, http.StatusConflict)
	second.api("DELETE", "/users/auth0%7Cada", nil).want(t, http.StatusNoContent)
	if got := second.api("GET", "/roles/rol_0000000000000001/users", nil).raw; got != "[]" {
		t.Errorf("members after the user was deleted: %s", got)
	}
}
