// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// dbUser is a configuration of a user in the database with usernames.
func dbUser(w *acctest.World, lines string, settings ...string) string {
	return w.HCL(`
resource "auth0users_user" "u" {
  connection_name = "Username-Database"
  user_id         = "upd"
`+lines+`
}`, settings...)
}

const updID = "auth0|upd"

// writes are the requests other than reads.
func writes(w *acctest.World) int {
	r := w.Requests()
	return r["POST /users"] + r["PATCH /users/{id}"] + r["DELETE /users/{id}"]
}

func expectWrites(t *testing.T, w *acctest.World, want int) {
	t.Helper()
	if got := writes(w); got != want {
		t.Errorf("%d writing requests, want %d: %v", got, want, w.Requests())
	}
}

func TestAccUser_everythingAtOnce(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Run(
		resource.TestStep{
			Config: dbUser(w, `
  email          = "one@example.com"
  username       = "one"
  password       = "Correct-Horse-1"
  email_verified = false
  verify_email   = false`),
			ConfigPlanChecks: costs(w, plancheck.ResourceActionCreate, map[string]int{"GET /connections": acctest.ConnectionLooks(t), "GET /users": acctest.ConnectionLooks(t), "POST /users": 1}),
		},
		resource.TestStep{
			PreConfig: func() { w.ResetRequests() },
			Config: dbUser(w, `
  email          = "two@example.com"
  username       = "two"
  password       = "Correct-Horse-2"
  email_verified = true
  given_name     = "Two"
  blocked        = true
  user_metadata  = jsonencode({ n = 2 })`),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			PostApplyFunc: func() {
				u := w.User(updID)
				for k, want := range map[string]any{"email": "two@example.com", "username": "two", "email_verified": true, "given_name": "Two", "blocked": true} {
					if u[k] != want {
						t.Errorf("%s = %v, want %v", k, u[k], want)
					}
				}
				if got := w.Requests()["PATCH /users/{id}"]; got > 4 {
					t.Errorf("%d PATCH requests", got)
				}
			},
		},
		// One attribute of the e-mail group and many others: one request.
		resource.TestStep{
			PreConfig: func() { w.ResetRequests() },
			Config: dbUser(w, `
  email          = "three@example.com"
  username       = "two"
  password       = "Correct-Horse-2"
  email_verified = true
  name           = "Number Three"
  blocked        = false
  app_metadata   = jsonencode({ n = 3 })`),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			PostApplyFunc:    func() { expectWrites(t, w, 1) },
			ConfigStateChecks: has(map[string]knownvalue.Check{
				"email_verified": knownvalue.Bool(true),
				"given_name":     knownvalue.Null(),
				"name":           knownvalue.StringExact("Number Three"),
			}),
		},
	)
}

// The service lifts an administrator's block when an administrator resets the
// password; a user that the configuration blocks stays blocked.
func TestAccUser_passwordOfBlockedUser(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Run(
		resource.TestStep{
			Config: dbUser(w, `
  email    = "b@example.com"
  username = "b"
  password = "Correct-Horse-1"
  blocked  = true`),
			ConfigPlanChecks: planned(plancheck.ResourceActionCreate),
		},
		resource.TestStep{
			Config: dbUser(w, `
  email    = "b@example.com"
  username = "b"
  password = "Correct-Horse-2"
  blocked  = true`),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			PostApplyFunc: func() {
				if w.User(updID)["blocked"] != true {
					t.Error("the user is no longer blocked")
				}
			},
		},
		// Only blocked = false lifts the block, not its removal from the configuration.
		resource.TestStep{
			Config: dbUser(w, `
  email    = "b@example.com"
  username = "b"
  password = "Correct-Horse-3"`),
			ConfigPlanChecks:  planned(plancheck.ResourceActionUpdate),
			ConfigStateChecks: has(map[string]knownvalue.Check{"blocked": knownvalue.Bool(true)}),
		},
	)
}

