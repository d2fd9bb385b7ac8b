// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// limited is a provider block with limits, and rows of people.
func limited(deletions, blocks, n int, fate string) string {
	return fmt.Sprintf(`
provider "auth0users" {
  max_deletions = %d
  max_blocks    = %d
}
resource "auth0users_user" "u" {
  count           = %d
  connection_name = "email"
  email           = "u${count.index}@example.com"
  on_destroy      = %q
}
`, deletions, blocks, n, fate)
}

// max_deletions: a plan that would delete more people is an error that names those met so far,
// however they leave; one that keeps to it is not.
func TestAccUser_maxDeletions(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	d := w.NewWorkdir(limited(2, 0, 5, "delete"))
	d.Apply()
	w.ResetRequests()
	tooMany := []string{
		"Too Many Users Would Be Deleted", "This run may delete at most 2 (max_deletions of the provider), and would delete more.",
		"If that is intended, raise max_deletions for this run.",
	}
	d.Write(limited(2, 0, 2, "delete"))
	acctest.Says(t, d.ApplyFails(), append(tooMany, "u2@example.com (", "u3@example.com (", "u4@example.com (")...)
	d.Write(limited(2, 0, 5, "delete"))
	acctest.Says(t, d.Fails("destroy", "-auto-approve"), tooMany...)
	acctest.Says(t, d.ApplyFails("-replace=auth0users_user.u[0]", "-replace=auth0users_user.u[1]", "-replace=auth0users_user.u[2]"), tooMany...)
	expectDeeds(t, w, deeds{})

	// With -target those count who are targeted.
	d.Write(limited(2, 0, 2, "delete"))
	d.Apply("-target=auth0users_user.u[3]", "-target=auth0users_user.u[4]")
	expectDeeds(t, w, deeds{"DELETE /users/{id}": 2})
	d.Apply()
	expectDeeds(t, w, deeds{"DELETE /users/{id}": 1})
	d.ExpectNoChanges()
}

// A tainted user looks new to a plan, so the limit stops the apply at the first one too many.
func TestAccUser_maxDeletionsOfTainted(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	d := w.NewWorkdir(limited(1, 0, 2, "delete"))
	d.Apply()
	d.Run("taint", "auth0users_user.u[0]")
	d.Run("taint", "auth0users_user.u[1]")
	w.ResetRequests()
	acctest.Says(t, d.ApplyFails(), "Too Many Users Would Be Deleted", "This run may delete at most 1 (max_deletions of the provider)")
	expectDeeds(t, w, deeds{"DELETE /users/{id}": 1, "POST /users": 1})
	d.Apply() // The next run may replace the other one.
	d.ExpectNoChanges()
}

// max_blocks counts apart from deletions, whichever way people are blocked.
func TestAccUser_maxBlocks(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	more := func(blocked bool) string {
		return mail("more", "more@example.com", fmt.Sprintf("blocked = %t", blocked))
	}
	d := w.NewWorkdir(limited(0, 1, 2, "block") + more(false))
	d.Apply()
	w.ResetRequests()
	d.Write(limited(0, 1, 1, "block") + more(true))
	acctest.Says(t, d.ApplyFails(), "Too Many Users Would Be Blocked", "This run may block at most 1 (max_blocks of the provider), and would block more.",
		"more@example.com (", "u1@example.com (")
	expectDeeds(t, w, deeds{})
	d.Write(limited(0, 1, 1, "block") + more(false))
	d.Apply()
	expectDeeds(t, w, deeds{"PATCH /users/{id}": 1})
	d.Write(limited(0, 1, 1, "block") + more(true))
	acctest.Says(t, d.Apply(), "User Will Be Blocked", "because of blocked = true.")
	d.ExpectNoChanges()
}

// Whoever is adopted to be blocked is blocked by this run like anybody else.
func TestUserProtocol_adoptedAndBlocked(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := w.CreateUser(object{"connection": "email", "email": "id@example.com"})
	for limit, want := range map[int64]string{0: "max_blocks of the provider", 1: ""} {
		p := w.NewProtocol(map[string]tftypes.Value{"max_blocks": acctest.Int(limit)})
		s := p.Schemas.ResourceSchemas[userType]
		config := userConfig(map[string]tftypes.Value{"on_conflict": acctest.String("adopt"), "blocked": acctest.Bool(true)})
		plan, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
			TypeName: userType, PriorState: p.Null(s), ProposedNewState: p.Proposed(s, config, nil), Config: p.Object(s, config),
		})
		if err != nil {
			t.Fatal(err)
		}
		said := false
		for _, d := range plan.Diagnostics {
			said = said || d.Summary == "User Will Be Blocked" && strings.Contains(d.Detail, id)
		}
		if text := acctest.Errors(plan.Diagnostics); !said || (text == "") != (want == "") || !strings.Contains(text, want) {
			t.Errorf("max_blocks = %d: told is %t, errors: %s", limit, said, text)
		}
	}
}
