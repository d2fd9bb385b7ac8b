// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// theRoles are those of the tenant in the tests of rosters.
const theRoles = "roles:\n- {id: rol_0000000000000001, name: one}\n- {id: rol_0000000000000002, name: two}\n- {id: rol_0000000000000003, name: three}\n"

// role is the ID of a role of theRoles.
func role(n int) string { return fmt.Sprintf("rol_%016d", n) }

// rolesValue is the attribute roles.
func rolesValue(ids ...string) tftypes.Value {
	elements := []tftypes.Value{}
	for _, id := range ids {
		elements = append(elements, acctest.String(id))
	}
	return tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, elements)
}

func newRolesWorld(t *testing.T, n int, ids ...string) (*rosterWorld, people) {
	t.Helper()
	w := newRosterWorld(t)
	w.Seed(theRoles)
	all := manyPeople(n)
	for key := range all {
		all[key]["roles"] = rolesValue(ids...)
	}
	return w, all
}

// rolesOf are the roles that a user has.
func (w *rosterWorld) rolesOf(key string) string {
	w.t.Helper()
	var listed []struct {
		ID string `json:"id"`
	}
	w.Call("GET", "/users/"+url.PathEscape(w.ids()[key])+"/roles", nil, &listed)
	var ids []string
	for _, r := range listed {
		ids = append(ids, strings.TrimLeft(strings.TrimPrefix(r.ID, "rol_"), "0"))
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

// The roles of many people: given from the side of the roles, read from there, changed and taken away.
func TestRosterRoles_life(t *testing.T) {
	t.Parallel()
	w, all := newRolesWorld(t, 130, role(1), role(2))
	w.apply(t.Context(), nil, all)
	requests := w.Requests()
	if requests["POST /users"] != 130 || requests["POST /roles/{id}/users"] != 4 || requests["POST /users/{id}/roles"] != 0 || requests["GET /users/{id}/roles"] != 0 {
		t.Errorf("create: %v", requests)
	}
	w.ResetRequests()
	w.expectNoChanges(nil, all)
	requests = w.Requests()
	if requests["GET /users/{id}/roles"] != 0 || requests["GET /roles/{id}/users"] > 8 {
		t.Errorf("the plan without changes: %v", requests)
	}

	all["p1"]["roles"] = rolesValue(role(3), role(1))
	all["p2"]["roles"] = rolesValue()
	delete(all["p3"], "roles")
	p := w.plan(nil, all)
	changes := w.changes(p)
	for key, want := range map[string]bool{"p1": true, "p2": true, "p3": true, "p4": false} {
		if strings.Contains(changes, fmt.Sprintf("ElementKeyString(%q).AttributeName(\"roles\")", key)) != want {
			t.Errorf("the roles of %s change: %t:\n%s", key, !want, changes)
		}
	}
	w.ResetRequests()
	w.apply(t.Context(), nil, all)
	requests = withoutLooks(w.World)
	delete(requests, "GET /roles")
	expectMap(t, map[string]int{"DELETE /users/{id}/roles": 2, "POST /users/{id}/roles": 1}, requests)
	for key, want := range map[string]string{"p1": "1 3", "p2": "", "p3": "1 2", "p4": "1 2"} {
		if got := w.rolesOf(key); got != want {
			t.Errorf("%s has %s, want %s", key, got, want)
		}
	}
	w.expectNoChanges(nil, all)
}

// What somebody else gives or takes is drift where roles are written, and nothing where they are not.
func TestRosterRoles_drift(t *testing.T) {
	t.Parallel()
	w, all := newRolesWorld(t, 3, role(1))
	delete(all["p2"], "roles")
	w.apply(t.Context(), nil, all)
	for _, key := range []string{"p0", "p2"} {
		w.Call("POST", "/users/"+url.PathEscape(w.ids()[key])+"/roles", map[string]any{"roles": []string{role(3)}}, nil)
	}
	w.p.Walk()
	w.read()
	changes := w.changes(w.planOf(w.config(nil, all)))
	if !strings.Contains(changes, `"p0"`) || strings.Contains(changes, `"p1"`) || strings.Contains(changes, `"p2"`) {
		t.Errorf("the plan: %s", changes)
	}
	w.apply(t.Context(), nil, all)
	if w.rolesOf("p0") != "1" || w.rolesOf("p2") != "3" {
		t.Errorf("p0 has %s, p2 %s", w.rolesOf("p0"), w.rolesOf("p2"))
	}
	w.expectNoChanges(nil, all)

	// From now on all roles of p2 are the roster's.
	all["p2"]["roles"] = rolesValue(role(2))
	w.plan(nil, all)
	w.expectSays(`Roles Will Be Taken Away: "p2"`, "does from now on. The apply takes away what is not written: three ("+role(3)+").")
	w.apply(t.Context(), nil, all)
	if strings.Contains(w.warnings, "Roles Become Managed") {
		t.Errorf("the apply says less than the plan: %s", w.warnings)
	}
	if w.rolesOf("p2") != "2" {
		t.Errorf("p2 has %s", w.rolesOf("p2"))
	}
	w.expectNoChanges(nil, all)
}

// Of people whose roles were not the roster's before, the plan says what each of them loses, looks at twenty of them at the
// most, and asks for the scope to take roles away where somebody loses one.
func TestRosterRoles_becomeManaged(t *testing.T) {
	t.Parallel()
	roles := func(all people, ids ...string) people {
		for key := range all {
			all[key]["roles"] = rolesValue(ids...)
		}
		return all
	}
	for name, c := range map[string]struct {
		people int
		roles  []string
		fault  string
		says   []string // Nothing where there are none.
		looks  int
	}{
		"one lost":       {1, []string{role(2)}, "", []string{`Roles Will Be Taken Away: "p0"`, "one (" + role(1) + ")"}, 1},
		"all lost":       {1, nil, "", []string{`Roles Will Be Taken Away: "p0"`, "one (" + role(1) + ")", "Missing Scopes", "update:users"}, 1},
		"nothing lost":   {1, []string{role(2), role(1)}, "", nil, 1},
		"lost by twelve": {12, []string{role(2)}, "", []string{"Roles Will Be Taken Away: 12 People", "one (" + role(1) + ").", `"p11" (p11@example.com`}, 12},
		"many":           {22, []string{role(2)}, "", []string{"Roles Will Be Taken Away: 20 People", "Roles Become Managed: ", "Roles that are not written are taken away"}, 20},
		"no answer":      {3, []string{role(2)}, "GET /users/{id}/roles status=400", []string{`Roles Become Managed: "p0"`, `Roles Become Managed: "p2"`}, 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, all := newRolesWorld(t, c.people, role(1))
			w.apply(t.Context(), nil, all)
			w.apply(t.Context(), nil, manyPeople(c.people))
			if c.fault != "" {
				w.Faults(c.fault)
			}
			scopes := []string{"create:users", "read:users", "read:connections", "read:roles", "read:role_members", "update:users"}
			if c.roles == nil {
				scopes = scopes[:5] // Nothing is given, and what is taken away needs the last one, too.
			}
			w.p = least(w.World, scopes...)
			w.ResetRequests()
			p := w.plan(nil, roles(manyPeople(c.people), c.roles...))
			said := w.warnings + acctest.Errors(p.Diagnostics)
			acctest.Says(t, said, c.says...)
			if c.says == nil && (strings.Contains(said, "Taken Away") || strings.Contains(said, "Become Managed") || strings.Contains(said, "Missing Scopes")) {
				t.Errorf("it says: %s", said)
			}
			if got := w.Requests()["GET /users/{id}/roles"]; got != c.looks {
				t.Errorf("%d users were looked at, want %d", got, c.looks)
			}
		})
	}
}

// The apply reads the roles that somebody has before it takes any away, so a plan without the scopes for that is refused.
func TestRosterRoles_becomeManagedUnread(t *testing.T) {
	t.Parallel()
	for name, roles := range map[string]tftypes.Value{
		"one": rolesValue(role(1)), "none": rolesValue(),
		"unknown": tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{unknownText}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, all := newRolesWorld(t, 1)
			w.apply(t.Context(), nil, manyPeople(1))
			w.p = least(w.World, "create:users", "update:users", "read:users", "read:connections", "read:role_members")
			all["p0"]["roles"] = roles
			p := w.plan(nil, all)
			acctest.Says(t, acctest.Errors(p.Diagnostics), "Missing Scopes", "read:roles", "Grant them")
			acctest.Says(t, w.warnings, `Roles Become Managed: "p0"`, "of the user p0@example.com ("+w.ids()["p0"]+") before",
				"the plan has not looked which ones the user has", "Write all roles that the user is to keep, or leave roles out.")
			if strings.Contains(w.warnings, "The apply does without") {
				t.Errorf("it says: %s", w.warnings)
			}
		})
	}
}

