// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// reviewed is a list of people, each "name fate", with a review of the plan.
func reviewed(limits string, people ...string) string {
	var keys []string
	for _, p := range people {
		name, fate, _ := strings.Cut(p, " ")
		keys = append(keys, fmt.Sprintf("%s = %q", name, fate))
	}
	return `
locals {
  people = { ` + strings.Join(keys, ", ") + ` }
}
resource "auth0users_user" "staff" {
  for_each        = local.people
  connection_name = "email"
  email           = "${each.key}@example.com"
  blocked         = each.value == "blocked" ? true : each.value == "free" ? false : null
  on_destroy      = contains(["delete", "block", "keep"], each.value) ? each.value : null
  on_conflict     = each.value == "adopt" ? "adopt" : null
}
resource "auth0users_people_review" "all" {
  ` + limits + `
  depends_on = [auth0users_user.staff]
}
`
}

// The review has complete lists of what a plan does to people, in every plan that does something, and
// is silent otherwise. The first plan is no exception, and nothing is left to plan afterwards.
func TestAccPeopleReview_lists(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	d := w.NewWorkdir(reviewed("", "ann delete", "ben block", "cat keep", "dan free", "eve blocked", "fay delete"))
	out := d.Apply()
	acctest.Says(t, out, "People in This Plan",
		"Created (6): ann@example.com, ben@example.com, cat@example.com, dan@example.com, eve@example.com, fay@example.com")
	if out := d.Plan(); strings.Contains(out, "People in This Plan") || !strings.Contains(out, "No changes.") {
		t.Errorf("there is nothing to review:\n%s", out)
	}
	gus := w.CreateUser(object{"connection": "email", "email": "gus@example.com"})
	name := func(n string) string { return n + "@example.com (" + idOf(t, w, n+"@example.com") + ")" }
	want := []string{
		"Deleted (1): " + name("ann"), "Blocked (2): " + name("ben") + ", " + name("dan"), "Let in again (1): " + name("eve"),
		"Kept, outside of Terraform (1): " + name("cat"), "Created (2): fay@example.com, hal@example.com", "Adopted (1): gus@example.com (" + gus + ")",
		"Replaced (deleted and made anew) (1): " + name("fay"),
	}
	w.ResetRequests()
	d.Write(reviewed("", "dan blocked", "eve free", "fay delete", "gus adopt", "hal delete"))
	out = d.Apply("-replace=auth0users_user.staff[\"fay\"]")
	acctest.Says(t, out, want...)
	d.ExpectNoChanges()
}

// Limits are exact: a number of people, or a share of those that the plan found.
func TestAccPeopleReview_limits(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	everybody := []string{"ann delete", "ben delete", "cat block", "dan block"}
	d := w.NewWorkdir(reviewed(`max_deletions = "25%"`, everybody...))
	d.Apply()
	w.ResetRequests()
	for limit, text := range map[string]string{
		`max_deletions = "1"`:   "This plan would delete 2 users, and max_deletions allows 1: ann@example.com (",
		`max_deletions = "49%"`: "This plan would delete 2 users, and max_deletions allows 49% of 4 users: ann@example.com (",
		`max_blocks = "0"`:      "This plan would block 2 users, and max_blocks allows 0: cat@example.com (",
		`max_creations = "0"`:   "This plan would create 1 users, and max_creations allows 0: eve@example.com",
	} {
		d.Write(reviewed(limit, "eve delete"))
		acctest.Says(t, d.ApplyFails(), "Too Many People in This Plan", text)
	}
	expectDeeds(t, w, deeds{})
	// What does not reach the review, the review does not see.
	acctest.SaysNot(t, d.Plan("-target=auth0users_user.staff"), "Too Many People in This Plan", "People in This Plan")
	d.Write(reviewed("max_deletions = \"50%\"\n  max_blocks = \"2\"\n  max_creations = \"1\"", "eve delete"))
	d.Apply()
	expectDeeds(t, w, deeds{"DELETE /users/{id}": 2, "PATCH /users/{id}": 2, "POST /users": 1})
	d.ExpectNoChanges()
	acctest.Says(t, d.Destroy(), "The user eve@example.com")
}
