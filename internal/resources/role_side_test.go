// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// crowd is a tenant with n users, four roles and an API.
func crowd(t *testing.T, n int) *acctest.World {
	t.Helper()
	var seed strings.Builder
	seed.WriteString("users:\n")
	for i := range n {
		fmt.Fprintf(&seed, "- {user_id: %q, connection: google-oauth2}\n", member(i))
	}
	seed.WriteString("roles:\n")
	for i := range 4 {
		fmt.Fprintf(&seed, "- {id: %s, name: Role %d}\n", roleID(i), i)
	}
	fmt.Fprintf(&seed, "resource_servers:\n- identifier: %q\n  name: Library API\n  scopes: [{value: read}, {value: write}, {value: lend}]\n", api)
	w := acctest.New(t)
	w.Seed(seed.String())
	return w
}

func member(n int) string { return fmt.Sprintf("google-oauth2|%04d", n) }

func memberRoles(n int) string { return "/users/" + url.PathEscape(member(n)) + "/roles" }

// changedOnly runs a plan that is to find exactly these changes.
func changedOnly(t *testing.T, d *acctest.Workdir, summary string, marks ...string) {
	t.Helper()
	out, err := d.Try("plan", "-input=false", "-no-color")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range append(marks, summary) {
		if !strings.Contains(out, want) {
			t.Errorf("the plan does not say %q:\n%s", want, changed(out))
		}
	}
}

// The roles of many users cost the pages of a few roles, and every drift is found all
// the same, also that of a role that no state names.
func TestAccUserRoles_fromRoles(t *testing.T) {
	t.Parallel()
	const n = 60
	w := crowd(t, n)
	sets := fmt.Sprintf(`
resource "auth0users_user_roles" "r" {
  count   = %d
  user_id = format("google-oauth2|%%04d", count.index)
  roles   = [for n in [0, 1, 2] : format("rol_%%016d", n) if n == 0 || n == count.index %% 3]
}
`, n)
	d := w.NewWorkdir(sets)
	d.Apply()
	w.ResetRequests()
	d.ExpectNoChanges()
	got := w.Requests()
	if got["GET /roles"] != 1 || got["GET /roles/{id}/users"] != 4 || got["GET /users/{id}/roles"] > 10 || len(got) > 3 {
		t.Errorf("requests of the plan without changes: %v", got)
	}

	w.Call(http.MethodPost, memberRoles(3), map[string]any{"roles": []string{roleID(3)}}, nil)
	w.Call(http.MethodDelete, memberRoles(7), map[string]any{"roles": []string{roleID(1)}}, nil)
	w.DeleteUser(member(11))
	w.ResetRequests()
	changedOnly(t, d, "Plan: 1 to add, 2 to change, 0 to destroy",
		"auth0users_user_roles.r[3] will be updated", `- "`+roleID(3)+`"`,
		"auth0users_user_roles.r[7] will be updated", `+ "`+roleID(1)+`"`,
		"auth0users_user_roles.r[11] will be created")
	if got := w.Requests(); got["GET /users/{id}/roles"] > 13 {
		t.Errorf("requests of the plan that finds three changes: %v", got)
	}

	// Without read:roles for members the users are asked, and nobody notices.
	w.ResetRequests()
	w.Faults("GET /roles/{id}/users status=403")
	changedOnly(t, d, "Plan: 1 to add, 2 to change, 0 to destroy")
	if got := w.Requests(); got["GET /users/{id}/roles"] != n+1 || got["GET /roles/{id}/users"] > 4 {
		t.Errorf("requests when members may not be read: %v", got)
	}
	w.Faults()

	w.ResetRequests()
	d.Write(`provider "auth0users" { read_strategy = "direct" }` + sets)
	changedOnly(t, d, "Plan: 1 to add, 2 to change, 0 to destroy")
	expectRequests(t, w, "the plan with read_strategy direct", map[string]int{"GET /users/{id}/roles": n + 1, "GET /roles": 1}) // Once more of the new one, which has nothing to lose.
}

