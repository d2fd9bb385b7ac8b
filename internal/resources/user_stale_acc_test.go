// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// A plan that waits in a file while an administrator changes people is not applied over them: not to whoever stays,
// and not to whoever has left the configuration.
func TestAccUserStale_savedPlan(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	careful := "provider \"auth0users\" {\n  stale_plan = \"fail\"\n}\n"
	d := w.NewWorkdir(careful + mail("ada", "ada@example.com", `given_name = "Ada"`) + mail("bob", "bob@example.com", `given_name = "Bob"`) +
		mail("cy", "cy@example.com", `given_name = "Cy"`))
	d.Apply()
	ada, bob, cy := idOf(t, w, "ada@example.com"), idOf(t, w, "bob@example.com"), idOf(t, w, "cy@example.com")
	after := careful + mail("ada", "ada@example.com", `given_name = "Augusta"`) + mail("cy", "cy@example.com", `given_name = "Cyrus"`)
	d.Write(after)
	d.Run("plan", "-input=false", "-out=waits.tfplan")
	w.PatchUser(ada, map[string]any{"given_name": "Countess"})
	w.PatchUser(bob, map[string]any{"given_name": "Robert"})
	w.ResetRequests()
	out, err := d.Try("apply", "-input=false", "-no-color", "waits.tfplan")
	if err == nil {
		t.Error("the saved plan is applied")
	}
	acctest.Says(t, out, "User Changed Since the Plan", "ada@example.com", "bob@example.com", "given_name", "Plan again")
	expectRequests(t, w, "the apply of the saved plan", map[string]int{"GET /users/{id}": 3, "PATCH /users/{id}": 1})
	for id, want := range map[string]string{ada: "Countess", bob: "Robert", cy: "Cyrus"} {
		if got := w.User(id)["given_name"]; got != want {
			t.Errorf("%s is called %v, want %s", id, got, want)
		}
	}
	acctest.Says(t, d.Plan(), "Countess", "Augusta")
	d.Apply()
	d.ExpectNoChanges()
	if n := len(w.Users()); n != 2 {
		t.Errorf("%d users are left, want 2", n)
	}
}

// The same of people of a roster: the change of a roster is planned once more in the apply, which has not seen what the plan saw.
func TestAccUserStale_savedPlanOfRoster(t *testing.T) {
	t.Parallel()
	for name, refresh := range map[string]string{"refreshed": "-refresh=true", "not refreshed": "-refresh=false"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			roster := func(users string) string {
				return fmt.Sprintf("provider \"auth0users\" {\n  stale_plan = \"fail\"\n}\nresource \"auth0users_roster\" \"staff\" {\n  connection_name = \"email\"\n  users = {%s}\n}\n", users)
			}
			d := w.NewWorkdir(roster(`
				ada = { email = "ada@example.com", given_name = "Ada" }
				bob = { email = "bob@example.com", given_name = "Bob" }
				cy  = { email = "cy@example.com" }
				dee = { email = "dee@example.com" }`))
			d.Apply()
			ada, bob, cy := idOf(t, w, "ada@example.com"), idOf(t, w, "bob@example.com"), idOf(t, w, "cy@example.com")
			d.Write(roster(`ada = { email = "ada@example.com", given_name = "Augusta" }`))
			d.Run("plan", "-input=false", "-out=waits.tfplan", refresh)
			w.PatchUser(ada, map[string]any{"given_name": "Countess"})
			w.PatchUser(bob, map[string]any{"given_name": "Robert"})
			w.PatchUser(cy, map[string]any{"blocked": true})
			out, err := d.Try("apply", "-input=false", "-no-color", "waits.tfplan")
			if err == nil {
				t.Error("the saved plan is applied")
			}
			acctest.Says(t, out, `User Changed Since the Plan: "ada"`, `User Changed Since the Plan: "bob"`, `User Changed Since the Plan: "cy"`, "at Auth0: blocked", "Plan again")
			if n := len(w.Users()); n != 3 {
				t.Errorf("%d users are left, want 3: only dee was as the plan saw her", n)
			}
			if got := w.User(ada)["given_name"]; got != "Countess" {
				t.Errorf("Ada is called %v", got)
			}
			d.Apply()
			d.ExpectNoChanges()
			if n := len(w.Users()); n != 1 {
				t.Errorf("%d users are left, want 1", n)
			}
		})
	}
}
