// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"encoding/base64"
	"net/http"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestRoleUsersOrder: by the time of the assignment, then by ID, whichever way it was
// made; the last page has no next.
func TestRoleUsersOrder(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now})
	role := n.newRole("editor")
	var ids []string
	for _, name := range []string{"a", "b", "c", "d"} {
		ids = append(ids, n.newUser(object{"user_id": name, "email": name + "@example.com"}))
	}
	assign := func(users ...string) {
		c.advance(time.Second)
		n.api("POST", "/roles/"+role+"/users", object{"users": users}).want(t, http.StatusOK)
	}
	assign(ids[2])
	assign(ids[3], ids[1])
	c.advance(time.Second)
	n.api("POST", userPath(ids[0])+"/roles", object{"roles": []string{role}}).want(t, http.StatusNoContent)
	assign(ids[2]) // once more changes nothing
	path := "/roles/" + role + "/users"
	want := []string{ids[2], ids[1], ids[3], ids[0]}
	if diff := cmp.Diff(want, members(n.api("GET", path, nil).want(t, http.StatusOK).body, "user_id")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	page := n.api("GET", path+"?take=2", nil).want(t, http.StatusOK).object(t)
	next, _ := page["next"].(string)
	if raw, err := base64.StdEncoding.DecodeString(next); err != nil || string(raw) != "2026-03-01 09:00:02.000000UTC,auth0|b" {
		t.Errorf("cursor: %q, %v", raw, err)
	}
	page = n.api("GET", path+"?take=2&from="+next, nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff(want[2:], members(page["users"], "user_id")); diff != "" || page["next"] != nil {
		t.Errorf("last page: %v (-want +got):\n%s", page, diff)
	}
	n.api("DELETE", userPath(ids[2])+"/roles", object{"roles": []string{role}}).want(t, http.StatusNoContent)
	assign(ids[2])
	if got := members(n.api("GET", path, nil).body, "user_id"); got[len(got)-1] != ids[2] {
		t.Errorf("assigned anew: %v", got)
	}
}

// TestRoleUsersScopes: one newer scope is as good as two older ones together.
func TestRoleUsersScopes(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `clients:
- {id: new, secret: s, scopes: ["read:role_members"]}
- {id: old, secret: s, scopes: ["read:users", "read:roles"]}
- {id: half, secret: s, scopes: ["read:roles"]}`)})
	path := "/roles/" + n.newRole("editor") + "/users"
	for client, status := range map[string]int{"new": http.StatusOK, "old": http.StatusOK, "half": http.StatusForbidden} {
		n.token = n.fetchToken(client, "s")
		n.api("GET", path, nil).want(t, status)
	}
}

// TestMemberRolesScope: roles in a list of members need a scope of their own.
func TestMemberRolesScope(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `clients: [{id: small, secret: s, scopes: ["read:organization_members"]}]`)})
	path := "/organizations/" + n.newOrganization("acme") + "/members"
	n.token = n.fetchToken("small", "s")
	n.api("GET", path, nil).want(t, http.StatusOK)
	n.api("GET", path+"?fields=user_id,roles", nil).
		wantError(t, http.StatusForbidden, "insufficient_scope", "Insufficient scope, expected any of: read:organization_member_roles")
}
