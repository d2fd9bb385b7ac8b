// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

const (
	engineers = "grp_1a2b3c4d5e6f7g"
	writers   = "grp_1a2b3c4d5e6f7h"
)

// directorySeed is a person with a role of its own, one through a group, one
// through both, and permissions by every way.
const directorySeed = `
resource_servers:
- {identifier: urn:books, name: Books, scopes: [{value: read, description: Read}, {value: write}, {value: burn}]}
- {identifier: urn:films, scopes: [{value: read}]}
roles:
- {id: rol_0000000000000001, name: both, permissions: [{resource_server_identifier: urn:books, permission_name: read}]}
- {id: rol_0000000000000002, name: direct, permissions: [{resource_server_identifier: urn:films, permission_name: read}]}
- {id: rol_0000000000000003, name: through, permissions: [{resource_server_identifier: urn:books, permission_name: read}, {resource_server_identifier: urn:books, permission_name: write}]}
- {name: nobodys, permissions: [{resource_server_identifier: urn:books, permission_name: burn}]}
organizations:
- {id: org_0000000000000001, name: acme, display_name: Acme, metadata: {tier: gold}, branding: {logo_url: "https://example.com/l.png"}}
groups:
- {id: grp_1a2b3c4d5e6f7g, name: Engineers, external_id: ext-1, connection: acme-saml, roles: [both, through]}
- {id: grp_1a2b3c4d5e6f7h, name: Writers, roles: [rol_0000000000000003]}
- {name: Others, roles: [nobodys]}
users:
- user_id: auth0|ada
  connection: Username-Password-Authentication
  email: ada@example.com
  roles: [both, direct]
  groups: [Writers, grp_1a2b3c4d5e6f7g]
  organizations: [acme]
  permissions: [{resource_server_identifier: urn:books, permission_name: read}]
`

func TestEffectiveRoles(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, directorySeed)})
	const path = "/users/auth0%7Cada/effective-roles"
	role := func(id, name string, sources ...any) any {
		return object{"id": "rol_000000000000000" + id, "name": name, "description": "", "sources": sources}
	}
	want := object{"roles": []any{role("1", "both", "direct", "groups"), role("2", "direct", "direct"), role("3", "through", "groups")}}
	if diff := cmp.Diff(want, n.api("GET", path, nil).want(t, http.StatusOK).body); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	page := n.api("GET", path+"?take=2", nil).want(t, http.StatusOK).object(t)
	next, _ := page["next"].(string)
	rest := n.api("GET", path+"?take=2&from="+next, nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff(object{"roles": []any{role("3", "through", "groups")}}, rest); diff != "" {
		t.Errorf("second page (-want +got):\n%s", diff)
	}
	sources := func(query string) response { return n.api("GET", path+"/sources/groups"+query, nil) }
	if diff := cmp.Diff([]string{"Engineers", "Writers"}, names(sources("?role_id=rol_0000000000000003").want(t, http.StatusOK).object(t)["groups"])); diff != "" {
		t.Errorf("sources (-want +got):\n%s", diff)
	}
	if got := sources("?role_id=rol_0000000000000002").want(t, http.StatusOK).raw; got != `{"groups":[]}` {
		t.Errorf("sources of a direct role: %s", got)
	}
	sources("").wantError(t, http.StatusBadRequest, "invalid_query_string", "Query validation error: 'Missing required property: role_id'.")
	sources("?role_id=rol_x").wantError(t, http.StatusNotFound, "", "The role does not exist.")
	n.api("GET", "/users/auth0%7Cnobody/effective-roles", nil).wantError(t, http.StatusNotFound, "inexistent_user", "The user does not exist.")

	// The plain list has direct roles only.
	if diff := cmp.Diff([]string{"both", "direct"}, names(n.api("GET", "/users/auth0%7Cada/roles", nil).body)); diff != "" {
		t.Errorf("direct (-want +got):\n%s", diff)
	}
}

