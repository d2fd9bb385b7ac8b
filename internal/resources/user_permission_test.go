// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const permissionAddr = "auth0users_user_permission.p"

func TestAccUserPermission_lifecycle(t *testing.T) {
	t.Parallel()
	w := assignmentWorld(t)
	grantPermissions(w, api, acts(100, 400)...)
	one := func(server, name string) string { return w.HCL(userPermission("p", server, name)) }
	w.Run(
		// Found on the fourth page.
		resource.TestStep{
			Config:           one(api, "act:999"),
			ConfigPlanChecks: action(permissionAddr, plancheck.ResourceActionCreate),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(permissionAddr, tfjsonpath.New("id"), knownvalue.StringExact(ada+"::"+api+"::act:999")),
				statecheck.ExpectKnownValue(permissionAddr, tfjsonpath.New("description"), knownvalue.StringExact("Act 999")),
				statecheck.ExpectKnownValue(permissionAddr, tfjsonpath.New("resource_server_name"), knownvalue.StringExact("Library API")),
			},
		},
		resource.TestStep{
			Config:           one(otherAPI, "act:003"),
			ConfigPlanChecks: action(permissionAddr, plancheck.ResourceActionReplace),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(permissionAddr, tfjsonpath.New("description"), knownvalue.StringExact("")),
			},
			PostApplyFunc: func() { expectPermissions(t, w, map[string][]string{api: acts(100, 400), otherAPI: {"act:003"}}) },
		},
		// Its API has the separator of import IDs in its identifier.
		resource.TestStep{ResourceName: permissionAddr, ImportState: true, ImportStateVerify: true},
		resource.TestStep{
			PreConfig:        func() { revokePermissions(w, otherAPI, "act:003") },
			Config:           one(otherAPI, "act:003"),
			ConfigPlanChecks: action(permissionAddr, plancheck.ResourceActionCreate),
		},
		resource.TestStep{
			Config:      one(api, "act:none"),
			ExpectError: acctest.Messages("Permission Not Found", "act:none of "+api),
		},
		resource.TestStep{
			Config: one(otherAPI, "act:003"), ResourceName: permissionAddr, ImportState: true, ImportStateId: ada + "::act:003",
			ExpectError: acctest.Messages("Invalid Import ID", "auth0|64f0c0ffee64f0c0ffee64f0::https://api.example.com/library::read:books"),
		},
		resource.TestStep{
			Config:        w.HCL(other),
			PostApplyFunc: func() { expectPermissions(t, w, map[string][]string{api: acts(100, 400)}) },
		},
	)
}
