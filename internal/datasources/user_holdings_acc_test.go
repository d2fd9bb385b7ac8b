// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// holdingsOf is one block of each type for a user. Its name is that of the user.
func holdingsOf(name, userID string, types []string) string {
	var b strings.Builder
	for _, typ := range types {
		arguments := map[string]string{
			"user_effective_roles":       "  include_source_groups = true\n",
			"user_effective_permissions": "  resource_server_identifier = \"urn:books\"\n  include_source_roles = true\n",
		}[typ]
		fmt.Fprintf(&b, "data \"auth0users_%s\" %q {\n  user_id = %s\n%s}\n", typ, name, userID, arguments)
	}
	return b.String()
}

// TestAccHoldings reads everything that a user has, also of a user who is only
// created in the same apply, and sees what changes between two runs.
func TestAccHoldings(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(holdingsSeed)
	keys := map[string]string{}
	var types []string
	for _, h := range holdings() {
		keys[h.name] = h.key
		types = append(types, h.name)
	}
	types = slices.Compact(types) // Equal ones stand side by side.

	size := func(typ, name string, n int) statecheck.StateCheck {
		return statecheck.ExpectKnownValue("data.auth0users_"+typ+"."+name, tfjsonpath.New(keys[typ]), knownvalue.ListSizeExact(n))
	}
	all := holdingsOf("ada", `"auth0|ada"`, types) + holdingsOf("new", "auth0users_user.new.id", types) + `
resource "auth0users_user" "new" {
  connection_name = "Username-Password-Authentication"
  email           = "new@example.com"
  password        = "correct-Horse-7-battery"
}
`
	checks := []statecheck.StateCheck{
		size("user_groups", "ada", 2), size("user_organizations", "ada", 2), size("user_connected_accounts", "ada", 1),
		size("user_enrollments", "ada", 1), size("user_authentication_methods", "ada", 3), size("user_effective_roles", "ada", 3),
		size("user_effective_permissions", "ada", 3),
		statecheck.ExpectKnownValue("data.auth0users_user_organizations.ada", tfjsonpath.New("organizations").AtSliceIndex(1), knownvalue.ObjectExact(map[string]knownvalue.Check{
			"id": knownvalue.StringExact("org_0000000000000002"), "name": knownvalue.StringExact("bare"), "display_name": knownvalue.Null(),
			"branding": knownvalue.Null(), "metadata": knownvalue.Null(), "token_quota": knownvalue.Null(),
		})),
		statecheck.ExpectKnownValue("data.auth0users_user_effective_roles.ada",
			tfjsonpath.New("roles").AtSliceIndex(2).AtMapKey("source_groups").AtSliceIndex(1).AtMapKey("name"), knownvalue.StringExact("Writers")),
	}
	for _, typ := range types {
		checks = append(checks, size(typ, "new", 0))
	}
	w.Run(
		resource.TestStep{
			Config: w.HCL(all), ConfigStateChecks: checks,
			ConfigPlanChecks: resource.ConfigPlanChecks{PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}},
		},
		resource.TestStep{
			PreConfig: func() {
				w.Call(http.MethodDelete, "/organizations/org_0000000000000001/members", map[string]any{"members": []string{"auth0|ada"}}, nil)
				w.Call(http.MethodDelete, "/users/auth0%7Cada/roles", map[string]any{"roles": []string{"rol_0000000000000001", "rol_0000000000000002"}}, nil)
			},
			Config: w.HCL(all),
			ConfigStateChecks: []statecheck.StateCheck{
				size("user_organizations", "ada", 1), size("user_effective_roles", "ada", 2),
				statecheck.ExpectKnownValue("data.auth0users_user_effective_roles.ada", tfjsonpath.New("roles").AtSliceIndex(0).AtMapKey("sources"),
					knownvalue.ListExact([]knownvalue.Check{knownvalue.StringExact("groups")})),
			},
		},
		resource.TestStep{Config: w.HCL(holdingsOf("nobody", `"auth0|nobody"`, types[:1])), ExpectError: acctest.Messages("User Not Found", "auth0|nobody")},
	)
}