// That no request has a chance is said of roles as well, where the plan needs none.
func TestRosterRoles_outOfReach(t *testing.T) {
	t.Parallel()
	w, all := newRolesWorld(t, 12, role(1))
	w.apply(t.Context(), nil, all)
	w.p = w.NewProtocol(map[string]tftypes.Value{"client_secret": acctest.String("wrong-sentinel-secret")})
	for key := range all {
		all[key]["roles"] = rolesValue(role(2))
	}
	p := w.planOf(w.config(nil, all))
	if text := acctest.Errors(p.Diagnostics); text != "" {
		t.Errorf("errors: %s", text)
	}
	if n := strings.Count(w.warnings, "Unable to Authenticate With Auth0"); n != 1 {
		t.Errorf("said %d times: %s", n, w.warnings)
	}
}

// Of somebody who is taken over, the plan says which roles go.
func TestRosterRoles_ofAdopted(t *testing.T) {
	t.Parallel()
	w, all := newRolesWorld(t, 1, role(2))
	id := w.CreateUser(map[string]any{"connection": "email", "email": "p0@example.com"})
	w.Call("POST", "/users/"+url.PathEscape(id)+"/roles", map[string]any{"roles": []string{role(3)}}, nil)
	w.plan(acctest.Attributes{"on_conflict": acctest.String("adopt")}, all)
	w.expectSays(`Roles Will Be Taken Away: "p0"`, "three ("+role(3)+")")
}

