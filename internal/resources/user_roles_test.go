// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const rolesAddr = "auth0users_user_roles.r"

// Creation takes what is not declared, drift is repaired both ways, an empty set
// means none.
func TestAccUserRoles_lifecycle(t *testing.T) {
	t.Parallel()
	w := assignmentWorld(t)
	assignRoles(w, roleID(1), roleID(9))
	expect := func(ids ...string) func() { return func() { expectRoles(t, w, ids...) } }
	w.Run(
		resource.TestStep{
			Config:           w.HCL(userRoles(roleID(1), roleID(2))),
			ConfigPlanChecks: action(rolesAddr, plancheck.ResourceActionCreate),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(rolesAddr, tfjsonpath.New("id"), knownvalue.StringExact(ada)),
			},
			PostApplyFunc: expect(roleID(1), roleID(2)),
		},
		// Add, then replace one by another.
		resource.TestStep{
			Config:           w.HCL(userRoles(roleID(1), roleID(2), roleID(3))),
			ConfigPlanChecks: action(rolesAddr, plancheck.ResourceActionUpdate),
			PostApplyFunc:    expect(roleID(1), roleID(2), roleID(3)),
		},
		resource.TestStep{
			Config:           w.HCL(userRoles(roleID(1), roleID(4), roleID(3))),
			ConfigPlanChecks: action(rolesAddr, plancheck.ResourceActionUpdate),
			PostApplyFunc:    expect(roleID(1), roleID(3), roleID(4)),
		},
		resource.TestStep{ResourceName: rolesAddr, ImportState: true, ImportStateVerify: true},
		// Somebody removes one role and assigns another.
		resource.TestStep{
			PreConfig: func() {
				removeRoles(w, roleID(3))
				assignRoles(w, roleID(7))
			},
			Config:           w.HCL(userRoles(roleID(1), roleID(3), roleID(4))),
			ConfigPlanChecks: action(rolesAddr, plancheck.ResourceActionUpdate),
			PostApplyFunc:    expect(roleID(1), roleID(3), roleID(4)),
		},
		// A deleted role is gone from the user; a configuration without it agrees.
		resource.TestStep{
			PreConfig:        func() { deleteRole(w, roleID(4)) },
			Config:           w.HCL(userRoles(roleID(1), roleID(3))),
			ConfigPlanChecks: action(rolesAddr, plancheck.ResourceActionNoop),
		},
		resource.TestStep{
			Config:           w.HCL(userRoles()),
			ConfigPlanChecks: action(rolesAddr, plancheck.ResourceActionUpdate),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(rolesAddr, tfjsonpath.New("roles"), knownvalue.SetExact(nil)),
			},
			PostApplyFunc: expect(),
		},
		resource.TestStep{
			PreConfig:        func() { assignRoles(w, roleID(5)) },
			Config:           w.HCL(userRoles()),
			ConfigPlanChecks: action(rolesAddr, plancheck.ResourceActionUpdate),
			PostApplyFunc:    expect(),
		},
		resource.TestStep{Config: w.HCL(userRoles(roleID(1), roleID(2))), PostApplyFunc: expect(roleID(1), roleID(2))},
		resource.TestStep{Config: w.HCL(other), PostApplyFunc: expect()},
	)
}

