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

const conflictSeed = `
users:
  - user_id: auth0|there
    email: there@example.com
    username: there
    name: Was Here
    given_name: Before
    identities: [{connection: Username-Database, provider: auth0, user_id: there, isSocial: false}]
    app_metadata: {app_key: precious, plan: free}
  - user_id: sms|there
    phone_number: "+14155550177"
    identities: [{connection: sms, provider: sms, user_id: there, isSocial: false}]
`

func conflictUser(w *acctest.World, lines string) string {
	return w.HCL(`
resource "auth0users_user" "u" {
  connection_name = "Username-Database"
  password        = "Correct-Horse-1"
` + lines + `
}`)
}

func TestAccUser_conflictFails(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(conflictSeed)
	const importBlock = `import { to = auth0users_user.NAME id = "auth0|there" }`
	w.Run(
		resource.TestStep{
			Config:      conflictUser(w, "  email = \"There@example.com\"\n  username = \"new\""),
			ExpectError: words(importBlock),
		},
		resource.TestStep{
			Config:      conflictUser(w, "  email = \"new@example.com\"\n  username = \"There\""),
			ExpectError: words(importBlock),
		},
		resource.TestStep{
			Config:      conflictUser(w, "  email = \"new@example.com\"\n  username = \"new\"\n  user_id = \"auth0|there\""),
			ExpectError: words(importBlock),
		},
		resource.TestStep{
			Config: w.HCL(`
resource "auth0users_user" "u" {
  connection_name = "sms"
  phone_number    = "+14155550177"
}`),
			ExpectError: words(`id = "sms|there"`),
		},
		// Following the advice works.
		resource.TestStep{
			Config: w.HCL(`
import {
  to = auth0users_user.u
  id = "sms|there"
}
resource "auth0users_user" "u" {
  connection_name = "sms"
  phone_number    = "+14155550177"
}`),
			ConfigPlanChecks: planned(plancheck.ResourceActionNoop),
		},
	)
	if n := len(w.Users()); n != 1 {
		t.Errorf("%d users left, want the one that was not destroyed with the state", n)
	}
}

func TestAccUser_conflictAdopts(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(conflictSeed)
	w.Run(
		resource.TestStep{
			Config: conflictUser(w, `
  email        = "There@example.com"
  username     = "renamed"
  on_conflict  = "adopt"
  on_destroy   = "keep"
  app_metadata = jsonencode({ plan = "pro" })`),
			ConfigPlanChecks: planned(plancheck.ResourceActionCreate),
			ConfigStateChecks: has(map[string]knownvalue.Check{
				"id":         knownvalue.StringExact("auth0|there"),
				"given_name": knownvalue.Null(),
				"name":       knownvalue.StringExact("Was Here"),
			}),
		},
	)
	u := w.User("auth0|there")
	if u["username"] != "renamed" || u["given_name"] != "Before" {
		t.Errorf("adopted user: %v", u)
	}
	meta, ok := u["app_metadata"].(map[string]any)
	if !ok || meta["app_key"] != "precious" || meta["plan"] != "pro" {
		t.Errorf("app_metadata of the adopted user: %v", u["app_metadata"])
	}
}

// An adoption that fails half way enters nothing into state: no later apply can
// delete somebody who was there before.
func TestAccUser_adoptionFails(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(conflictSeed)
	config := conflictUser(w, `
  email       = "there@example.com"
  username    = "there"
  given_name  = "After"
  on_conflict = "adopt"`)
	w.Run(
		resource.TestStep{
			PreConfig:   func() { w.Faults("PATCH /users/{id} status=400") },
			Config:      config,
			ExpectError: words("this run has not taken it into the state."),
		},
		resource.TestStep{
			PreConfig: func() {
				w.Faults()
				if w.User("auth0|there") == nil {
					t.Error("the user was deleted")
				}
			},
			Config:           config,
			ConfigPlanChecks: planned(plancheck.ResourceActionCreate),
		},
	)
}

// Two resources of one run never come to own one user.
func TestAccUser_adoptionRefusesManaged(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Run(
		resource.TestStep{
			Config: w.HCL(`
resource "auth0users_user" "u" {
  connection_name = "email"
  email           = "twice@example.com"
}
resource "auth0users_user" "again" {
  connection_name = "email"
  email           = "TWICE@example.com"
  on_conflict     = "adopt"
  depends_on      = [auth0users_user.u]
}`),
			ExpectError: words("Two resources of this configuration describe users with the same email (twice@example.com)"),
		},
	)
}