// Whoever writes the name of a role in place of its ID is told the ID.
func TestRosterRoles_byName(t *testing.T) {
	t.Parallel()
	w, all := newRolesWorld(t, 2, role(1))
	all["p1"]["roles"] = rolesValue("Two")
	w.plan(nil, all)
	w.expectSays(`Role Not Found: "p1"`, `"Two" is the name of a role, not its ID`, "Write the ID: "+role(2)+".")
}

// Of a role that does not exist the plan names everybody who is to get it.
func TestRosterRoles_missingOfMany(t *testing.T) {
	t.Parallel()
	w, all := newRolesWorld(t, 12, role(1), role(9))
	w.plan(nil, all)
	w.expectSays("Role Not Found: 12 People", "The same holds for each of these 12 people", `"p11"`)
	if n := w.Requests()["GET /roles"]; n != 1 {
		t.Errorf("%d lists of roles", n)
	}
}

// A role that cannot be given taints nobody, is told with the key, and is tried again.
func TestRosterRoles_refused(t *testing.T) {
	t.Parallel()
	w, all := newRolesWorld(t, 12, role(1))
	all["p3"]["roles"] = rolesValue(role(9))
	resp := w.apply(t.Context(), nil, all)
	if text := acctest.Errors(resp.Diagnostics); text != "" {
		t.Fatalf("an error taints: %s", text)
	}
	w.expectSays("Role Not Found", `"p3"`, role(9))
	if w.rolesOf("p4") != "1" || w.rolesOf("p3") != "" || len(w.Users()) != 12 {
		t.Errorf("p3 has %s, p4 %s", w.rolesOf("p3"), w.rolesOf("p4"))
	}
	w.p.Walk()
	w.read()
	if changes := w.changes(w.planOf(w.config(nil, all))); !strings.Contains(changes, `"p3"`) || strings.Contains(changes, `"p4"`) {
		t.Errorf("the next plan: %s", changes)
	}
	// Of a roster that is there it is an error, and the state has what is true.
	resp = w.apply(t.Context(), nil, all)
	if text := acctest.Errors(resp.Diagnostics); !strings.Contains(text, `"p3"`) || !strings.Contains(allSaid(resp.Diagnostics), `ElementKeyString("p3").AttributeName("roles")`) {
		t.Errorf("errors: %s", allSaid(resp.Diagnostics))
	}
	if changes := w.changes(w.planOf(w.config(nil, all))); !strings.Contains(changes, `"p3"`) || strings.Contains(changes, `"p4"`) {
		t.Errorf("without a refresh, the plan after that: %s", changes)
	}
	all["p3"]["roles"] = rolesValue(role(2))
	w.apply(t.Context(), nil, all)
	w.expectNoChanges(nil, all)
}

