// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// A user whom Terraform blocks loses the sessions of before, by a trigger.
func TestAccActions_trigger(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	const lin = "auth0|lin"
	config := func(blocked string) string {
		return w.HCL(`
resource "auth0users_user" "lin" {
  connection_name = "Username-Password-Authentication"
  user_id         = "auth0|lin"
  email           = "lin@example.com"
  password        = "Correct-horse-7"
  blocked         = ` + blocked + `
}

resource "terraform_data" "lin_blocked" {
  count = auth0users_user.lin.blocked ? 1 : 0
  input = auth0users_user.lin.id

  lifecycle {
    action_trigger {
      events  = [after_create]
      actions = [action.auth0users_revoke_user_access.lin]
    }
  }
}

action "auth0users_revoke_user_access" "lin" {
  config {
    user_id = auth0users_user.lin.id
  }
}
`)
	}
	active := func() []string { return ids(w, "/users/auth0%7Clin/sessions", "sessions") }
	var session string
	acctest.Case(t, resource.TestCase{
		TerraformVersionChecks: []tfversion.TerraformVersionCheck{acctest.TerraformSince(14)},
		Steps: []resource.TestStep{
			{
				Config: config("false"),
				PostApplyFunc: func() {
					login, err := w.Emulator.Login(emulator.Login{UserID: lin})
					if err != nil {
						t.Fatal(err)
					}
					session = login.SessionID
					if diff := cmp.Diff([]string{session}, active()); diff != "" {
						t.Fatalf("sessions (-want +got):\n%s", diff)
					}
				},
			},
			// Nothing changes, nothing is triggered.
			{
				Config: config("false"),
				PostApplyFunc: func() {
					if diff := cmp.Diff([]string{session}, active()); diff != "" {
						t.Errorf("sessions (-want +got):\n%s", diff)
					}
				},
			},
			{
				PreConfig: func() { w.ResetRequests() },
				Config:    config("true"),
				PostApplyFunc: func() {
					if left := active(); len(left) > 0 {
						t.Errorf("sessions %q", left)
					}
					if n := w.Requests()["POST /users/{id}/revoke-access"]; n != 1 {
						t.Errorf("%d revocations, want 1", n)
					}
				},
			},
		},
	})
}

// Actions that are invoked by hand: the progress, a warning of the plan, an error.
func TestAccActions_invoke(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.NewWorkdir(`
action "auth0users_delete_user_sessions" "ada" {
  config { user_id = "auth0|ada" }
}
action "auth0users_delete_user_authenticators" "ada" {
  config { user_id = "auth0|ada" }
}
action "auth0users_unblock_user" "nobody" {
  config { user_id = "auth0|nobody" }
}
`)
	clitest.TerraformSince(t, d.CLI, 14, "invoking actions")
	says := func(out string, sentences ...string) {
		t.Helper()
		for _, sentence := range sentences {
			if !acctest.Message(sentence).MatchString(out) {
				t.Errorf("the CLI does not say %q:\n%s", sentence, out)
			}
		}
	}
	says(d.Apply("-invoke=action.auth0users_delete_user_sessions.ada"),
		"Ending all login sessions of the user auth0|ada.", "Auth0 is ending all login sessions of the user auth0|ada.")
	if left := sessions(w); len(left) > 0 {
		t.Errorf("sessions %q", left)
	}
	planned := d.Run("plan", "-input=false", "-no-color", "-invoke=action.auth0users_delete_user_authenticators.ada")
	says(planned, "Sign-in Protected by Less", "The action deletes all authenticators of the user auth0|ada.")
	if left := methods(w); len(left) != 2 {
		t.Errorf("a plan deleted something: %q", left)
	}
	out, err := d.Try("apply", "-auto-approve", "-input=false", "-no-color", "-invoke=action.auth0users_unblock_user.nobody")
	if err == nil || !strings.Contains(err.Error()+out, "User Not Found") {
		t.Errorf("%v\n%s", err, out)
	}
}
