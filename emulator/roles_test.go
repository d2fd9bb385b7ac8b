// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"net/http"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// newRole creates a role and returns its ID.
func (n *tenant) newRole(name string) string {
	n.t.Helper()
	id, _ := n.api("POST", "/roles", object{"name": name}).want(n.t, http.StatusOK).object(n.t)["id"].(string)
	return id
}

func TestRoleLife(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	created := n.api("POST", "/roles", object{"name": "editor"}).want(t, http.StatusOK).object(t)
	id, _ := created["id"].(string)
	if !regexp.MustCompile(`^rol_[a-zA-Z0-9]{16}$`).MatchString(id) {
		t.Errorf("id: %q", id)
	}
	if diff := cmp.Diff(object{"id": id, "name": "editor", "type": "tenant"}, created); diff != "" {
		t.Errorf("answer of the create (-want +got):\n%s", diff)
	}
	want := object{"id": id, "name": "editor", "description": "", "type": "tenant"}
	if diff := cmp.Diff(want, n.api("GET", "/roles/"+id, nil).want(t, http.StatusOK).body); diff != "" {
		t.Errorf("GET (-want +got):\n%s", diff)
	}
	want["description"] = "Edits"
	if diff := cmp.Diff(want, n.api("PATCH", "/roles/"+id, object{"description": "Edits"}).want(t, http.StatusOK).body); diff != "" {
		t.Errorf("PATCH (-want +got):\n%s", diff)
	}
	n.newRole("viewer")
	for _, again := range []response{
		n.api("POST", "/roles", object{"name": "editor"}),
		n.api("PATCH", "/roles/"+id, object{"name": "viewer"}),
	} {
		again.wantError(t, http.StatusConflict, "", "The role already exists.")
	}
	n.api("PATCH", "/roles/"+id, object{"name": "editor"}).want(t, http.StatusOK)
	if got := n.api("DELETE", "/roles/"+id, nil).want(t, http.StatusOK).raw; got != "{}" {
		t.Errorf("DELETE answers %s", got)
	}
	for _, missing := range []response{
		n.api("GET", "/roles/"+id, nil), n.api("DELETE", "/roles/"+id, nil), n.api("PATCH", "/roles/"+id, object{}),
		n.api("GET", "/roles/"+id+"/permissions", nil), n.api("GET", "/roles/"+id+"/users", nil),
	} {
		missing.wantError(t, http.StatusNotFound, "", "The role does not exist.")
	}
	n.newRole("editor") // the name is free again
}

