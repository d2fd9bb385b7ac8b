// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// rosterOf is a configuration of people from 'from' to 'to', with a theme.
func rosterOf(from, to int, theme string) string {
	return fmt.Sprintf(`
resource "auth0users_roster" "staff" {
  connection_name = "email"
  on_destroy      = "delete"
  max_deletions   = 40
  dynamic "user" {
    for_each = { for i in range(%d, %d) : "p${i}" => i }
    labels   = [user.key]
    content {
      email         = "p${user.value}@example.com"
      name          = "Person ${user.value}"
      user_metadata = jsonencode({ n = user.value, theme = user.value == 5 ? %q : "dark" })
    }
  }
}
output "seven" {
  value = lookup(auth0users_roster.staff.ids, "p7", null)
}
`, from, to, theme)
}

// The life of a roster with a real CLI: created, unchanged, changed, left by one, destroyed, imported.
func TestAccRoster(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	d := w.NewWorkdir(rosterOf(0, 40, "dark"))
	d.Apply()
	expectOnly(t, w, "create", map[string]int{"POST /users": 40})
	d.ExpectNoChanges()
	expectRequests(t, w, "the plan without changes", map[string]int{"GET /users": 1})

	d.Write(rosterOf(0, 40, "light"))
	plan := d.Plan()
	_, actions, _ := strings.Cut(plan, "will perform the following actions")
	if lines := strings.Count(actions, "\n"); lines == 0 || lines > 45 || !strings.Contains(actions, `"p5"`) {
		t.Errorf("one change prints %d lines:\n%s", lines, plan)
	}
	w.ResetRequests()
	d.Apply("-refresh=false")
	expectRequests(t, w, "a change", map[string]int{"PATCH /users/{id}": 1})

	d.Write(rosterOf(1, 40, "light"))
	if out := d.Apply("-refresh=false"); !strings.Contains(out, `User Will Be Deleted: "p0"`) || !strings.Contains(out, "p0@example.com") {
		t.Errorf("nobody says that p0 will be deleted:\n%s", out)
	}
	expectRequests(t, w, "one who leaves", map[string]int{"DELETE /users/{id}": 1})
	d.ExpectNoChanges()

	d.Run("state", "rm", "auth0users_roster.staff")
	w.ResetRequests()
	d.Run("import", "-input=false", "-no-color", "auth0users_roster.staff", "email")
	expectRequests(t, w, "import", map[string]int{"GET /users": 2})
	d.Apply()
	d.ExpectNoChanges()
	w.ResetRequests()
	d.Destroy("-refresh=false")
	expectRequests(t, w, "destroy", map[string]int{"DELETE /users/{id}": 39})
}

// twoRosters is a configuration of two rosters, of which the first lets people go and the second takes them over.
func twoRosters(first, second, onDestroy string) string {
	roster := func(name, settings, keys string) string {
		var users strings.Builder
		for key := range strings.FieldsSeq(keys) {
			_, _ = fmt.Fprintf(&users, "    %[1]s = { email = \"%[1]s@example.com\" }\n", key)
		}
		return fmt.Sprintf("resource \"auth0users_roster\" %q {\n  connection_name = \"email\"\n  %s\n  users = {\n%s  }\n}\n", name, settings, &users)
	}
	return roster("first", fmt.Sprintf("on_destroy = %q", onDestroy), first) + roster("second", `on_conflict = "adopt"`, second)
}

// Somebody moves from one roster to another with the account that they have, when the first one was told to keep before. Until
// then an error says so, and nothing of moved blocks, which know no person of a roster.
func TestAccRoster_toAnotherRoster(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	d := w.NewWorkdir(twoRosters("ada bob", "cleo", "delete"))
	d.Apply()
	ids := func() (ids []string) {
		for _, u := range w.Users() {
			id, _ := u["user_id"].(string)
			ids = append(ids, id)
		}
		slices.Sort(ids)
		return ids
	}
	users := ids()

	d.Write(twoRosters("bob", "cleo ada", "delete"))
	out := d.Fails("plan")
	acctest.Says(t, out, "Two Resources, One User", `apply on_destroy = "keep" where they are`)
	acctest.SaysNot(t, out, "use a moved block")

	d.Write(twoRosters("ada bob", "cleo", "keep"))
	d.Apply()
	d.Write(twoRosters("bob", "cleo ada", "keep"))
	acctest.Says(t, d.Apply(), "User Will Be Kept", "User Will Be Adopted")
	d.ExpectNoChanges()
	if now := ids(); !slices.Equal(now, users) {
		t.Errorf("the users were %v and are %v", users, now)
	}
}
