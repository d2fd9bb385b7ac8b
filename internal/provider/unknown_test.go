// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// TestAccProvider_credentialsOfAnotherResource: the secret comes from a resource of
// the same configuration, so the first plan, and each plan that replaces that
// resource, does not know it.
func TestAccProvider_credentialsOfAnotherResource(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := func(generation int, name string) string {
		return fmt.Sprintf(`
resource "terraform_data" "application" {
  input            = %q
  triggers_replace = %d
}

provider "auth0users" {
  domain        = %q
  client_id     = %q
  client_secret = terraform_data.application.output
}

resource "auth0users_user" "u" {
  connection_name = "Username-Password-Authentication"
  email           = "ada@example.com"
  password        = "Correct-Horse-42"
  given_name      = %q
}`, w.Emulator.ClientSecret(), generation, w.URL, w.Emulator.ClientID(), name)
	}
	const addr = "auth0users_user.u"
	empty := resource.ConfigPlanChecks{
		PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
	}
	expect := func(action plancheck.ResourceActionType) resource.ConfigPlanChecks {
		c := empty
		c.PreApply = []plancheck.PlanCheck{plancheck.ExpectResourceAction(addr, action)}
		return c
	}
	w.Run(
		resource.TestStep{Config: config(1, "Ada"), ConfigPlanChecks: expect(plancheck.ResourceActionCreate)},
		// The secret is unknown again while the user stays as it is,
		resource.TestStep{Config: config(2, "Ada"), ConfigPlanChecks: expect(plancheck.ResourceActionNoop)},
		// and while the user changes as well.
		resource.TestStep{Config: config(3, "Augusta"), ConfigPlanChecks: expect(plancheck.ResourceActionUpdate)},
	)
}
