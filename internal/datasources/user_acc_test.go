// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// TestAccUserData_justCreated looks a user up that the same apply creates, in every
// way, while the search index lags behind.
func TestAccUserData_justCreated(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, emulator.Options{SearchLag: 1200 * time.Millisecond})
	value := func(address, attribute, want string) statecheck.StateCheck {
		return statecheck.ExpectKnownValue(address, tfjsonpath.New(attribute), knownvalue.StringExact(want))
	}
	w.Run(resource.TestStep{
		Config: w.HCL(`
resource "auth0users_user" "u" {
  connection_name = "Username-Password-Authentication"
  user_id         = "fresh"
  email           = "Ada@example.com"
  password        = "Correct-Horse-42"
}

data "auth0users_user" "id" {
  user_id = auth0users_user.u.id
}

data "auth0users_user" "email" {
  email      = auth0users_user.u.email
  depends_on = [auth0users_user.u]
}

data "auth0users_user" "query" {
  query           = "user_id:\"${auth0users_user.u.id}\""
  connection_name = auth0users_user.u.connection_name
}

data "auth0users_users_by_email" "all" {
  email      = "ada@example.com"
  depends_on = [auth0users_user.u]
}`),
		ConfigStateChecks: []statecheck.StateCheck{
			value("data.auth0users_user.id", "nickname", "ada"),
			value("data.auth0users_user.email", "id", "auth0|fresh"),
			value("data.auth0users_user.email", "email", "Ada@example.com"),
			value("data.auth0users_user.query", "id", "auth0|fresh"),
			value("data.auth0users_user.query", "email", "ada@example.com"),
			statecheck.ExpectKnownValue("data.auth0users_users_by_email.all", tfjsonpath.New("ids"),
				knownvalue.ListExact([]knownvalue.Check{knownvalue.StringExact("auth0|fresh")})),
		},
	})
}

// TestAccUserData_allowMissing: somebody who has never signed in is skipped, and
// appears with the first login.
func TestAccUserData_allowMissing(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := w.HCL(`
data "auth0users_user" "sso" {
  email         = "Corp.User@Example.com"
  allow_missing = true
}

output "known" {
  value = data.auth0users_user.sso.id != null ? data.auth0users_user.sso.id : "not yet"
}`)
	known := func(want string) []statecheck.StateCheck {
		return []statecheck.StateCheck{statecheck.ExpectKnownOutputValue("known", knownvalue.StringExact(want))}
	}
	w.Run(
		resource.TestStep{Config: config, ConfigStateChecks: known("not yet")},
		resource.TestStep{PreConfig: func() { w.Seed(people) }, Config: config, ConfigStateChecks: known("samlp|acme-saml|ext-7")},
	)
}

func TestAccUserData_errorsNameTheArgument(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.Run(
		resource.TestStep{
			Config:      w.HCL(`data "auth0users_user" "u" { user_id = "auth0|nobody" }`),
			ExpectError: acctest.Messages("User Not Found", `user_id = "auth0|nobody"`, "There is no user with the ID auth0|nobody"),
		},
		resource.TestStep{
			Config:      w.HCL(`data "auth0users_user" "u" { email = "ada@example.com" }`),
			ExpectError: acctest.Messages("Several Users Found", `email = "ada@example.com"`, "auth0|full", "email|mail"),
		},
	)
}