// What roles cost, to the request; and 50 are as many as a user can have.
func TestAccUserRoles_requests(t *testing.T) {
	t.Parallel()
	w := assignmentWorld(t)
	const list, assign, remove, all = "GET /users/{id}/roles", "POST /users/{id}/roles", "DELETE /users/{id}/roles", "GET /roles"
	looks := acctest.ConnectionLooks(t) // Whether the roles exist, and what a new resource takes away.
	d := w.NewWorkdir(userRoles(roleIDs(0, 50)...))
	d.Apply()
	expectRequests(t, w, "the assignment of 50 roles", map[string]int{list: 1 + looks, assign: 1, all: looks})
	d.ExpectNoChanges()
	expectRequests(t, w, "the no-op plan", map[string]int{list: 1})

	// At the maximum, just enough is removed first.
	d.Write(userRoles(roleIDs(5, 55)...))
	d.Apply()
	expectRequests(t, w, "the replacement of 5", map[string]int{list: 1, assign: 1, all: looks, remove: 1})
	expectRoles(t, w, roleIDs(5, 55)...)

	d.Write(userRoles(slices.Concat(roleIDs(5, 45), roleIDs(55, 57))...))
	d.Apply()
	expectRequests(t, w, "add 2, remove 10", map[string]int{list: 1, assign: 1, all: looks, remove: 2})

	d.Write(userRoles(slices.Concat(roleIDs(5, 45), roleIDs(56, 57), roleIDs(58, 59))...))
	d.Apply()
	if order := assignmentWrites(w); !slices.Equal(order, []string{"POST", "DELETE"}) {
		t.Errorf("requests in the order %v", order)
	}
	expectRequests(t, w, "add 1, remove 1", map[string]int{list: 1, assign: 1, all: looks, remove: 1})

	d.Destroy()
	expectRequests(t, w, "destroy", map[string]int{list: 1, remove: 1})
	expectRoles(t, w)

	d.Write(userRoles())
	d.Apply()
	expectRequests(t, w, "the creation of an empty set", map[string]int{list: 1 + looks})
}

func TestAccUserRoles_errors(t *testing.T) {
	t.Parallel()
	w := assignmentWorld(t)
	w.Run(
		resource.TestStep{
			Config: w.HCL(userRoles(roleIDs(0, 51)...)), PlanOnly: true,
			ExpectError: acctest.Messages("Too Many Roles", "A user can have at most 50 roles in Auth0; the configuration has 51."),
		},
		resource.TestStep{Config: w.HCL(userRoles("")), PlanOnly: true, ExpectError: acctest.Message("The value is empty")},
		resource.TestStep{
			Config:   w.HCL("resource \"auth0users_user_roles\" \"r\" {\n  user_id = \"ada\"\n  roles = []\n}\n"),
			PlanOnly: true, ExpectError: acctest.Message("is not a full user ID"),
		},
		resource.TestStep{
			Config:      w.HCL("resource \"auth0users_user_roles\" \"r\" {\n  user_id = \"auth0|nobody\"\n  roles = []\n}\n"),
			ExpectError: acctest.Messages("User Not Found", "There is no user with the ID auth0|nobody"),
		},
		// Of three roles, the one that does not exist is named, and only that one.
		resource.TestStep{
			Config:      w.HCL(userRoles(roleID(1), "rol_mistyped", roleID(2))),
			ExpectError: acctest.Messages("Role Not Found", "Could not assign the role rol_mistyped to the user "+ada),
		},
		// The failed creation has left nothing that the next apply would destroy first.
		resource.TestStep{
			Config:           w.HCL(userRoles(roleID(1), roleID(2))),
			ConfigPlanChecks: action(rolesAddr, plancheck.ResourceActionCreate),
		},
		// A declared role is deleted: its return is planned, and fails with its name.
		resource.TestStep{
			PreConfig:   func() { deleteRole(w, roleID(2)) },
			Config:      w.HCL(userRoles(roleID(1), roleID(2))),
			ExpectError: acctest.Messages("Role Not Found", roleID(2)),
		},
	)
	expectRoles(t, w)
}

// A role that vanishes between plan and apply does not keep the others from going.
func TestAccUserRoles_vanish(t *testing.T) {
	t.Parallel()
	w := assignmentWorld(t)
	w.Run(
		resource.TestStep{Config: w.HCL(userRoles(roleIDs(0, 4)...))},
		resource.TestStep{
			Config: w.HCL(userRoles(roleID(0))),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{hook(func() {
				deleteRole(w, roleID(1))
				// Should the service refuse a request that names a deleted role.
				w.Faults("DELETE /users/{id}/roles status=404 count=1")
			})}},
			PostApplyFunc: func() { expectRoles(t, w, roleID(0)) },
		},
		// The user vanishes: seen by the refresh,
		resource.TestStep{
			PreConfig:          func() { w.DeleteUser(ada) },
			RefreshState:       true,
			ExpectNonEmptyPlan: true,
		},
	)
	w.Run(
		// between plan and apply of a change,
		resource.TestStep{
			PreConfig: func() { w.Seed("users:\n- {user_id: " + ada + ", connection: google-oauth2}\n") },
			Config:    w.HCL(userRoles(roleID(0))),
		},
		resource.TestStep{
			Config:           w.HCL(userRoles(roleID(5))),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{hook(func() { w.DeleteUser(ada) })}},
			ExpectError:      acctest.Messages("User Not Found", ada),
		},
	)
	w.Run(
		// and before destroy, which is then done.
		resource.TestStep{
			PreConfig: func() { w.Seed("users:\n- {user_id: " + ada + ", connection: google-oauth2}\n") },
			Config:    w.HCL(userRoles(roleID(0)) + other),
		},
		resource.TestStep{
			Config:           w.HCL(other),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{hook(func() { w.DeleteUser(ada) })}},
		},
	)
}

