// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

func TestUserRoles(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	id := n.newUser(object{"email": "ada@example.com"})
	path := userPath(id) + "/roles"
	if got := n.api("GET", path, nil).want(t, http.StatusOK).raw; got != "[]" {
		t.Errorf("no roles: %s", got)
	}
	b, a := n.newRole("b"), n.newRole("a")
	for range 2 { // the second time changes nothing
		if got := n.api("POST", path, object{"roles": []string{b, a}}).want(t, http.StatusNoContent).raw; got != "" {
			t.Errorf("POST answers %s", got)
		}
	}
	roleA, roleB := object{"id": a, "name": "a", "description": ""}, object{"id": b, "name": "b", "description": ""}
	if diff := cmp.Diff([]any{roleA, roleB}, n.api("GET", path, nil).want(t, http.StatusOK).body); diff != "" {
		t.Errorf("list (-want +got):\n%s", diff)
	}
	page := n.api("GET", path+"?include_totals=true&per_page=1&page=1", nil).want(t, http.StatusOK).body
	if diff := cmp.Diff(object{"roles": []any{roleB}, "start": num(1), "limit": num(1), "total": num(2)}, page); diff != "" {
		t.Errorf("page (-want +got):\n%s", diff)
	}
	for range 2 { // the second time it is not assigned any more
		n.api("DELETE", path, object{"roles": []string{b}}).want(t, http.StatusNoContent)
	}
	if diff := cmp.Diff([]any{roleA}, n.api("GET", path, nil).body); diff != "" {
		t.Errorf("after the removal (-want +got):\n%s", diff)
	}
	n.api("DELETE", "/roles/"+a, nil).want(t, http.StatusOK)
	if got := n.api("GET", path, nil).want(t, http.StatusOK).raw; got != "[]" {
		t.Errorf("after the role was deleted: %s", got)
	}
}

func TestUserRoleErrors(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	path := userPath(n.newUser(object{"email": "ada@example.com"})) + "/roles"
	known := n.newRole("known")
	n.api("POST", path, object{"roles": []string{known, "rol_0000000000000000"}}).wantError(t, http.StatusNotFound, "", "The role does not exist.")
	if got := n.api("GET", path, nil).raw; got != "[]" {
		t.Errorf("half of a refused request happened: %s", got)
	}
	n.api("POST", path, object{}).wantError(t, http.StatusBadRequest, "invalid_body", "Payload validation error: 'Missing required property: roles'.")
	n.api("POST", path, nil).wantError(t, http.StatusBadRequest, "invalid_body", "Payload validation error: 'Missing required property: roles'.")
	n.api("DELETE", path, object{"roles": []string{}}).wantError(t, http.StatusBadRequest, "invalid_body",
		"Payload validation error: 'Array is too short (0), minimum 1' on property roles (List of roles IDs to remove from the user).")
	n.api("POST", path, object{"roles": []string{""}}).want(t, http.StatusBadRequest)
	for _, method := range []string{"GET", "POST", "DELETE"} {
		n.api(method, "/users/auth0%7Cnobody/roles", object{"roles": []string{known}}).wantError(t, http.StatusNotFound, "inexistent_user", "The user does not exist.")
	}
}

func TestUserRoleLimit(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	id := n.newUser(object{"email": "ada@example.com"})
	var roles []string
	for i := range 51 {
		roles = append(roles, n.newRole(fmt.Sprintf("role %02d", i)))
	}
	const message = "No more roles can be assigned to this user."
	n.api("POST", userPath(id)+"/roles", object{"roles": roles}).wantError(t, http.StatusBadRequest, "", message)
	n.api("POST", userPath(id)+"/roles", object{"roles": roles[:50]}).want(t, http.StatusNoContent)
	n.api("POST", userPath(id)+"/roles", object{"roles": roles[:1]}).want(t, http.StatusNoContent)
	n.api("POST", userPath(id)+"/roles", object{"roles": roles[50:]}).wantError(t, http.StatusBadRequest, "", message)
	n.api("POST", "/roles/"+roles[50]+"/users", object{"users": []string{id}}).wantError(t, http.StatusBadRequest, "", message)
	if got := n.api("GET", userPath(id)+"/roles?include_totals=true", nil).object(t); got["total"] != num(50) {
		t.Errorf("total: %v", got["total"])
	}
}

// TestRoleScopes: reading needs every scope of the list, writing any one.
func TestRoleScopes(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: &emulator.Seed{Clients: []emulator.SeedClient{
		{ID: "partly", Secret: "s", Scopes: []string{"read:users", "read:role_members", "create:role_members"}},
		{ID: "reader", Secret: "s", Scopes: []string{"read:users", "read:roles", "read:role_members"}},
	}}})
	path := userPath(n.newUser(object{"email": "ada@example.com"})) + "/roles"
	role := n.newRole("editor")
	n.token = n.fetchToken("partly", "s")
	n.api("POST", path, object{"roles": []string{role}}).want(t, http.StatusNoContent)
	n.api("GET", path, nil).wantError(t, http.StatusForbidden, "insufficient_scope",
		"Insufficient scope, expected all of: read:users,read:roles,read:role_members")
	n.token = n.fetchToken("reader", "s")
	n.api("GET", path, nil).want(t, http.StatusOK)
	n.api("GET", "/roles/"+role+"/users", nil).want(t, http.StatusOK)
	n.api("POST", path, object{"roles": []string{role}}).wantError(t, http.StatusForbidden, "insufficient_scope",
		"Insufficient scope, expected any of: update:users,create:role_members")
	n.api("DELETE", path, object{"roles": []string{role}}).wantError(t, http.StatusForbidden, "insufficient_scope",
		"Insufficient scope, expected any of: update:users,delete:role_members")
}
