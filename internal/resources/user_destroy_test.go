// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"context"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

func TestAccUser_onDestroy(t *testing.T) {
	t.Parallel()
	for value, check := range map[string]func(t *testing.T, w *acctest.World){
		"delete": func(t *testing.T, w *acctest.World) {
			t.Helper()
			if w.User(updID) != nil {
				t.Error("the user still exists")
			}
		},
		"block": func(t *testing.T, w *acctest.World) {
			t.Helper()
			if u := w.User(updID); u == nil || u["blocked"] != true {
				t.Errorf("want a blocked user, got %v", u)
			}
		},
		"keep": func(t *testing.T, w *acctest.World) {
			t.Helper()
			if u := w.User(updID); u == nil || u["blocked"] == true {
				t.Errorf("want an untouched user, got %v", u)
			}
		},
	} {
		t.Run(value, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Run(
				resource.TestStep{
					Config: dbUser(w, `
  email      = "d@example.com"
  username   = "d"
  password   = "Correct-Horse-1"
  on_destroy = "`+value+`"`),
					ConfigPlanChecks: planned(plancheck.ResourceActionCreate),
				},
				resource.TestStep{
					Config:        w.HCL(`data "auth0users_user" "other" { user_id = auth0users_user.other.id }` + other),
					PostApplyFunc: func() { check(t, w) },
				},
			)
		})
	}
}

// other keeps a configuration from being empty once the user under test is gone.
const other = `
resource "auth0users_user" "other" {
  connection_name = "email"
  email           = "other@example.com"
}`

func TestAccUser_deletionProtection(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const protect = "deletion_protection = true"
	user := func(id string, settings ...string) string {
		return w.HCL(`
resource "auth0users_user" "u" {
  connection_name = "Username-Password-Authentication"
  user_id         = "`+id+`"
  email           = "p@example.com"
  password        = "Correct-Horse-1"
}`+other, settings...)
	}
	w.Run(
		resource.TestStep{Config: user("one", protect), ConfigPlanChecks: planned(plancheck.ResourceActionCreate)},
		// The whole block removed.
		resource.TestStep{Config: w.HCL(other, protect), ExpectError: words("p@example.com (auth0|one) would be deleted")},
		// A replacement.
		resource.TestStep{Config: user("two", protect), ExpectError: words("p@example.com (auth0|one) would be replaced")},
		// Destroy of everything.
		resource.TestStep{Config: user("one", protect), Destroy: true, ExpectError: words("User Is Protected From Deletion")},
		resource.TestStep{
			Config:           user("one"),
			ConfigPlanChecks: planned(plancheck.ResourceActionNoop),
			PostApplyFunc: func() {
				if w.User("auth0|one") == nil {
					t.Error("the user is gone")
				}
			},
		},
	)
}

func TestAccUser_disappears(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := dbUser(w, `
  email    = "gone@example.com"
  username = "gone"
  password = "Correct-Horse-1"`)
	w.Run(
		resource.TestStep{Config: config, ConfigPlanChecks: planned(plancheck.ResourceActionCreate)},
		resource.TestStep{
			PreConfig:        func() { w.DeleteUser(updID) },
			Config:           config,
			ConfigPlanChecks: planned(plancheck.ResourceActionCreate),
		},
		// Deleted between plan and apply: an update says so, the next apply repairs it.
		resource.TestStep{
			Config: dbUser(w, `
  email    = "gone@example.com"
  username = "gone"
  name     = "Changed"
  password = "Correct-Horse-1"`),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{hook(func() { w.DeleteUser(updID) })}},
			ExpectError:      words("probably deleted outside of Terraform"),
		},
		resource.TestStep{Config: config, ConfigPlanChecks: planned(plancheck.ResourceActionCreate)},
		// Deleted between plan and destroy: that is what destroy wanted.
		resource.TestStep{
			Config:           w.HCL(other),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{hook(func() { w.DeleteUser(updID) })}},
		},
	)
}

// Only a 404 of the API itself means that a user is gone.
func TestAccUser_notGone(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := dbUser(w, `
  email    = "still@example.com"
  username = "still"
  password = "Correct-Horse-1"`, "max_retries = 0")
	steps := []resource.TestStep{{Config: config, ConfigPlanChecks: planned(plancheck.ResourceActionCreate)}}
	for fault, text := range map[string]string{
		"GET /users/{id} status=403": "status 403",
		"GET /users/{id} status=500": "problem of the service or the network",
		"GET /users/{id} status=503": "problem of the service or the network",
		"GET /users/{id} html=404":   "Something other than the Management API answered, with status 404",
		"GET /users/{id} html=502":   "502",
	} {
		steps = append(steps, resource.TestStep{PreConfig: func() { w.Faults(fault) }, Config: config, PlanOnly: true, ExpectError: words(text)})
	}
	w.Run(append(steps,
		resource.TestStep{PreConfig: func() { w.Faults() }, Config: config, ConfigPlanChecks: planned(plancheck.ResourceActionNoop)})...)
}

// hook is a plan check that does something to the world between plan and apply.
type hook func()

// CheckPlan implements plancheck.PlanCheck.
func (h hook) CheckPlan(context.Context, plancheck.CheckPlanRequest, *plancheck.CheckPlanResponse) {
	h()
}