// State follows the server when an update stops half way.
func TestAccUserRoles_halfWay(t *testing.T) {
	t.Parallel()
	w := assignmentWorld(t)
	const noRetries = "max_retries = 0"
	w.Run(
		resource.TestStep{Config: w.HCL(userRoles(roleIDs(0, 3)...), noRetries)},
		resource.TestStep{
			PreConfig:   func() { w.Faults("DELETE /users/{id}/roles status=500") },
			Config:      w.HCL(userRoles(roleIDs(3, 5)...), noRetries),
			ExpectError: acctest.Messages("Unable to Remove Roles", "Could not remove the roles of the user "+ada),
		},
		resource.TestStep{
			PreConfig: func() {
				w.Faults()
				expectRoles(t, w, roleIDs(0, 5)...)
			},
			Config:           w.HCL(userRoles(roleIDs(3, 5)...), noRetries),
			ConfigPlanChecks: action(rolesAddr, plancheck.ResourceActionUpdate),
			PostApplyFunc:    func() { expectRoles(t, w, roleIDs(3, 5)...) },
		},
	)
}

// Both kinds of resource on one user: the plan warns, and shows what the
// authoritative one would remove.
func TestAccUserRoles_conflict(t *testing.T) {
	t.Parallel()
	w := assignmentWorld(t)
	d := w.NewWorkdir(userRoles(roleID(1)))
	d.Apply()
	d.Write(userRoles(roleID(1)) + userRole("extra", roleID(2)))
	warning := acctest.Messages("Roles Managed Twice", "The roles of the user "+ada+" are managed by auth0users_user_roles (or in auth0users_roster)")
	if out := d.Run("plan", "-no-color"); !warning.MatchString(out) {
		t.Errorf("no warning in the plan:\n%s", out)
	}
	d.Apply()
	removal := acctest.Messages("auth0users_user_roles.r will be updated in-place", `- "`+roleID(2)+`"`)
	if out := d.Run("plan", "-no-color"); !removal.MatchString(out) {
		t.Errorf("the plan does not show the removal:\n%s", out)
	}
}

func TestAccUserRoles_importErrors(t *testing.T) {
	t.Parallel()
	w := assignmentWorld(t)
	config := w.HCL(userRoles())
	w.Run(
		resource.TestStep{
			Config: config, ResourceName: rolesAddr, ImportState: true, ImportStateId: "rol_1",
			ExpectError: acctest.Messages("Invalid Import ID", "auth0|64f0c0ffee64f0c0ffee64f0", `Received: "rol_1"`),
		},
		resource.TestStep{
			Config: config, ResourceName: rolesAddr, ImportState: true, ImportStateId: "auth0|nobody",
			ExpectError: acctest.Messages("User Not Found", "There is no user with the ID auth0|nobody, so nothing can be imported"),
		},
	)
}

func TestAccUserRoles_importCommand(t *testing.T) {
	t.Parallel()
	w := assignmentWorld(t)
	assignRoles(w, roleIDs(0, 3)...)
	d := w.NewWorkdir(userRoles(roleIDs(0, 3)...))
	d.Run("import", "-no-color", rolesAddr, ada)
	d.ExpectNoChanges()
}

// assignmentWrites are the methods of the writing requests since the last reset, in order.
func assignmentWrites(w *acctest.World) []string {
	var methods []string
	for _, e := range w.Log() {
		if e.Method != "GET" && e.Path != "/oauth/token" {
			methods = append(methods, e.Method)
		}
	}
	return methods
}
