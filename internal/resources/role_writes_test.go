// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// What roles, and permissions, cost users who are made in the same apply, to the request.
func TestRoleWrites_requests(t *testing.T) {
	t.Parallel()
	const n = 300
	w := rolesWorld(t)
	k := &walk{t: t, p: w.NewProtocol(nil), parallelism: 100}
	ids := k.newcomers(n)
	k.mustCreate("auth0users_user_roles", twoOfTen(ids))
	// A hundred users at once, and all of the ten roles are among theirs: ten requests for each hundred.
	// The first of them may not come at once.
	got := w.Requests()
	// The plan looks once whether the connection takes users, who of them exists, and whether there are such roles.
	for _, look := range []string{"GET /connections", "GET /users", "GET /roles"} {
		if got[look] > n/10 {
			t.Errorf("%d times %s at the plan", got[look], look)
		}
		delete(got, look)
	}
	roles := got["POST /roles/{id}/users"] + got["POST /users/{id}/roles"]
	if most := n/10 + 10; roles > most || got["POST /users"] != n || len(got) > 3 {
		t.Errorf("requests of %d users with two roles: %v", n, got)
	}
	for _, i := range []int{0, 123, 299} {
		want := roleID(i%10) + " " + roleID((i+1)%10)
		if i%10 == 9 {
			want = roleID(0) + " " + roleID(9)
		}
		if got := rolesOf(w, ids[i]); got != want {
			t.Errorf("%s has %s, want %s", ids[i], got, want)
		}
	}

	w.ResetRequests()
	permissions := make([]acctest.Attributes, n)
	for i, id := range ids {
		permissions[i] = acctest.Attributes{"user_id": acctest.String(id), "permissions": permissionSet("read:books")}
	}
	k.mustCreate("auth0users_user_permissions", permissions)
	if got := w.Requests(); !maps.Equal(got, map[string]int{"GET /resource-servers/{id}": 1, "POST /users/{id}/permissions": n}) {
		t.Errorf("requests of permissions: %v", got)
	}
}

// members makes n users who exist before the walk, and returns their IDs.
func members(w *acctest.World, n int) []string {
	var seed strings.Builder
	seed.WriteString("users:\n")
	ids := make([]string, n)
	for i := range ids {
		ids[i] = member(i)
		fmt.Fprintf(&seed, "- {user_id: %q, connection: google-oauth2}\n", ids[i])
	}
	w.Seed(seed.String())
	return ids
}

// Each object fails or works for itself, whoever it came with, and says what it would say alone.
func TestRoleWrites_ownErrors(t *testing.T) {
	t.Parallel()
	w := rolesWorld(t)
	ids := members(w, 20)
	w.Call("POST", memberRoles(5), map[string]any{"roles": roleIDs(2, 52)}, nil)
	ids[3], ids[11] = "google-oauth2|nobody", "google-oauth2|no one"
	configs := make([]acctest.Attributes, len(ids))
	for i, id := range ids {
		configs[i] = acctest.Attributes{"user_id": acctest.String(id), "role_id": acctest.String(roleID(i % 2))}
	}
	configs[14]["role_id"], configs[15]["role_id"] = acctest.String("rol_mistyped"), acctest.String("rol_mistyped")
	k := &walk{t: t, p: w.NewProtocol(nil), parallelism: len(ids)}
	states, errors := k.create("auth0users_user_role", configs)
	says := map[int]string{
		3: "There is no user with the ID google-oauth2|nobody", 11: "There is no user with the ID google-oauth2|no one",
		5: "No more roles can be assigned to this user", 14: "the tenant has no such role", 15: "the tenant has no such role",
	}
	for i, id := range ids {
		want, fails := says[i]
		if fails != (errors[i] != "") || !strings.Contains(errors[i], want) || fails != (states[i] == nil) {
			t.Errorf("%s: %q, want %q; in the state: %t", id, errors[i], want, states[i] != nil)
		}
		if !fails && (rolesOf(w, id) != roleID(i%2) || acctest.Text(states[i]["name"]) != fmt.Sprintf("Role %02d", i%2)) {
			t.Errorf("%s has %s; the state says %s", id, rolesOf(w, id), acctest.Text(states[i]["name"]))
		}
	}
}

