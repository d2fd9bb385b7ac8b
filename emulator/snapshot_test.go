// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// everything is what can be read of a tenant of the snapshot tests.
func everything(n *tenant) map[string]string {
	n.t.Helper()
	out := map[string]string{}
	for _, path := range []string{
		"/users", "/users?q=email:*", "/users/auth0%7Cada", "/users-by-email?email=ada@example.com", "/users/auth0%7Cada/roles",
		"/users/auth0%7Cada/organizations", "/users/auth0%7Cada/sessions", "/users/auth0%7Cada/logs", "/users/auth0%7Cada/authentication-methods",
		"/roles?include_totals=true", "/roles/rol_aB3dE5fG7hI9jK1l/users", "/roles/rol_aB3dE5fG7hI9jK1l/permissions", "/connections", "/clients", "/client-grants",
		"/organizations", "/organizations/org_aB3dE5fG7hI9jK1l/members", "/organizations/org_aB3dE5fG7hI9jK1l/connections", "/resource-servers", "/groups", "/logs",
	} {
		r := n.api("GET", path, nil)
		out[path] = fmt.Sprint(r.status, strings.ReplaceAll(r.raw, n.url, "the tenant"))
	}
	return out
}

const snapshotSeed = `
clients: [{id: ci, secret: s}]
connections: [{name: customers, strategy: auth0}]
resource_servers: [{identifier: "https://api.example.com/library", scopes: [{value: "read:books"}]}]
roles: [{name: editor, id: rol_aB3dE5fG7hI9jK1l, permissions: [{resource_server_identifier: "https://api.example.com/library", permission_name: "read:books"}]}]
organizations: [{name: acme, id: org_aB3dE5fG7hI9jK1l}]
groups: [{name: Engineers, id: grp_1a2b3c4d5e6f7g}]
users:
- {user_id: auth0|ada, connection: Username-Password-Authentication, email: ada@example.com, roles: [editor], organizations: [acme], sessions: [{id: s1}]}
- {user_id: auth0|grace, connection: Username-Password-Authentication, email: grace@example.com}`

// upheave changes whatever it can.
func upheave(n *tenant) {
	n.t.Helper()
	do := func(method, path string, body any) {
		n.t.Helper()
		if r := n.api(method, path, body); r.status >= 300 {
			n.t.Fatalf("%s %s: %d %s", method, path, r.status, r.raw)
		}
	}
	do("DELETE", "/users/auth0%7Cada", nil)
	do("POST", "/users", object{"connection": database, "user_id": "ada2", "email": "ada@example.com", "password": goodPass})
	do("PATCH", "/users/auth0%7Cgrace", object{"email": "hopper@example.com"})
	do("POST", "/users/auth0%7Cgrace/roles", object{"roles": []string{"rol_aB3dE5fG7hI9jK1l"}})
	do("PATCH", "/roles/rol_aB3dE5fG7hI9jK1l", object{"name": "writer"})
	n.newRole("editor")
	do("DELETE", "/connections/"+n.connectionID("customers"), nil)
	n.newConnection(object{"name": "customers", "strategy": "email"})
	do("PATCH", "/clients/ci", object{"name": "CI"})
	n.newClient("Other")
	do("PATCH", "/organizations/org_aB3dE5fG7hI9jK1l", object{"name": "acme-inc"})
	n.newOrganization("acme")
	do("DELETE", "/resource-servers/https:%2F%2Fapi.example.com%2Flibrary", nil)
	do("DELETE", "/groups/grp_1a2b3c4d5e6f7g", nil)
	n.login(object{"user_id": "auth0|grace"})
}

// TestSnapshot: whatever was done, the tenant is as it was, also on disk.
func TestSnapshot(t *testing.T) {
	t.Parallel()
	for name, file := range map[string]string{"memory": "", "disk": filepath.Join(t.TempDir(), "tenant.db")} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newClock()
			o := emulator.Options{Seed: mustSeed(t, snapshotSeed), DataFile: file, LogLag: -1, SearchLag: time.Minute, Now: c.now}
			n := newTenant(t, o)
			c.advance(time.Minute)
			start := everything(n)
			upheave(n)
			changed := everything(n)
			n.control("POST", "snapshot", `{"name": "changed"}`).want(t, http.StatusNoContent)
			for range 2 {
				n.control("POST", "restore", "").want(t, http.StatusNoContent)
				if diff := cmp.Diff(start, everything(n)); diff != "" {
					t.Errorf("the start (-want +got):\n%s", diff)
				}
			}
			n.control("POST", "restore", `{"name": "changed"}`).want(t, http.StatusNoContent)
			restored := everything(n)
			for _, path := range []string{"/users", "/users?q=email:*"} { // the changes had been too young to be seen there
				delete(changed, path)
				delete(restored, path)
			}
			if diff := cmp.Diff(changed, restored); diff != "" {
				t.Errorf("what was changed (-want +got):\n%s", diff)
			}
			n.control("POST", "restore", `{"name": "start"}`).want(t, http.StatusNoContent)
			upheave(n) // once more, since nothing is in the way of it
			n.control("POST", "restore", "").want(t, http.StatusNoContent)
			if file == "" {
				return
			}
			if err := n.srv.Close(); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(start, everything(newTenant(t, o))); diff != "" {
				t.Errorf("after a restart (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSnapshotRefusals(t *testing.T) {
	t.Parallel()
	n, other := newTenant(t, emulator.Options{}), newTenant(t, emulator.Options{})
	for name, body := range map[string]string{"snapshot": `{"name": "start"}`, "restore": `{"name": "never"}`} {
		n.control("POST", name, body).want(t, http.StatusBadRequest)
		n.control("POST", name, "{").want(t, http.StatusBadRequest)
	}
	for _, sn := range []*emulator.Snapshot{nil, other.srv.Snapshot()} {
		if n.srv.Restore(sn) == nil {
			t.Error("a snapshot of another emulator was taken")
		}
	}
}