// An interruption before roles are given: each of those who have an account and not their roles is named, and the next apply
// gives them.
func TestRosterRoles_interrupted(t *testing.T) {
	t.Parallel()
	w, all := newRolesWorld(t, 40, role(1))
	ctx, cancel := context.WithCancel(t.Context())
	var posts atomic.Int32
	w.Emulator.SetTamper(func(r *http.Request, _ *emulator.Answer) {
		if r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/users") && posts.Add(1) == 25 {
			cancel()
		}
	})
	w.apply(ctx, nil, all)
	w.Emulator.SetTamper(nil)
	w.expectSays("Roles Not Reached", "The run was interrupted before it came to the roles of this person.")
	w.read()
	w.apply(t.Context(), nil, all)
	w.expectNoChanges(nil, all)
	for key := range all {
		if got := w.rolesOf(key); got != "1" {
			t.Errorf("%s has %q", key, got)
		}
	}
}

// A plan names the scopes that it takes to give roles, and to read them afterwards; of roles that are only known after apply
// it claims nothing, except that they change.
func TestRosterRoles_scopes(t *testing.T) {
	t.Parallel()
	w, all := newRolesWorld(t, 1, role(1))
	w.p = least(w.World, "create:users", "read:users", "read:connections")
	said := allSaid(w.plan(nil, all).Diagnostics)
	acctest.Says(t, said, "Missing Scopes", "update:users", "Scopes Missing for the Next Plan", "read:roles")

	unknown := tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, tftypes.UnknownValue)
	for _, has := range [][]string{{role(1)}, {}} {
		w, all := newRolesWorld(t, 1, has...)
		w.apply(t.Context(), nil, all)
		all["p0"]["roles"] = unknown
		w.p = least(w.World, "create:users", "read:users", "read:connections", "read:roles", "read:role_members")
		w.p.Walk()
		w.read() // So that the scopes are known.
		p := w.planOf(w.config(nil, all))
		if said := allSaid(p.Diagnostics); said != "" {
			t.Errorf("known after apply: %s", said)
		}
		if changes := w.changes(p); !strings.Contains(changes, `ElementKeyString("p0").AttributeName("roles")`) {
			t.Errorf("%d roles become others, and the plan does not show that: %s", len(has), changes)
		}
	}
}

// More roles than a user can have are refused before anybody is made, and so is another owner told.
func TestRosterRoles_limits(t *testing.T) {
	t.Parallel()
	w, all := newRolesWorld(t, 2, role(1))
	var many []string
	for i := range 51 {
		many = append(many, role(i))
	}
	all["p1"]["roles"] = rolesValue(many...)
	if text := acctest.Errors(w.plan(nil, all).Diagnostics); !strings.Contains(text, `Too Many Roles: "p1"`) {
		t.Errorf("51 roles: %s", text)
	}
	all["p1"]["roles"] = rolesValue(strings.Repeat("r", 256))
	if text := acctest.Errors(w.plan(nil, all).Diagnostics); !strings.Contains(text, `Invalid Role ID: "p1"`) {
		t.Errorf("256 characters: %s", text)
	}
	all["p1"]["roles"] = rolesValue("")
	if text := acctest.Errors(w.plan(nil, all).Diagnostics); !strings.Contains(text, "Invalid Role ID") {
		t.Errorf("no ID: %s", text)
	}
	delete(all["p1"], "roles")
	w.apply(t.Context(), nil, all)
	w.plan(nil, all)
	schema := w.p.Schemas.ResourceSchemas["auth0users_user_roles"]
	config := w.p.Object(schema, acctest.Attributes{"user_id": acctest.String(w.ids()["p0"]), "roles": rolesValue(role(1))})
	w.p.Walk()
	if _, err := w.p.Server.PlanResourceChange(t.Context(), planOfNew("auth0users_user_roles", w.p.Null(schema), config)); err != nil {
		t.Fatal(err)
	}
	w.planOf(w.config(nil, all))
	w.expectSays(`Roles Managed Twice: "p0"`)
}

