// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// What a new resource for all roles or permissions takes from a user who exists stands in the plan, by name; where there is
// nothing to take, nothing is said, and where the plan could not look, that.
func TestAssignmentLost_told(t *testing.T) {
	t.Parallel()
	const roles, permissions = "auth0users_user_roles", "auth0users_user_permissions"
	text := tftypes.Set{ElementType: tftypes.String}
	given := func(ids ...string) tftypes.Value {
		var all []tftypes.Value
		for _, id := range ids {
			all = append(all, acctest.String(id))
		}
		return tftypes.NewValue(text, all)
	}
	none := tftypes.NewValue(tftypes.Set{ElementType: tftypes.Object{AttributeTypes: map[string]tftypes.Type{
		"name": tftypes.String, "resource_server_identifier": tftypes.String,
	}}}, []tftypes.Value{})
	for name, c := range map[string]struct {
		typeName, attribute string
		value               tftypes.Value
		fault               string
		says                string // "" for nothing.
	}{
		"some roles": {roles, "roles", given(roleID(0)), "", "Roles Will Be Taken Away: The user auth0|ada has roles that the resource does not declare. " +
			"The apply takes them away: role 1 (" + roleID(1) + "), role 2 (" + roleID(2) + ")."},
		"all roles declared": {roles, "roles", given(roleID(0), roleID(1), roleID(2)), "", ""},
		"roles known later": {
			roles, "roles", tftypes.NewValue(text, tftypes.UnknownValue), "",
			"takes them away, unless the configuration declares them, which is only known after apply: role 0 (" + roleID(0),
		},
		"some roles known later": {
			roles, "roles", tftypes.NewValue(text, []tftypes.Value{acctest.String(roleID(0)), unknownText}), "",
			"takes them away, unless the configuration declares them, which is only known after apply: role 1 (" + roleID(1),
		},
		"permissions": {permissions, "permissions", none, "", "Permissions Will Be Taken Away: The user auth0|ada has permissions that the resource does not declare. " +
			"The apply takes them away: read:x of https://api.example.com."},
		"no answer":    {roles, "roles", given(roleID(0)), "GET /users/{id}/roles status=400", "Roles Become Managed: The resource owns all roles of the user auth0|ada from now on"},
		"no such user": {roles, "roles", given(roleID(0)), "GET /users/{id}/roles status=404 json-set errorCode=inexistent_user", ""},
	} {
		w := acctest.New(t)
		w.Seed(manyRoles(3, 3))
		w.Seed(`
resource_servers: [{identifier: "https://api.example.com", name: API, scopes: [{value: "read:x"}]}]
users: [{user_id: auth0|ada, connection: Username-Password-Authentication, email: ada@example.com, roles: [` + roleID(0) + `, ` + roleID(1) + `, ` + roleID(2) + `],
  permissions: [{resource_server_identifier: "https://api.example.com", permission_name: "read:x"}]}]`)
		p := w.NewProtocol(nil)
		if c.fault != "" {
			w.Faults(c.fault)
		}
		s := &stateful{t: t, p: p, typeName: c.typeName}
		said := s.plan(acctest.Attributes{"user_id": acctest.String("auth0|ada"), c.attribute: c.value}).warnings
		if c.says != "" && !strings.Contains(said, c.says) || c.says == "" && (strings.Contains(said, "Taken Away") || strings.Contains(said, "Become Managed")) {
			t.Errorf("%s: %s", name, said)
		}
		if again := s.plan(acctest.Attributes{"user_id": acctest.String("auth0|ada"), c.attribute: c.value}).warnings; strings.Contains(again, "Taken Away") || strings.Contains(again, "Become Managed") {
			t.Errorf("%s, said twice: %s", name, again)
		}
	}
}

// What the user has by way of a role is not the user's own, and stays: no plan says that it goes.
func TestAssignmentLost_byRole(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(`
resource_servers: [{identifier: "https://api.example.com", name: API, scopes: [{value: "read:x"}, {value: "read:y"}]}]
users: [{user_id: auth0|ada, connection: Username-Password-Authentication, email: ada@example.com,
  permissions: [{resource_server_identifier: "https://api.example.com", permission_name: "read:x"}, {resource_server_identifier: "https://api.example.com", permission_name: "read:y"}]}]`)
	w.Emulator.SetTamper(func(_ *http.Request, a *emulator.Answer) {
		if before, after, found := bytes.Cut(a.Body, []byte(`"read:y"`)); found {
			a.Body = slices.Concat(before, []byte(`"read:y"`), bytes.Replace(after, []byte("DIRECT"), []byte("ROLE"), 1))
		}
	})
	s := &stateful{t: t, p: w.NewProtocol(nil), typeName: "auth0users_user_permissions"}
	none := tftypes.NewValue(tftypes.Set{ElementType: tftypes.Object{AttributeTypes: map[string]tftypes.Type{
		"name": tftypes.String, "resource_server_identifier": tftypes.String,
	}}}, []tftypes.Value{})
	said := s.plan(acctest.Attributes{"user_id": acctest.String("auth0|ada"), "permissions": none}).warnings
	acctest.Says(t, said, "The apply takes them away: read:x of https://api.example.com.")
	acctest.SaysNot(t, said, "read:y")
}

// A plan looks at twenty users at the most, and says of the others that it did not.
func TestAssignmentLost_many(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed("roles: [{id: " + roleID(0) + ", name: reader}]")
	p := w.NewProtocol(nil)
	said := ""
	for i := range 25 {
		id := w.CreateUser(object{"connection": "email", "email": fmt.Sprintf("p%d@example.com", i)})
		s := &stateful{t: t, p: p, typeName: "auth0users_user_roles"}
		said += s.plan(acctest.Attributes{"user_id": acctest.String(id), "roles": tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String(roleID(0))})}).warnings
	}
	if n := w.Requests()["GET /users/{id}/roles"]; n != 20 {
		t.Errorf("%d users were looked at", n)
	}
	if n := strings.Count(said, "Roles Become Managed: The resource"); n != 4 || strings.Count(said, "More Users: Roles Become Managed") != 1 {
		t.Errorf("said %d times:\n%s", n, said)
	}
}