// Assignments one by one: many users of one role cost that role's members, and many
// roles or permissions of one user cost one list.
func TestAccUserRole_sharedReads(t *testing.T) {
	t.Parallel()
	const n = 40
	w := crowd(t, n)
	ones := fmt.Sprintf(`
resource "auth0users_user_role" "many" {
  count   = %d
  user_id = format("google-oauth2|%%04d", count.index)
  role_id = %q
}
resource "auth0users_user_permission" "p" {
  for_each                   = toset(["read", "write", "lend"])
  user_id                    = %q
  resource_server_identifier = %q
  permission                 = each.key
}
`, n, roleID(0), member(0), api)
	d := w.NewWorkdir(ones)
	d.Apply()
	w.ResetRequests()
	d.ExpectNoChanges()
	got := w.Requests()
	if got["GET /roles"] != 1 || got["GET /roles/{id}/users"] != 1 || got["GET /users/{id}/roles"] > 10 || got["GET /users/{id}/permissions"] != 1 || len(got) > 4 {
		t.Errorf("requests of the plan without changes: %v", got)
	}

	// A role renamed is no drift of the configuration, and lands in the state.
	w.Call(http.MethodPatch, "/roles/"+roleID(0), map[string]any{"name": "Renamed"}, nil)
	w.Call(http.MethodDelete, memberRoles(5), map[string]any{"roles": []string{roleID(0)}}, nil)
	d.Apply()
	if out := d.Run("state", "show", "-no-color", "auth0users_user_role.many[9]"); !strings.Contains(out, `"Renamed"`) {
		t.Errorf("the new name is not in the state:\n%s", out)
	}
	var roles []struct{ ID string }
	if w.Call(http.MethodGet, memberRoles(5), nil, &roles); len(roles) != 1 {
		t.Errorf("the role that was taken away has not come back: %v", roles)
	}

	// Several roles of one user; none that the same apply takes away.
	d.Write(fmt.Sprintf(`
resource "auth0users_user_role" "own" {
  count   = 3
  user_id = %q
  role_id = format("rol_%%016d", count.index + 1)
}
`, member(0)))
	d.Apply()
	w.ResetRequests()
	d.ExpectNoChanges()
	expectRequests(t, w, "the plan of three roles of one user", map[string]int{"GET /users/{id}/roles": 1})
}

// People and their roles in one apply: nobody's roles are read, and those of many go together. The plan
// after it is empty.
func TestAccUserRoles_newcomers(t *testing.T) {
	t.Parallel()
	const n = 40
	w := crowd(t, 0)
	d := w.NewWorkdir(fmt.Sprintf(`
resource "auth0users_user" "u" {
  count           = %d
  connection_name = "email"
  email           = "u${count.index}@example.com"
}
locals {
  ids = auth0users_user.u[*].id
}
resource "auth0users_user_roles" "r" {
  count   = %[1]d
  user_id = local.ids[count.index]
  roles   = [%[2]q, count.index %% 2 == 0 ? %[3]q : %[4]q]
}
resource "auth0users_user_permissions" "p" {
  count       = %[1]d
  user_id     = local.ids[count.index]
  permissions = [{ name = "read", resource_server_identifier = %[5]q }]
}
`, n, roleID(0), roleID(1), roleID(2), api))
	d.Apply("-parallelism=40")
	got := w.Requests()
	if got["POST /users"] != n || got["POST /users/{id}/permissions"] != n || got["POST /roles/{id}/users"] == 0 || got["POST /roles/{id}/users"]+got["POST /users/{id}/roles"] > n/2 {
		t.Errorf("requests of the apply: %v", got)
	}
	if n := got["GET /users/{id}/roles"] + got["GET /users/{id}/permissions"]; n > 0 {
		t.Errorf("%d reads of users who have nothing: %v", n, got)
	}
	d.ExpectNoChanges()
	for i, id := range idsOf(w) {
		if roles := rolesOf(w, id); len(roles) != len(roleID(0)+" "+roleID(1)) {
			t.Errorf("user %d has the roles %q", i, roles)
		}
	}
	d.Destroy()
	if left := len(w.Users()); left != 0 {
		t.Errorf("%d users left", left)
	}
}

// idsOf are the IDs of all users of the tenant.
func idsOf(w *acctest.World) (ids []string) {
	for _, u := range w.Users() {
		ids = append(ids, fmt.Sprint(u["user_id"]))
	}
	return ids
}