// Users who are there already are read first, by the plan, which says what they lose, and by the apply, and lose what is
// not declared.
func TestRoleWrites_existing(t *testing.T) {
	t.Parallel()
	const n = 12
	w := rolesWorld(t)
	ids := members(w, n)
	w.Call("POST", memberRoles(5), map[string]any{"roles": []string{roleID(11), roleID(5)}}, nil)
	w.ResetRequests()
	k := &walk{t: t, p: w.NewProtocol(nil), parallelism: n}
	configs := make([]acctest.Attributes, n)
	for i, id := range ids {
		configs[i] = acctest.Attributes{"user_id": acctest.String(id), "roles": stringSet(roleID(1), roleID(5))}
	}
	k.mustCreate("auth0users_user_roles", configs)
	got := w.Requests()
	if got["GET /users/{id}/roles"] != 2*n || got["DELETE /users/{id}/roles"] != 1 || got["POST /roles/{id}/users"] < 2 || sum(w) > 3*n {
		t.Errorf("requests %v", got)
	}
	for _, id := range ids {
		if got := rolesOf(w, id); got != roleID(1)+" "+roleID(5) {
			t.Errorf("%s has %s", id, got)
		}
	}
}

// One role of many users: the tenant's roles tell what it is called, once for all. One role of one user
// costs what it always has.
func TestRoleWrites_singles(t *testing.T) {
	t.Parallel()
	const n = 30
	w := rolesWorld(t)
	ids := members(w, n)
	k := &walk{t: t, p: w.NewProtocol(nil), parallelism: n}
	one := func(id string, role int) acctest.Attributes {
		return acctest.Attributes{"user_id": acctest.String(id), "role_id": acctest.String(roleID(role))}
	}
	k.mustCreate("auth0users_user_role", []acctest.Attributes{one(ids[0], 0)})
	expectRequests(t, w, "one role of one user", map[string]int{"GET /roles": 1, "POST /users/{id}/roles": 1, "GET /users/{id}/roles": 1})
	var configs []acctest.Attributes
	for _, id := range ids {
		configs = append(configs, one(id, 1))
	}
	for _, state := range k.mustCreate("auth0users_user_role", configs) {
		if name := acctest.Text(state["name"]); name != "Role 01" {
			t.Errorf("the name is %q", name)
		}
	}
	// Who comes late, on a busy machine, comes alone.
	if got := w.Requests(); sum(w) > n || got["POST /roles/{id}/users"] == 0 || got["GET /roles"] == 0 {
		t.Errorf("requests of one role of %d users: %v", n, got)
	}
	w.ResetRequests()
	configs = configs[:0]
	for role := 2; role < 32; role++ {
		configs = append(configs, one(ids[0], role))
	}
	k.mustCreate("auth0users_user_role", configs)
	if got := w.Requests(); sum(w) > n || got["POST /roles/{id}/users"] != 0 || got["GET /roles"] == 0 {
		t.Errorf("requests of %d roles of one user: %v", n, got)
	}
}

// A token without the scope for it assigns as ever, from the users' side alone.
func TestRoleWrites_scopes(t *testing.T) {
	t.Parallel()
	const n = 12
	for scope, fromRoles := range map[string]bool{"update:users": false, "create:role_members": true, "update:users', 'update:roles": true} {
		w := rolesWorld(t)
		ids := members(w, n)
		w.Seed("clients: [{id: least, secret: least-secret, scopes: ['read:users', 'read:roles', 'read:role_members', '" + scope + "']}]")
		k := &walk{t: t, parallelism: n, p: w.NewProtocol(acctest.Attributes{"client_id": acctest.String("least"), "client_secret": acctest.String("least-secret")})}
		configs := make([]acctest.Attributes, n)
		for i, id := range ids {
			configs[i] = acctest.Attributes{"user_id": acctest.String(id), "roles": stringSet(roleID(1))}
		}
		k.mustCreate("auth0users_user_roles", configs)
		got := w.Requests()
		if fromRoles != (got["POST /roles/{id}/users"] > 0) || !fromRoles && got["POST /users/{id}/roles"] != n {
			t.Errorf("with %s: %v", scope, got)
		}
	}
}

// Two objects with roles of one user who has just been made: the second one looks at what the first one
// gave.
func TestRoleWrites_newcomerTwice(t *testing.T) {
	t.Parallel()
	w := rolesWorld(t)
	k := &walk{t: t, p: w.NewProtocol(nil), parallelism: 1}
	id := k.newcomers(1)[0]
	roles := func(n int) []acctest.Attributes {
		return []acctest.Attributes{{"user_id": acctest.String(id), "roles": stringSet(roleID(n))}}
	}
	k.mustCreate("auth0users_user_roles", roles(1))
	k.mustCreate("auth0users_user_roles", roles(2))
	if got := rolesOf(w, id); got != roleID(2) {
		t.Errorf("the user has %s", got)
	}
}
