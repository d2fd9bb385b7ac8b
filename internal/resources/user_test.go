// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const addr = "auth0users_user.u"

// planned expects an action for the user of the step.
func planned(what plancheck.ResourceActionType) resource.ConfigPlanChecks {
	return action(addr, what)
}

// has asserts attributes of the user in state.
func has(values map[string]knownvalue.Check) []statecheck.StateCheck {
	var checks []statecheck.StateCheck
	for name, check := range values {
		checks = append(checks, statecheck.ExpectKnownValue(addr, tfjsonpath.New(name), check))
	}
	return checks
}

// costs is planned with the exact requests of the apply, asserted before anything
// is refreshed again.
func costs(w *acctest.World, action plancheck.ResourceActionType, want map[string]int) resource.ConfigPlanChecks {
	return costing(w, planned(action), want)
}

// costing adds the exact requests of the apply to checks of a step.
func costing(w *acctest.World, c resource.ConfigPlanChecks, want map[string]int) resource.ConfigPlanChecks {
	c.PostApplyPreRefresh = append([]plancheck.PlanCheck{acctest.AfterApply(func() error {
		if diff := cmp.Diff(want, w.Requests()); diff != "" {
			return fmt.Errorf("requests (-want +got):\n%s", diff)
		}
		return nil
	})}, c.PostApplyPreRefresh...)
	return c
}

func TestAccUser_lifecycle(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Run(
		resource.TestStep{
			Config: w.HCL(`
resource "auth0users_user" "u" {
  connection_name = "Username-Password-Authentication"
  email           = "ada@example.com"
  password        = "Correct-Horse-42"
  given_name      = "Ada"
  family_name     = "Lovelace"
  user_metadata   = jsonencode({ theme = "dark", n = 1 })
  app_metadata    = jsonencode({ tier = ["gold"] })
}`),
			ConfigPlanChecks: planned(plancheck.ResourceActionCreate),
			ConfigStateChecks: has(map[string]knownvalue.Check{
				"email":          knownvalue.StringExact("ada@example.com"),
				"name":           knownvalue.StringExact("ada@example.com"),
				"nickname":       knownvalue.StringExact("ada"),
				"email_verified": knownvalue.Bool(false),
				"blocked":        knownvalue.Bool(false),
				"username":       knownvalue.Null(),
			}),
		},
		resource.TestStep{
			Config: w.HCL(`
resource "auth0users_user" "u" {
  connection_name = "Username-Password-Authentication"
  email           = "ada2@example.com"
  password        = "Correct-Horse-43"
  email_verified  = true
  given_name      = "Ada K."
  user_metadata   = jsonencode({ theme = "light" })
}`),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			ConfigStateChecks: has(map[string]knownvalue.Check{
				"email":          knownvalue.StringExact("ada2@example.com"),
				"email_verified": knownvalue.Bool(true),
				"family_name":    knownvalue.Null(),
				"app_metadata":   knownvalue.Null(),
			}),
		},
		resource.TestStep{
			ResourceName:            addr,
			ImportState:             true,
			ImportStateVerify:       true,
			ImportStateVerifyIgnore: []string{"password", "app_metadata"},
		},
	)
}