// People who come by job get their roles as well.
func TestRosterRoles_byJob(t *testing.T) {
	t.Parallel()
	w, all := newRolesWorld(t, 20, role(1), role(2))
	w.apply(t.Context(), usersDatabase(), all)
	requests := withoutLooks(w.World)
	delete(requests, "GET /jobs/{id}")
	delete(requests, "GET /roles")
	expectMap(t, map[string]int{"POST /jobs/users-imports": 1, "POST /roles/{id}/users": 2}, requests)
	w.expectNoChanges(usersDatabase(), all)
}

// Roles of which some are known after the apply only are planned as they are written, as the CLIs demand.
func TestRosterRoles_partlyUnknown(t *testing.T) {
	t.Parallel()
	w, all := newRolesWorld(t, 3, role(1))
	all["p1"]["roles"] = tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String(role(1)), tftypes.NewValue(tftypes.String, tftypes.UnknownValue)})
	p := w.plan(nil, all)
	w.p.NoError(p.Diagnostics)
	users := map[string]tftypes.Value{}
	if err := w.p.Values(w.schema, p.PlannedState)["user"].As(&users); err != nil {
		t.Fatal(err)
	}
	var person map[string]tftypes.Value
	if err := users["p1"].As(&person); err != nil {
		t.Fatal(err)
	}
	if !person["roles"].Equal(all["p1"]["roles"]) {
		t.Errorf("planned %s, written %s", person["roles"], all["p1"]["roles"])
	}
}

// Of roles of which some are known after the apply only, those that are written are not taken away.
func TestRosterRoles_partlyUnknownBecomeManaged(t *testing.T) {
	t.Parallel()
	w, all := newRolesWorld(t, 1, role(1), role(2))
	w.apply(t.Context(), nil, all)
	w.apply(t.Context(), nil, manyPeople(1))
	all["p0"]["roles"] = tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{acctest.String(role(1)), unknownText})
	w.plan(nil, all)
	w.expectSays("The apply takes away what is not written, unless the configuration declares them, which is only known after apply: two (" + role(2) + ").")
}

// Roles that go from a resource of their own to a roster are not taken away in the same apply, whichever is planned first.
func TestRosterRoles_takenOver(t *testing.T) {
	t.Parallel()
	w, all := newRolesWorld(t, 1, role(1))
	w.apply(t.Context(), nil, people{"p0": someone("p0@example.com")})
	const single = "auth0users_user_roles"
	owner := w.p.Change(t.Context(), single, acctest.Attributes{"user_id": acctest.String(w.ids()["p0"]), "roles": rolesValue(role(1))}, nil, nil, nil)
	w.p.NoError(owner.Diagnostics)
	for _, rosterFirst := range []bool{false, true} {
		w.p.Walk()
		var said string
		if rosterFirst {
			w.planOf(w.config(nil, all))
			said = w.warnings
		}
		said += allSaid(w.p.PlanDestroy(t.Context(), single, owner.NewState, owner.Private).Diagnostics)
		if !rosterFirst {
			w.planOf(w.config(nil, all))
			said += w.warnings
		}
		if !strings.Contains(said, "ERROR") || !strings.Contains(said, "One resource of this plan, which is destroyed, takes all roles from the user") {
			t.Errorf("with the roster first %v: %s", rosterFirst, said)
		}
	}
}

// A single role for somebody whose roles a roster owns: said as soon as both are there, which is when the apply has made
// the person, and with the name of what owns them.
func TestAccRosterRoles_singleBeside(t *testing.T) {
	t.Parallel()
	w := assignmentWorld(t)
	d := w.NewWorkdir(block(`resource "auth0users_roster" "r"`, `connection_name = "email"`, `users = { "a" = { email = "a@example.com", roles = ["`+roleID(1)+`"] } }`) +
		block(`resource "auth0users_user_role" "extra"`, `user_id = auth0users_roster.r.ids["a"]`, `role_id = "`+roleID(2)+`"`))
	says := []string{"Roles Managed Twice", "are managed by auth0users_user_roles (or in auth0users_roster), which removes whatever it does not declare"}
	acctest.Says(t, d.Apply(), says...)
	acctest.Says(t, d.Plan(), says...)
}