func TestEffectivePermissions(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, directorySeed)})
	const path = "/users/auth0%7Cada/effective-permissions"
	want := object{"permissions": []any{
		object{
			"permission_name": "read", "description": "Read", "resource_server_identifier": "urn:books", "resource_server_name": "Books",
			"sources": []any{"direct", "roles"},
		},
		object{
			"permission_name": "write", "description": "", "resource_server_identifier": "urn:books", "resource_server_name": "Books",
			"sources": []any{"roles"},
		},
	}}
	if diff := cmp.Diff(want, n.api("GET", path+"?resource_server_identifier=urn:books", nil).want(t, http.StatusOK).body); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := n.api("GET", path+"?resource_server_identifier=urn:nothing", nil).want(t, http.StatusOK).raw; got != `{"permissions":[]}` {
		t.Errorf("unknown API: %s", got)
	}
	roles := n.api("GET", path+"/sources/effective-roles?resource_server_identifier=urn:books&permission_name=read", nil).want(t, http.StatusOK).object(t)["roles"]
	if diff := cmp.Diff([]string{"both", "through"}, names(roles)); diff != "" {
		t.Errorf("source roles (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"[direct groups]", "[groups]"}, members(roles, "sources")); diff != "" {
		t.Errorf("their sources (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"tenant", "tenant"}, members(roles, "type")); diff != "" {
		t.Errorf("their types (-want +got):\n%s", diff)
	}
	n.api("GET", path, nil).want(t, http.StatusBadRequest)
	n.api("GET", path+"/sources/effective-roles?resource_server_identifier=urn:books", nil).want(t, http.StatusBadRequest)

	n.api("DELETE", "/groups/"+engineers, nil).want(t, http.StatusNoContent)
	n.api("DELETE", "/groups/"+writers, nil).want(t, http.StatusNoContent)
	got := n.api("GET", path+"?resource_server_identifier="+url.QueryEscape("urn:books"), nil).object(t)
	if diff := cmp.Diff([]string{"read"}, permissionNames(got["permissions"])); diff != "" {
		t.Errorf("without the groups (-want +got):\n%s", diff)
	}
}

func TestGroups(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, directorySeed)})
	g := n.api("GET", "/groups/"+engineers, nil).want(t, http.StatusOK).object(t)
	created := g["created_at"]
	want := object{
		"id": engineers, "name": "Engineers", "external_id": "ext-1", "connection_id": n.connectionID("acme-saml"), "tenant_name": "auth0-emulator",
		"created_at": created, "updated_at": created,
	}
	if diff := cmp.Diff(want, g); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for query, want := range map[string][]string{
		"": {"Engineers", "Others", "Writers"}, "?search=RITE": {"Writers"}, "?name=Writers": {"Writers"}, "?external_id=ext-1": {"Engineers"},
		"?connection_id=con_0000000000000000": {}, "?page=1&per_page=2": {"Writers"},
	} {
		if diff := cmp.Diff(want, names(n.api("GET", "/groups"+query, nil).want(t, http.StatusOK).body)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", query, diff)
		}
	}
	mine := n.api("GET", "/users/auth0%7Cada/groups?include_totals=true&fields=name,membership_created_at", nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff([]any{
		object{"name": "Engineers", "membership_created_at": created}, object{"name": "Writers", "membership_created_at": created},
	}, mine["groups"]); diff != "" || mine["total"] != num(2) {
		t.Errorf("of the user: %v (-want +got):\n%s", mine, diff)
	}
	if diff := cmp.Diff([]string{"Engineers", "Writers"}, names(n.api("GET", "/users/auth0%7Cada/groups?take=5", nil).object(t)["groups"])); diff != "" {
		t.Errorf("checkpoint (-want +got):\n%s", diff)
	}
	list := n.api("GET", "/groups/"+engineers+"/members", nil).want(t, http.StatusOK).object(t)["members"]
	if diff := cmp.Diff([]any{object{
		"id": "auth0|ada", "member_type": "user", "type": "connection", "connection_id": want["connection_id"], "created_at": created,
	}}, list); diff != "" {
		t.Errorf("members (-want +got):\n%s", diff)
	}
	n.api("GET", "/groups/grp_99999999999999", nil).wantError(t, http.StatusNotFound, "", "Group not found.")
}

// TestGroupRoles: the same attachment from both ends.
func TestGroupRoles(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, directorySeed)})
	roles, groups := "/groups/"+writers+"/roles", "/roles/rol_0000000000000002/groups"
	expect := func(path, key string, want ...string) {
		t.Helper()
		if diff := cmp.Diff(append([]string{}, want...), names(n.api("GET", path, nil).want(t, http.StatusOK).object(t)[key])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
	expect(roles, "roles", "through")
	n.api("POST", roles, object{"roles": []string{"rol_0000000000000002"}}).want(t, http.StatusNoContent)
	expect(roles, "roles", "direct", "through")
	n.api("POST", groups, object{"groups": []string{engineers, writers}}).want(t, http.StatusNoContent)
	expect(groups, "groups", "Engineers", "Writers")
	n.api("DELETE", groups, object{"groups": []string{writers}}).want(t, http.StatusNoContent)
	expect(roles, "roles", "through")
	n.api("DELETE", roles, object{"roles": []string{"rol_0000000000000003"}}).want(t, http.StatusNoContent)
	expect(roles, "roles")
	n.api("DELETE", "/roles/rol_0000000000000002", nil).want(t, http.StatusOK)
	expect("/groups/"+engineers+"/roles", "roles", "both", "through")

	n.api("POST", roles, object{"roles": []string{"rol_0000000000000009"}}).want(t, http.StatusNotFound)
	n.api("POST", roles, object{"roles": []string{"no ID"}}).want(t, http.StatusBadRequest)
	n.api("POST", "/roles/rol_0000000000000001/groups", object{"groups": []string{"grp_11111111111111"}}).want(t, http.StatusNotFound)
	var eleven []string
	for _, c := range "abcdefghijk" {
		eleven = append(eleven, n.newRole(string(c)))
	}
	n.api("POST", roles, object{"roles": eleven}).wantError(t, http.StatusBadRequest, "", "No more roles can be assigned to this group.")
}