// TestOrganizationRoles belong to an organization, and are listed with it alone.
func TestOrganizationRoles(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	org := n.newOrganization("acme")
	n.newRole("editor")
	created := n.api("POST", "/roles", object{"name": "editor", "type": "organization", "owner_id": org}).want(t, http.StatusOK).object(t)
	want := object{"id": created["id"], "name": "editor", "description": "new", "type": "organization", "owner_id": org}
	path := fmt.Sprint("/roles/", created["id"])
	if diff := cmp.Diff(want, n.api("PATCH", path, object{"description": "new"}).want(t, http.StatusOK).body); diff != "" {
		t.Errorf("PATCH (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, n.api("GET", path, nil).want(t, http.StatusOK).body); diff != "" {
		t.Errorf("GET (-want +got):\n%s", diff)
	}
	n.api("POST", "/roles", object{"name": "editor", "type": "organization", "owner_id": org}).want(t, http.StatusConflict)
	if got := members(n.api("GET", "/roles?type=organization&owner_id="+org, nil).want(t, http.StatusOK).body, "id"); len(got) != 1 || got[0] != created["id"] {
		t.Errorf("roles of the organization: %v", got)
	}
	if got := members(n.api("GET", "/roles", nil).body, "type"); cmp.Diff([]string{"tenant"}, got) != "" {
		t.Errorf("roles of the tenant: %v", got)
	}
	n.api("GET", "/roles?type=organization", nil).want(t, http.StatusBadRequest)
	for _, body := range []object{{"type": "organization"}, {"owner_id": org}, {"type": "galaxy"}} {
		body["name"] = "x"
		n.api("POST", "/roles", body).want(t, http.StatusBadRequest)
	}
	n.api("PATCH", path, object{"owner_id": org}).want(t, http.StatusBadRequest)
	n.api("DELETE", "/organizations/"+org, nil).want(t, http.StatusNoContent)
	n.api("GET", path, nil).want(t, http.StatusNotFound)
}

func TestRoleBodies(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	n.api("POST", "/roles", object{}).wantError(t, http.StatusBadRequest, "invalid_body",
		"Payload validation error: 'Missing required property: name'.")
	n.api("POST", "/roles", object{"name": "x", "level": 1}).wantError(t, http.StatusBadRequest, "invalid_body",
		"Payload validation error: 'Additional properties not allowed: level'.")
	n.api("POST", "/roles", object{"name": 7}).wantError(t, http.StatusBadRequest, "invalid_body",
		"Payload validation error: 'Expected type string but found type integer' on property name (Name of the role).")
}

func TestListRoles(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	if got := n.api("GET", "/roles", nil).want(t, http.StatusOK).raw; got != "[]" {
		t.Errorf("no roles: %s", got)
	}
	for _, name := range []string{"writer", "Admin", "book reader", "auditor"} {
		n.newRole(name)
	}
	for query, want := range map[string][]string{
		"":                     {"Admin", "auditor", "book reader", "writer"},
		"?per_page=3&page=1":   {"writer"},
		"?page=7":              {},
		"?name_filter=READER":  {"book reader"},
		"?name_filter=nothing": {},
	} {
		if diff := cmp.Diff(want, names(n.api("GET", "/roles"+query, nil).want(t, http.StatusOK).body)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", query, diff)
		}
	}
	page := n.api("GET", "/roles?include_totals=true&per_page=3&page=1", nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff([]string{"writer"}, names(page["roles"])); diff != "" {
		t.Errorf("page (-want +got):\n%s", diff)
	}
	delete(page, "roles")
	if diff := cmp.Diff(object{"start": num(3), "limit": num(3), "total": num(4)}, page); diff != "" {
		t.Errorf("envelope (-want +got):\n%s", diff)
	}
	n.api("GET", "/roles?per_page=101", nil).wantError(t, http.StatusBadRequest, "invalid_query_string",
		"Query validation error: 'Value 101 is greater than maximum 100' on property per_page (Number of results per page. Defaults to 50).")
}

// TestRoleUsers: direct members in both paging styles, all of one moment.
func TestRoleUsers(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Now: newClock().now})
	role := n.newRole("editor")
	members := "/roles/" + role + "/users"
	var ids []string
	for i := range 5 {
		ids = append(ids, n.newUser(object{"user_id": fmt.Sprintf("u%d", i), "email": fmt.Sprintf("u%d@example.com", i), "picture": "https://example.com/p.png"}))
	}
	if got := n.api("POST", members, object{"users": ids[1:]}).want(t, http.StatusOK).raw; got != "{}" {
		t.Errorf("POST answers %s", got)
	}
	n.api("POST", userPath(ids[0])+"/roles", object{"roles": []string{role}}).want(t, http.StatusNoContent)

	page := n.api("GET", members+"?include_totals=true&per_page=2&page=2", nil).want(t, http.StatusOK).object(t)
	want := object{"start": num(4), "limit": num(2), "total": num(5), "users": []any{
		object{"user_id": ids[4], "email": "u4@example.com", "name": "u4@example.com", "picture": "https://example.com/p.png"},
	}}
	if diff := cmp.Diff(want, page); diff != "" {
		t.Errorf("offset (-want +got):\n%s", diff)
	}
	if got := n.api("GET", members, nil).want(t, http.StatusOK).list(t); len(got) != 5 {
		t.Errorf("without totals: %v", got)
	}
	var walked []string
	for next := ""; len(walked) <= len(ids); {
		body := n.api("GET", members+"?take=2&include_totals=true&from="+next, nil).want(t, http.StatusOK).object(t)
		if _, present := body["total"]; present {
			t.Errorf("total in a checkpoint page: %v", body)
		}
		list, _ := body["users"].([]any)
		for _, item := range list {
			u, _ := item.(object)
			walked = append(walked, fmt.Sprint(u["user_id"]))
		}
		more, ok := body["next"].(string)
		if !ok {
			break
		}
		next = more
	}
	if diff := cmp.Diff(ids, walked); diff != "" {
		t.Errorf("checkpoint walk (-want +got):\n%s", diff)
	}
	n.api("GET", members+"?page=10&per_page=100", nil).wantError(t, http.StatusBadRequest, "invalid_paging",
		"Requesting page 10 exceeds the allowed maximum of 1000 records. To fetch results beyond 1000, use the checkpoint pagination method.")
	n.api("POST", members, object{"users": []string{ids[0], "auth0|nobody"}}).wantError(t, http.StatusNotFound, "",
		"One or more of the users do not exist.")
	n.api("POST", members, object{"users": []string{"nobody"}}).wantError(t, http.StatusBadRequest, "invalid_body",
		"Payload validation error: 'Object didn't pass validation for format user-id-with-max-length: nobody' on property users[0] (user_id's of the users to assign the role to).")
	n.api("DELETE", userPath(ids[2]), nil).want(t, http.StatusNoContent)
	if got := n.api("GET", members, nil).want(t, http.StatusOK).list(t); len(got) != 4 {
		t.Errorf("after a member was deleted: %v", got)
	}
}
