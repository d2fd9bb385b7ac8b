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

const library = "https://api.example.com/library"

// newAPI creates a resource server with these scopes and returns its ID.
func (n *tenant) newAPI(identifier string, scopes ...string) string {
	n.t.Helper()
	list := []any{}
	for _, s := range scopes {
		list = append(list, object{"value": s, "description": "May " + s})
	}
	id, _ := n.api("POST", "/resource-servers", object{"identifier": identifier, "name": "API " + identifier, "scopes": list}).
		want(n.t, http.StatusCreated).object(n.t)["id"].(string)
	return id
}

func permissions(server string, names ...string) object {
	list := []any{}
	for _, name := range names {
		list = append(list, object{"resource_server_identifier": server, "permission_name": name})
	}
	return object{"permissions": list}
}

// permissionNames are those of a bare list.
func permissionNames(list any) []string {
	out := []string{}
	items, _ := list.([]any)
	for _, item := range items {
		p, _ := item.(object)
		out = append(out, fmt.Sprint(p["permission_name"]))
	}
	return out
}

// TestPermissions: users and roles have the same calls.
func TestPermissions(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	n.newAPI(library, "write:books", "read:books", "read:shelves")
	for path, withSources := range map[string]bool{
		userPath(n.newUser(object{"email": "ada@example.com"})) + "/permissions": true,
		"/roles/" + n.newRole("editor") + "/permissions":                         false,
	} {
		if got := n.api("GET", path, nil).want(t, http.StatusOK).raw; got != "[]" {
			t.Errorf("nothing granted: %s", got)
		}
		for range 2 { // the second time changes nothing
			if got := n.api("POST", path, permissions(library, "write:books", "read:books", "read:books")).want(t, http.StatusCreated).raw; got != "{}" {
				t.Errorf("POST answers %s", got)
			}
		}
		read := object{
			"permission_name": "read:books", "description": "May read:books",
			"resource_server_name": "API " + library, "resource_server_identifier": library,
		}
		if withSources {
			read["sources"] = []any{object{"source_id": "", "source_name": "", "source_type": "DIRECT"}}
		}
		page := n.api("GET", path+"?include_totals=true&per_page=1", nil).want(t, http.StatusOK).body
		if diff := cmp.Diff(object{"permissions": []any{read}, "start": num(0), "limit": num(1), "total": num(2)}, page); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
		n.api("POST", path, permissions(library, "read:films")).wantError(t, http.StatusNotFound, "", "One or more of the permissions do not exist.")
		n.api("POST", path, permissions("https://nowhere", "read:books")).wantError(t, http.StatusNotFound, "", "The resource server does not exist.")
		n.api("POST", path, object{"permissions": []any{object{"permission_name": "x"}}}).want(t, http.StatusBadRequest)
		n.api("POST", path, permissions(library)).want(t, http.StatusBadRequest)
		for range 2 { // the second time it is not granted any more
			n.api("DELETE", path, permissions(library, "read:books", "read:shelves")).want(t, http.StatusNoContent)
		}
		if diff := cmp.Diff([]string{"write:books"}, permissionNames(n.api("GET", path, nil).body)); diff != "" {
			t.Errorf("after the removal (-want +got):\n%s", diff)
		}
	}
	for _, method := range []string{"GET", "POST", "DELETE"} {
		n.api(method, "/users/auth0%7Cnobody/permissions", permissions(library, "read:books")).
			wantError(t, http.StatusNotFound, "inexistent_user", "The user does not exist.")
		n.api(method, "/roles/rol_0000000000000000/permissions", permissions(library, "read:books")).
			wantError(t, http.StatusNotFound, "", "The role does not exist.")
	}
}

// TestPermissionsVanish: grants go with their scope and their API.
func TestPermissionsVanish(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	id := n.newAPI(library, "a", "b")
	n.newAPI("urn:other", "a")
	paths := []string{userPath(n.newUser(object{"email": "ada@example.com"})) + "/permissions", "/roles/" + n.newRole("editor") + "/permissions"}
	for _, path := range paths {
		n.api("POST", path, permissions(library, "a", "b")).want(t, http.StatusCreated)
		n.api("POST", path, permissions("urn:other", "a")).want(t, http.StatusCreated)
	}
	expect := func(want ...string) {
		t.Helper()
		for _, path := range paths {
			if diff := cmp.Diff(want, permissionNames(n.api("GET", path, nil).want(t, http.StatusOK).body)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", path, diff)
			}
		}
	}
	expect("a", "a", "b")
	n.api("PATCH", "/resource-servers/"+id, object{"scopes": []any{object{"value": "b"}}}).want(t, http.StatusOK)
	expect("a", "b")
	n.api("DELETE", "/resource-servers/"+id, nil).want(t, http.StatusNoContent)
	expect("a")
}

func TestPermissionLimits(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	var scopes []string
	for i := range 1000 {
		scopes = append(scopes, fmt.Sprintf("s%04d", i))
	}
	n.newAPI(library, scopes...)
	n.newAPI("urn:other", "more")
	for path, message := range map[string]string{
		userPath(n.newUser(object{"email": "ada@example.com"})) + "/permissions": "No more permissions can be assigned to this user.",
		"/roles/" + n.newRole("editor") + "/permissions":                         "No more permissions can be assigned to this role.",
	} {
		n.api("POST", path, permissions(library, scopes...)).want(t, http.StatusCreated)
		n.api("POST", path, permissions("urn:other", "more")).wantError(t, http.StatusBadRequest, "", message)
		last := n.api("GET", path+"?per_page=100&page=9&include_totals=true", nil).want(t, http.StatusOK).object(t)
		if got := permissionNames(last["permissions"]); last["total"] != num(1000) || len(got) != 100 || got[99] != "s0999" {
			t.Errorf("last page of %s: total %v, %d rows", path, last["total"], len(got))
		}
		if got := n.api("GET", path+"?per_page=100&page=10", nil).want(t, http.StatusOK).raw; got != "[]" {
			t.Errorf("past the end: %s", got)
		}
	}
}
