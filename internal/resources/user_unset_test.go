// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// An e-mail address that is removed from the configuration is unset; what the
// service makes of the verified flag comes into state.
func TestAccUser_unsetEmail(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Run(
		resource.TestStep{
			Config: dbUser(w, `
  email    = "unset@example.com"
  username = "unset"
  password = "Correct-Horse-1"`),
			ConfigPlanChecks: planned(plancheck.ResourceActionCreate),
		},
		resource.TestStep{
			Config: dbUser(w, `
  username = "unset"
  password = "Correct-Horse-1"`),
			ConfigPlanChecks:  planned(plancheck.ResourceActionUpdate),
			ConfigStateChecks: has(map[string]knownvalue.Check{"email": knownvalue.Null()}),
			PostApplyFunc: func() {
				if v, there := w.User(updID)["email"]; there {
					t.Errorf("email is still %v", v)
				}
			},
		},
	)
}

// Where the connection refuses to unset a root attribute, the error names it.
func TestAccUser_unsetRefused(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(`
connections:
  - {name: Strict-Database, strategy: auth0, strict_root_nulls: true}
`)
	user := func(lines string) string {
		return w.HCL(`
resource "auth0users_user" "u" {
  connection_name = "Strict-Database"
  email           = "strict@example.com"
  password        = "Correct-Horse-1"
` + lines + `
}`)
	}
	w.Run(
		resource.TestStep{Config: user(`  given_name = "G"`), ConfigPlanChecks: planned(plancheck.ResourceActionCreate)},
		resource.TestStep{Config: user(``), ExpectError: words("The following user attributes cannot be removed: given_name")},
	)
}

// A root attribute that the identity provider owns is refused with its reason, and
// unchanged ones are never sent along.
func TestAccUser_ownedByIdentityProvider(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(importSeed)
	user := func(lines string) string {
		return w.HCL(`
import {
  to = auth0users_user.u
  id = "google-oauth2|1122334455"
}
resource "auth0users_user" "u" {
  connection_name = "google-oauth2"
  given_name      = "So"
` + lines + `
}`)
	}
	w.Run(
		resource.TestStep{Config: user(`  blocked = true`), ConfigPlanChecks: planned(plancheck.ResourceActionUpdate)},
		resource.TestStep{Config: user("  blocked = true\n  family_name = \"Other\""), ExpectError: words("The following user attributes cannot be updated: family_name")},
		resource.TestStep{Config: user(`  app_metadata = jsonencode({ ours = 1 })`), ConfigPlanChecks: planned(plancheck.ResourceActionUpdate)},
	)
}

// The header that says which custom domain to use in e-mails and links.
func TestAccUser_customDomain(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(`
tenant: {verified_custom_domains: [login.example.com, id.example.com]}
`)
	user := func(lines string) string {
		return `
resource "auth0users_user" "u" {
  connection_name = "email"
  email           = "custom@example.com"
` + lines + `
}`
	}
	w.Run(
		resource.TestStep{Config: w.HCL(user(``)), ExpectError: words("Set custom_domain_header")},
		resource.TestStep{
			Config:      w.HCL(user(`  custom_domain_header = "nowhere.example.com"`)),
			ExpectError: acctest.Messages("The custom domain does not exist for the tenant", "Check custom_domain_header", "such as login.example.com"),
		},
		resource.TestStep{
			Config:           w.HCL(user(``), `custom_domain_header = "id.example.com"`),
			ConfigPlanChecks: planned(plancheck.ResourceActionCreate),
		},
		resource.TestStep{
			Config:           w.HCL(user(`  custom_domain_header = "login.example.com"`)),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
		},
	)
}
