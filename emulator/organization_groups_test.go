// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestOrganizationGroups: groups have roles inside of an organization, which are not
// those that they have elsewhere, and reach their members there.
func TestOrganizationGroups(t *testing.T) {
	t.Parallel()
	const engineers = "grp_1a2b3c4d5e6f7g"
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `
roles: [{name: elsewhere}, {name: both}]
groups: [{name: Engineers, id: grp_1a2b3c4d5e6f7g, roles: [elsewhere]}, {name: Others}]
organizations: [{name: acme, id: org_aB3dE5fG7hI9jK1l}]
users: [{user_id: auth0|ada, connection: Username-Password-Authentication, email: ada@example.com, groups: [Engineers, Others], organizations: [acme]}]`)})
	acme := "/organizations/org_aB3dE5fG7hI9jK1l"
	groups, member := acme+"/groups/"+engineers+"/roles", acme+"/members/auth0%7Cada"
	ids := map[string]string{"viewer": n.newRole("viewer")}
	for _, item := range n.api("GET", "/roles", nil).list(t) {
		role, _ := item.(object)
		name, _ := role["name"].(string)
		ids[name], _ = role["id"].(string)
	}
	for _, path := range []string{acme + "/groups", acme + "/roles/" + ids["viewer"] + "/groups?take=50"} {
		if got := n.api("GET", path, nil).want(t, http.StatusOK).raw; got != `{"groups":[]}` {
			t.Errorf("%s, at first: %s", path, got)
		}
	}
	if got := n.api("GET", acme+"/roles/"+ids["viewer"]+"/members?take=50", nil).want(t, http.StatusOK).raw; got != `{"members":[]}` {
		t.Errorf("members, at first: %s", got)
	}
	n.api("POST", groups, object{"roles": []string{ids["viewer"], ids["both"]}}).want(t, http.StatusNoContent)
	n.api("POST", member+"/roles", object{"roles": []string{ids["both"]}}).want(t, http.StatusNoContent)

	check := func(path, key, field string, want ...string) {
		t.Helper()
		got := members(n.api("GET", path, nil).want(t, http.StatusOK).object(t)[key], field)
		if diff := cmp.Diff(append([]string{}, want...), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
	check(acme+"/groups", "groups", "name", "Engineers")
	check(groups, "roles", "name", "both", "viewer")
	check(acme+"/roles/"+ids["viewer"]+"/groups", "groups", "id", engineers)
	check(acme+"/roles/"+ids["both"]+"/members", "members", "user_id", "auth0|ada")
	check(acme+"/roles/"+ids["viewer"]+"/members", "members", "user_id")
	check(member+"/effective-roles/sources/groups?role_id="+ids["viewer"], "groups", "name", "Engineers")
	check(member+"/effective-roles/sources/groups?role_id="+ids["elsewhere"], "groups", "name")
	want := object{"roles": []any{
		object{"id": ids["both"], "name": "both", "description": "", "sources": []any{"direct", "groups"}},
		object{"id": ids["viewer"], "name": "viewer", "description": "", "sources": []any{"groups"}},
	}}
	if diff := cmp.Diff(want, n.api("GET", member+"/effective-roles", nil).want(t, http.StatusOK).body); diff != "" {
		t.Errorf("effective (-want +got):\n%s", diff)
	}

	for range 2 { // also for roles that the group does not have
		n.api("DELETE", groups, object{"roles": []string{ids["both"]}}).want(t, http.StatusNoContent)
	}
	n.api("DELETE", "/roles/"+ids["viewer"], nil).want(t, http.StatusOK)
	check(acme+"/groups", "groups", "name")
	check(member+"/effective-roles", "roles", "name", "both")
}

func TestOrganizationGroupRefusals(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `groups: [{name: Engineers, id: grp_1a2b3c4d5e6f7g}]`)})
	acme, user := "/organizations/"+n.newOrganization("acme"), n.newUser(object{"email": "ada@example.com"})
	const nowhere = "/organizations/org_0000000000000000"
	role := n.newRole("editor")
	const noOrganization, noRole = "No organization found by that id or name", "The role does not exist."
	for path, message := range map[string]string{
		nowhere + "/groups": noOrganization, nowhere + "/groups/grp_1a2b3c4d5e6f7g/roles": noOrganization, acme + "/groups/grp_9a2b3c4d5e6f7g/roles": "Group not found.",
		nowhere + "/roles/" + role + "/groups": noOrganization, acme + "/roles/rol_0000000000000000/groups": noRole,
		nowhere + "/roles/" + role + "/members": noOrganization, acme + "/roles/rol_0000000000000000/members": noRole,
		nowhere + "/members/" + user + "/effective-roles":                                          noOrganization,
		acme + "/members/" + user + "/effective-roles/sources/groups?role_id=rol_0000000000000000": noRole,
	} {
		n.api("GET", path, nil).wantError(t, http.StatusNotFound, "", message)
	}
	n.api("GET", acme+"/members/auth0%7Cnobody/effective-roles", nil).want(t, http.StatusNotFound)
	n.api("GET", acme+"/members/"+user+"/effective-roles/sources/groups", nil).want(t, http.StatusBadRequest)
	groups := acme + "/groups/grp_1a2b3c4d5e6f7g/roles"
	n.api("POST", groups, object{"roles": []string{}}).want(t, http.StatusBadRequest)
	n.api("POST", groups, object{"roles": []string{"rol_0000000000000000"}}).wantError(t, http.StatusNotFound, "", noRole)
	var many []string
	for i := range 11 {
		many = append(many, n.newRole(string(rune('a'+i))))
	}
	n.api("POST", groups, object{"roles": many}).wantError(t, http.StatusBadRequest, "", "No more roles can be assigned to this group.")
}
