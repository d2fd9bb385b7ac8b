// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestOrganizationConnections follows the recorded life of one.
func TestOrganizationConnections(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	path := "/organizations/" + n.newOrganization("acme") + "/connections"
	base, saml := n.connectionID(database), n.connectionID("acme-saml")
	got := n.api("POST", path, object{"connection_id": base, "is_enabled": true}).want(t, http.StatusCreated).object(t)
	want := object{
		"connection_id": base, "is_signup_enabled": false, "assign_membership_on_login": false, "show_as_button": true, "is_enabled": true,
		"organization_access_level": "none", "connection": object{"name": database, "strategy": "auth0"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("a database (-want +got):\n%s", diff)
	}
	other := n.api("POST", path, object{"connection_id": saml}).want(t, http.StatusCreated).object(t)
	if _, there := other["is_signup_enabled"]; there {
		t.Errorf("an enterprise connection can let people sign up: %v", other)
	}
	n.api("POST", path, object{"connection_id": base}).wantError(t, http.StatusConflict, "", "The organization connection already exists.")
	n.api("POST", path, object{"connection_id": "con_0000000000000000"}).want(t, http.StatusNotFound)
	n.api("POST", path, object{"connection_id": base, "colour": "red"}).want(t, http.StatusBadRequest)
	n.api("POST", path, object{"connection_id": "base"}).wantError(t, http.StatusBadRequest, "invalid_body",
		"Payload validation error: 'Object didn't pass validation for format connection-id: base' on property connection_id (Connection identifier).")
	n.api("POST", path, object{"connection_id": base, "is_enabled": nil}).wantError(t, http.StatusBadRequest, "invalid_body",
		"Payload validation error: 'Expected type boolean but found type null' on property is_enabled (Whether the connection is enabled for the organization).")
	const signup = "Only database connections with assign_membership_on_login = true support is_signup_enabled = true."
	n.api("PATCH", path+"/"+base, object{"is_signup_enabled": true}).wantError(t, http.StatusBadRequest, "invalid_body", signup)
	n.api("PATCH", path+"/"+saml, object{"is_signup_enabled": true, "assign_membership_on_login": true}).wantError(t, http.StatusBadRequest, "invalid_body", signup)

	want["assign_membership_on_login"], want["is_signup_enabled"], want["is_enabled"] = true, true, false
	got = n.api("PATCH", path+"/"+base, object{"assign_membership_on_login": true, "is_signup_enabled": true, "is_enabled": false}).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("PATCH (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, n.api("GET", path+"/"+base, nil).want(t, http.StatusOK).body); diff != "" {
		t.Errorf("GET (-want +got):\n%s", diff)
	}
	order := []string{base, saml}
	slices.SortFunc(order, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	page := n.api("GET", path+"?include_totals=true", nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff(order, members(page["connections"], "connection_id")); diff != "" || page["total"] != num(2) || page["limit"] != num(50) {
		t.Errorf("list: %v (-want +got):\n%s", page, diff)
	}
	if diff := cmp.Diff([]string{saml}, members(n.api("GET", path+"?is_enabled=true", nil).body, "connection_id")); diff != "" {
		t.Errorf("enabled (-want +got):\n%s", diff)
	}
	past := n.api("GET", path+"?include_totals=true&page=3", nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff(object{"connections": []any{}, "total": num(2), "start": num(150), "limit": num(50)}, past); diff != "" {
		t.Errorf("past the end (-want +got):\n%s", diff)
	}
	for range 2 { // again 204
		n.api("DELETE", path+"/"+saml, nil).want(t, http.StatusNoContent)
	}
	n.api("GET", path+"/"+saml, nil).wantError(t, http.StatusNotFound, "", "No connection found by that id")
	n.api("DELETE", "/connections/"+base, nil).want(t, http.StatusAccepted)
	if got := n.api("GET", path, nil).raw; got != "[]" {
		t.Errorf("after the connection was deleted: %s", got)
	}
}

// TestEnabledConnections: the older name knows less, of the same things.
func TestEnabledConnections(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	base := n.connectionID(database)
	created := n.api("POST", "/organizations", object{"name": "acme", "enabled_connections": []any{object{"connection_id": base}}}).want(t, http.StatusCreated).object(t)
	row := object{"connection_id": base, "assign_membership_on_login": false, "show_as_button": true, "connection": object{"name": database, "strategy": "auth0"}}
	if diff := cmp.Diff([]any{row}, created["enabled_connections"]); diff != "" {
		t.Errorf("POST (-want +got):\n%s", diff)
	}
	id, _ := created["id"].(string)
	path := "/organizations/" + id
	page := n.api("GET", path+"/enabled_connections?include_totals=true", nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff(object{"enabled_connections": []any{row}, "start": num(0), "limit": num(1), "total": num(1)}, page); diff != "" {
		t.Errorf("list (-want +got):\n%s", diff)
	}
	if got := members(n.api("GET", path+"/connections", nil).body, "connection_id"); cmp.Diff([]string{base}, got) != "" {
		t.Errorf("under the newer name: %v", got)
	}
	n.api("POST", path+"/enabled_connections", object{"connection_id": n.connectionID("acme-saml"), "is_enabled": true}).wantError(t, http.StatusBadRequest,
		"invalid_body", "Payload validation error: 'Additional properties not allowed: is_enabled'.")

	// is_signup_enabled is there if it was sent, and under the newer name for a database.
	row["is_signup_enabled"] = false
	if diff := cmp.Diff(row, n.api("PATCH", path+"/enabled_connections/"+base, object{"is_signup_enabled": false}).want(t, http.StatusOK).body); diff != "" {
		t.Errorf("PATCH (-want +got):\n%s", diff)
	}
	saml := object{"connection_id": n.connectionID("acme-saml"), "is_signup_enabled": false}
	if got := n.api("POST", path+"/connections", saml).want(t, http.StatusCreated).object(t); got["is_signup_enabled"] != nil {
		t.Errorf("an enterprise connection: %v", got)
	}
	n.api("GET", path+"/enabled_connections/con_0000000000000000", nil).wantError(t, http.StatusNotFound, "", "No connection found by that id")
	if got := n.api("GET", path, nil).object(t); got["enabled_connections"] != nil {
		t.Errorf("GET of the organization: %v", got)
	}
}

// TestMemberRoles: roles inside of an organization are not those of the user.
func TestMemberRoles(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	acme := "/organizations/" + n.newOrganization("acme")
	id, outsider := n.newUser(object{"email": "a@example.com"}), n.newUser(object{"email": "b@example.com"})
	editor, admin := n.newRole("editor"), n.newRole("admin")
	n.api("POST", acme+"/members", object{"members": []string{id}}).want(t, http.StatusNoContent)
	path := acme + strings.Replace(userPath(id), "/users/", "/members/", 1) + "/roles"
	for range 2 {
		n.api("POST", path, object{"roles": []string{editor, admin}}).want(t, http.StatusNoContent)
	}
	page := n.api("GET", path+"?include_totals=true", nil).want(t, http.StatusOK).object(t)
	want := []any{object{"id": admin, "name": "admin", "description": ""}, object{"id": editor, "name": "editor", "description": ""}}
	if diff := cmp.Diff(object{"roles": want, "start": num(0), "limit": num(50), "total": num(2)}, page); diff != "" {
		t.Errorf("list (-want +got):\n%s", diff)
	}
	if got := n.api("GET", userPath(id)+"/roles", nil).raw; got != "[]" {
		t.Errorf("roles of the user: %s", got)
	}
	inList := n.api("GET", acme+"/members?fields=user_id,roles", nil).want(t, http.StatusOK).body
	if diff := cmp.Diff([]any{object{"user_id": id, "roles": []any{object{"id": admin, "name": "admin"}, object{"id": editor, "name": "editor"}}}}, inList); diff != "" {
		t.Errorf("fields=roles (-want +got):\n%s", diff)
	}
	for range 2 { // the second time it is not held
		n.api("DELETE", path, object{"roles": []string{admin}}).want(t, http.StatusNoContent)
	}
	n.api("DELETE", "/roles/"+editor, nil).want(t, http.StatusOK)
	if got := n.api("GET", path, nil).raw; got != "[]" {
		t.Errorf("after the role was deleted: %s", got)
	}
	other := acme + strings.Replace(userPath(outsider), "/users/", "/members/", 1) + "/roles"
	n.api("GET", other, nil).want(t, http.StatusOK)
	n.api("POST", other, object{"roles": []string{admin}}).want(t, http.StatusBadRequest)
	n.api("POST", path, object{"roles": []string{"rol_0000000000000000"}}).want(t, http.StatusNotFound)
	n.api("POST", path, object{"roles": []string{}}).want(t, http.StatusBadRequest)
	n.api("GET", acme+"/members/auth0%7Cnobody/roles", nil).wantError(t, http.StatusNotFound, "inexistent_user", "The user does not exist.")
}
