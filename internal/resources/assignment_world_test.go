// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// ada is the user whose roles and permissions the tests manage. She signed up with
// an identity provider: nobody created her through Terraform.
const ada = "google-oauth2|1815"

// api and otherAPI define permissions: api "act:000" to "act:999", as many as one
// API may have, otherAPI "act:000" to "act:009". The second one's identifier has
// the separator of import IDs in it.
const (
	api      = "https://api.example.com/library"
	otherAPI = "urn:other::api"
)

// assignmentWorld is a tenant with ada, 60 roles and two APIs.
func assignmentWorld(t *testing.T) *acctest.World {
	t.Helper()
	var seed strings.Builder
	fmt.Fprintf(&seed, "users:\n- {user_id: %q, connection: google-oauth2, email: ada@example.com}\nroles:\n", ada)
	for n := range 60 {
		fmt.Fprintf(&seed, "- {id: %s, name: Role %02d, description: Number %d}\n", roleID(n), n, n)
	}
	fmt.Fprintf(&seed, "resource_servers:\n- identifier: %q\n  name: Library API\n  scopes:\n", api)
	for n := range 1000 {
		fmt.Fprintf(&seed, "  - {value: \"act:%03d\", description: Act %d}\n", n, n)
	}
	fmt.Fprintf(&seed, "- identifier: %q\n  name: Other API\n  scopes:\n", otherAPI)
	for n := range 10 {
		fmt.Fprintf(&seed, "  - {value: \"act:%03d\"}\n", n)
	}
	w := acctest.New(t)
	w.Seed(seed.String())
	return w
}

func roleID(n int) string { return fmt.Sprintf("rol_%016d", n) }

// roleIDs are the IDs of the roles from first up to, not including, last.
func roleIDs(first, last int) []string {
	var ids []string
	for n := first; n < last; n++ {
		ids = append(ids, roleID(n))
	}
	return ids
}

// hcl is a list of strings in HCL.
func hcl(items []string) string {
	quoted := make([]string, len(items))
	for i, item := range items {
		quoted[i] = fmt.Sprintf("%q", item)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

func userRoles(ids ...string) string {
	return fmt.Sprintf("resource \"auth0users_user_roles\" \"r\" {\n  user_id = %q\n  roles   = %s\n}\n", ada, hcl(ids))
}

func userRole(name, id string) string {
	return fmt.Sprintf("resource \"auth0users_user_role\" %q {\n  user_id = %q\n  role_id = %q\n}\n", name, ada, id)
}

// grants is a set of permissions of api and of otherAPI, by number.
func grants(numbers string, others ...string) string {
	return fmt.Sprintf("resource \"auth0users_user_permissions\" \"p\" {\n  user_id = %q\n  permissions = concat(\n"+
		"    [for n in %s : { name = format(\"act:%%03d\", n), resource_server_identifier = %q }],\n"+
		"    [for name in %s : { name = name, resource_server_identifier = %q }],\n  )\n}\n", ada, numbers, api, hcl(others), otherAPI)
}

func userPermission(name, server, permission string) string {
	return fmt.Sprintf("resource \"auth0users_user_permission\" %q {\n  user_id = %q\n  resource_server_identifier = %q\n  permission = %q\n}\n",
		name, ada, server, permission)
}

// tenantRoles are the IDs of ada's roles as the tenant has them, sorted.
func tenantRoles(t *testing.T, w *acctest.World) []string {
	t.Helper()
	var roles []struct{ ID string }
	w.Call(http.MethodGet, adaPath("roles")+"?per_page=100", nil, &roles)
	var ids []string
	for _, r := range roles {
		ids = append(ids, r.ID)
	}
	slices.Sort(ids)
	return ids
}

func expectRoles(t *testing.T, w *acctest.World, want ...string) {
	t.Helper()
	if got := tenantRoles(t, w); !slices.Equal(want, got) {
		t.Errorf("roles of the user (-want +got):\n%s", cmp.Diff(want, got))
	}
}

// tenantPermissions are ada's permissions by API, sorted.
func tenantPermissions(w *acctest.World) map[string][]string {
	names := map[string][]string{}
	for page := 0; ; page++ {
		var permissions []struct {
			Name   string `json:"permission_name"`
			Server string `json:"resource_server_identifier"`
		}
		w.Call(http.MethodGet, fmt.Sprintf("%s?per_page=100&page=%d", adaPath("permissions"), page), nil, &permissions)
		for _, p := range permissions {
			names[p.Server] = append(names[p.Server], p.Name)
		}
		if len(permissions) < 100 {
			for _, list := range names {
				slices.Sort(list)
			}
			return names
		}
	}
}

func expectPermissions(t *testing.T, w *acctest.World, want map[string][]string) {
	t.Helper()
	got := tenantPermissions(w)
	if !maps.EqualFunc(want, got, slices.Equal) {
		t.Errorf("permissions of the user (-want +got):\n%s", cmp.Diff(want, got))
	}
}

func acts(first, last int) []string {
	var names []string
	for n := first; n < last; n++ {
		names = append(names, fmt.Sprintf("act:%03d", n))
	}
	return names
}

// Changes out of band.

func assignRoles(w *acctest.World, ids ...string) {
	w.Call(http.MethodPost, adaPath("roles"), map[string]any{"roles": ids}, nil)
}

func removeRoles(w *acctest.World, ids ...string) {
	w.Call(http.MethodDelete, adaPath("roles"), map[string]any{"roles": ids}, nil)
}

func deleteRole(w *acctest.World, id string) { w.Call(http.MethodDelete, "/roles/"+id, nil, nil) }

func grantPermissions(w *acctest.World, server string, names ...string) {
	w.Call(http.MethodPost, adaPath("permissions"), permissionsBody(server, names), nil)
}

func revokePermissions(w *acctest.World, server string, names ...string) {
	w.Call(http.MethodDelete, adaPath("permissions"), permissionsBody(server, names), nil)
}

func permissionsBody(server string, names []string) map[string]any {
	var list []map[string]string
	for _, name := range names {
		list = append(list, map[string]string{"resource_server_identifier": server, "permission_name": name})
	}
	return map[string]any{"permissions": list}
}

func adaPath(what string) string { return "/users/" + url.PathEscape(ada) + "/" + what }

// action expects an action for one resource.
func action(at string, want plancheck.ResourceActionType) resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(at, want)}}
}