// Each attribute is set, changed and unset on its own, each with one request.
func TestAccUser_eachAttribute(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ first, second, unset string }{
		"given_name":     {`given_name = "A"`, `given_name = "B"`, ``},
		"family_name":    {`family_name = "A"`, `family_name = "B"`, ``},
		"name":           {`name = "A"`, `name = "B"`, `name = "C"`},
		"nickname":       {`nickname = "A"`, `nickname = "B"`, `nickname = "C"`},
		"picture":        {`picture = "https://example.com/a.png"`, `picture = "https://example.com/b.png"`, `picture = "https://example.com/c.png"`},
		"email_verified": {`email_verified = true`, `email_verified = false`, `email_verified = true`},
		"blocked":        {`blocked = true`, `blocked = false`, `blocked = true`},
		"user_metadata":  {`user_metadata = jsonencode({ a = 1 })`, `user_metadata = jsonencode({ b = 2 })`, ``},
		"app_metadata":   {`app_metadata = jsonencode({ a = 1 })`, `app_metadata = jsonencode({ b = 2 })`, ``},
		"username":       {`username = "aa"`, `username = "bb"`, `username = "cc"`},
	}
	w := acctest.New(t)
	// A user for each attribute, which changes nothing else.
	step := func(line func(string) string, action plancheck.ResourceActionType) resource.TestStep {
		var config strings.Builder
		var planned []plancheck.PlanCheck
		for name := range cases {
			lines := line(name)
			if name != "username" {
				lines += fmt.Sprintf("\n  username = %q", name)
			}
			fmt.Fprintf(&config, `resource "auth0users_user" %[1]q {
  connection_name = "Username-Database"
  email           = "%[1]s@example.com"
  password        = "Correct-Horse-1"
  %[2]s
}
`, name, lines)
			planned = append(planned, plancheck.ExpectResourceAction("auth0users_user."+name, action))
		}
		return resource.TestStep{
			PreConfig:        func() { w.ResetRequests() },
			Config:           w.HCL(config.String()),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: planned},
			PostApplyFunc:    func() { expectWrites(t, w, len(cases)) },
		}
	}
	w.Run(
		step(func(name string) string { return cases[name].first }, plancheck.ResourceActionCreate),
		step(func(name string) string { return cases[name].second }, plancheck.ResourceActionUpdate),
		step(func(name string) string { return cases[name].unset }, plancheck.ResourceActionUpdate),
	)
}

// What is computed and not written is not managed: removing it changes nothing.
func TestAccUser_unmanagedWhenRemoved(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Run(
		resource.TestStep{
			Config: dbUser(w, `
  email    = "u@example.com"
  username = "u"
  password = "Correct-Horse-1"
  name     = "Chosen"
  blocked  = true`),
			ConfigPlanChecks: planned(plancheck.ResourceActionCreate),
		},
		resource.TestStep{
			Config: dbUser(w, `
  email    = "U@Example.com"
  username = "U"
  password = "Correct-Horse-1"`),
			ConfigPlanChecks:  planned(plancheck.ResourceActionNoop),
			ConfigStateChecks: has(map[string]knownvalue.Check{"name": knownvalue.StringExact("Chosen"), "blocked": knownvalue.Bool(true)}),
		},
		// Somebody else's change of an unmanaged attribute is not drift.
		resource.TestStep{
			PreConfig: func() {
				w.PatchUser(updID, map[string]any{"name": "Theirs", "blocked": false, "given_name": "Theirs"})
			},
			Config: dbUser(w, `
  email    = "u@example.com"
  username = "u"
  password = "Correct-Horse-1"`),
			ConfigPlanChecks: planned(plancheck.ResourceActionNoop),
		},
	)
}

func TestAccUser_passwordless(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := func(name string) string {
		return w.HCL(`
resource "auth0users_user" "u" {
  connection_name = "email"
  email           = "Mixed.Case@Example.com"
  name            = "` + name + `"
}
resource "auth0users_user" "sms" {
  connection_name = "sms"
  phone_number    = "+14155550199"
  phone_verified  = true
  given_name      = "` + name + `"
}`)
	}
	w.Run(
		resource.TestStep{
			Config:           config("One"),
			ConfigPlanChecks: costs(w, plancheck.ResourceActionCreate, map[string]int{"GET /connections": acctest.ConnectionLooks(t), "GET /users": acctest.ConnectionLooks(t), "POST /users": 2}),
		},
		resource.TestStep{Config: config("Two"), ConfigPlanChecks: planned(plancheck.ResourceActionUpdate)},
		resource.TestStep{ResourceName: "auth0users_user.sms", ImportState: true, ImportStateVerify: true},
		resource.TestStep{ResourceName: addr, ImportState: true, ImportStateVerify: true},
	)
}

func TestAccUser_replace(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	user := func(connection, id string) string {
		return w.HCL(`
resource "auth0users_user" "u" {
  connection_name = "` + connection + `"
  ` + id + `
  email           = "r@example.com"
  username        = "rrr"
  password        = "Correct-Horse-1"
}`)
	}
	w.Seed(`
connections:
  - {name: Other-Database, strategy: auth0, options: {requires_username: true}}
`)
	w.Run(
		resource.TestStep{Config: user("Username-Database", `user_id = "one"`), ConfigPlanChecks: planned(plancheck.ResourceActionCreate)},
		resource.TestStep{Config: user("Username-Database", `user_id = "auth0|one"`), ConfigPlanChecks: planned(plancheck.ResourceActionNoop)},
		resource.TestStep{Config: user("Username-Database", ``), ConfigPlanChecks: planned(plancheck.ResourceActionNoop)},
		resource.TestStep{Config: user("Username-Database", `user_id = "two"`), ConfigPlanChecks: planned(plancheck.ResourceActionDestroyBeforeCreate)},
		resource.TestStep{Config: user("Other-Database", `user_id = "two"`), ConfigPlanChecks: planned(plancheck.ResourceActionDestroyBeforeCreate)},
	)
}
