// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const permissionsAddr = "auth0users_user_permissions.p"

func TestAccUserPermissions_lifecycle(t *testing.T) {
	t.Parallel()
	w := assignmentWorld(t)
	grantPermissions(w, api, "act:001", "act:999")
	expect := func(want map[string][]string) func() { return func() { expectPermissions(t, w, want) } }
	w.Run(
		// The same name in two APIs is two permissions.
		resource.TestStep{
			Config:           w.HCL(grants("range(1, 4)", "act:001")),
			ConfigPlanChecks: action(permissionsAddr, plancheck.ResourceActionCreate),
			PostApplyFunc:    expect(map[string][]string{api: acts(1, 4), otherAPI: {"act:001"}}),
		},
		resource.TestStep{ResourceName: permissionsAddr, ImportState: true, ImportStateVerify: true},
		resource.TestStep{
			PreConfig: func() {
				revokePermissions(w, api, "act:001")
				grantPermissions(w, otherAPI, "act:002")
			},
			Config:           w.HCL(grants("range(1, 4)", "act:001")),
			ConfigPlanChecks: action(permissionsAddr, plancheck.ResourceActionUpdate),
			PostApplyFunc:    expect(map[string][]string{api: acts(1, 4), otherAPI: {"act:001"}}),
		},
		resource.TestStep{
			Config:           w.HCL(grants("range(2, 5)")),
			ConfigPlanChecks: action(permissionsAddr, plancheck.ResourceActionUpdate),
			PostApplyFunc:    expect(map[string][]string{api: acts(2, 5)}),
		},
		resource.TestStep{
			Config:           w.HCL(grants("range(0)")),
			ConfigPlanChecks: action(permissionsAddr, plancheck.ResourceActionUpdate),
			PostApplyFunc:    expect(map[string][]string{}),
		},
		resource.TestStep{Config: w.HCL(grants("range(0)", "act:003")), PostApplyFunc: expect(map[string][]string{otherAPI: {"act:003"}})},
		// The API goes, and its permissions with it.
		resource.TestStep{
			PreConfig:        func() { w.Call("DELETE", "/resource-servers/urn:other::api", nil, nil) },
			Config:           w.HCL(grants("range(0)")),
			ConfigPlanChecks: action(permissionsAddr, plancheck.ResourceActionNoop),
		},
		resource.TestStep{Config: w.HCL(grants("range(2)")), PostApplyFunc: expect(map[string][]string{api: acts(0, 2)})},
		resource.TestStep{Config: w.HCL(other), PostApplyFunc: expect(map[string][]string{})},
	)
}

// 1,000 permissions are as many as a user can have; and what they cost.
func TestAccUserPermissions_maximum(t *testing.T) {
	t.Parallel()
	w := assignmentWorld(t)
	const list, grant, remove = "GET /users/{id}/permissions", "POST /users/{id}/permissions", "DELETE /users/{id}/permissions"
	d := w.NewWorkdir(grants("range(1000)"))
	d.Apply()
	expectRequests(t, w, "creation", map[string]int{list: 1 + acctest.ConnectionLooks(t), grant: 20, "GET /resource-servers/{id}": acctest.ConnectionLooks(t)})
	d.ExpectNoChanges()
	expectRequests(t, w, "the no-op plan", map[string]int{list: 10})

	// At the maximum, just enough is removed first.
	d.Write(grants("range(2, 1000)", "act:000", "act:001"))
	d.Apply("-refresh=false")
	expectRequests(t, w, "the replacement of 2", map[string]int{grant: 1, remove: 1, "GET /resource-servers/{id}": acctest.ConnectionLooks(t)})
	expectPermissions(t, w, map[string][]string{api: acts(2, 1000), otherAPI: acts(0, 2)})

	d.Write(grants("range(1000)", "act:000"))
	message := acctest.Messages("Too Many Permissions", "A user can have at most 1000 permissions in Auth0; the configuration has 1001.")
	if out, err := d.Try("plan", "-refresh=false", "-no-color"); err == nil || !message.MatchString(err.Error()) {
		t.Errorf("the plan of 1,001 permissions: %v\n%s", err, out)
	}
	expectRequests(t, w, "the refused plan", map[string]int{})
}

func TestAccUserPermissions_errors(t *testing.T) {
	t.Parallel()
	w := assignmentWorld(t)
	w.Run(
		resource.TestStep{
			Config: w.HCL(grants("range(2)", "act:077")),
			ExpectError: acctest.Messages("Permission Not Found",
				"Could not assign the permission act:077 of "+otherAPI+" to the user "+ada),
		},
		resource.TestStep{
			Config: w.HCL(grants("range(2)", "")), PlanOnly: true,
			ExpectError: acctest.Messages("Invalid Permission", "The name of a permission must have 1 to 280 characters; this one has 0."),
		},
		resource.TestStep{
			Config: w.HCL(grants("range(2)")),
		},
		resource.TestStep{
			PreConfig: func() { w.DeleteUser(ada) },
			Config:    w.HCL(grants("range(2)")),
			// It is planned anew and cannot be.
			ExpectError: acctest.Messages("User Not Found", ada),
		},
	)
}
