// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// rows is one resource with a row for each of the people, whose on_destroy is the name of the row.
func rows(names ...string) string {
	keys := ""
	for _, name := range names {
		keys += fmt.Sprintf("%q, ", name)
	}
	return `
resource "auth0users_user" "row" {
  for_each        = toset([` + keys + `])
  connection_name = "email"
  email           = "${each.key}@example.com"
  on_destroy      = each.key == "stays" ? null : each.key
}
`
}

// Rows that leave a list: the plan says what becomes of each person, and that happens.
func TestAccUser_rowRemoved(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	d := w.NewWorkdir(rows("delete", "block", "keep", "stays"))
	d.Apply()
	deleted, blocked, kept := idOf(t, w, "delete@example.com"), idOf(t, w, "block@example.com"), idOf(t, w, "keep@example.com")
	w.ResetRequests()

	d.Write(rows("stays"))
	out := d.Apply()
	acctest.Says(t, out,
		"User Will Be Deleted", "The user delete@example.com ("+deleted+") will be deleted at Auth0, with password, second factors, roles, sessions",
		"User Will Be Blocked", "The user block@example.com ("+blocked+") will be blocked, and the resource forgotten",
		"User Will Be Kept", "The user keep@example.com ("+kept+") stays, and the resource is forgotten",
		"The account stays. What belongs to it stays as well, except for what other resources of the plan take away.")
	expectDeeds(t, w, deeds{"DELETE /users/{id}": 1, "PATCH /users/{id}": 1})
	expectGone(t, w, deleted)
	expectUser(t, w, blocked, true)
	expectUser(t, w, kept, false)
	d.ExpectNoChanges()
}

// Whole blocks that leave the configuration, with and without a removed block.
func TestAccUser_blockRemoved(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	stays := mail("stays", "stays@example.com")
	d := w.NewWorkdir(stays + mail("gone", "gone@example.com") + mail("forgotten", "forgotten@example.com") +
		mail("removed", "removed@example.com", onDestroy("block")))
	clitest.SkipWithoutRemoved(t, d.CLI)
	d.Apply()
	gone, forgotten, left := idOf(t, w, "gone@example.com"), idOf(t, w, "forgotten@example.com"), idOf(t, w, "removed@example.com")
	w.ResetRequests()

	d.Write(stays + removed("forgotten", false) + removed("removed", true))
	out := d.Apply()
	acctest.Says(t, out, "The user gone@example.com ("+gone+") will be deleted at Auth0", "The user removed@example.com ("+left+") will be blocked")
	acctest.SaysNot(t, out, "The user forgotten@example.com")
	expectDeeds(t, w, deeds{"DELETE /users/{id}": 1, "PATCH /users/{id}": 1})
	expectGone(t, w, gone)
	expectUser(t, w, forgotten, false)
	expectUser(t, w, left, true)
	d.ExpectNoChanges()
}

// A destroy of everything does to each person what on_destroy says, and says it before. What was
// taken out of the state before is not touched.
func TestAccUser_wholeDestroyed(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	d := w.NewWorkdir(mail("d", "d@example.com") + mail("b", "b@example.com", onDestroy("block")) + mail("k", "k@example.com", onDestroy("keep")) +
		mail("r", "r@example.com"))
	d.Apply()
	d.Run("state", "rm", "auth0users_user.r")
	deleted, blocked, kept, taken := idOf(t, w, "d@example.com"), idOf(t, w, "b@example.com"), idOf(t, w, "k@example.com"), idOf(t, w, "r@example.com")
	w.ResetRequests()
	out := d.Destroy()
	acctest.Says(t, out, "The user d@example.com ("+deleted+") will be deleted at Auth0", "The user b@example.com ("+blocked+") will be blocked",
		"The user k@example.com ("+kept+") stays, and the resource is forgotten")
	expectDeeds(t, w, deeds{"DELETE /users/{id}": 1, "PATCH /users/{id}": 1})
	expectGone(t, w, deleted)
	expectUser(t, w, blocked, true)
	expectUser(t, w, kept, false)
	expectUser(t, w, taken, false)
}

// Many leavers are told on one screen, and nobody is led to believe that it is all of them.
func TestAccUser_manyLeave(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	many := func(n int) string {
		return fmt.Sprintf(`
resource "auth0users_user" "row" {
  count           = %d
  connection_name = "email"
  email           = "many-${count.index}@example.com"
}
`, n)
	}
	d := w.NewWorkdir(many(20) + mail("stays", "stays@example.com"))
	d.Apply()
	for name, config := range map[string]string{"rows": many(1), "block": ""} {
		d.Write(config + mail("stays", "stays@example.com"))
		out := d.Plan()
		acctest.Says(t, out, "User Will Be Deleted", "More than 4 users will be deleted at Auth0", "auth0users_people_review")
		acctest.SaysNot(t, out, "(and 4 more similar warnings elsewhere)") // As if it were five.
		if n := len(acctest.Message("will be deleted at Auth0, with password").FindAllString(out, -1)); n > 4 {
			t.Errorf("%s: %d people are told one by one:\n%s", name, n, out)
		}
	}
}

// Where the CLI can, it forgets a resource instead of destroying it, and nothing happens to the person: Terraform
// while the block is there, OpenTofu without it too.
func TestAccUser_destroyFalse(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	rows := func(names string) string {
		return fmt.Sprintf("resource \"auth0users_user\" \"u\" {\n  for_each        = toset(%s)\n  connection_name = \"email\"\n"+
			"  email           = \"${each.key}@example.com\"\n  lifecycle {\n    destroy = false\n  }\n}\n", names)
	}
	d := w.NewWorkdir(rows(`["a", "b"]`))
	version, err := d.CLI.Version(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	tofu, least := strings.HasPrefix(version, "OpenTofu"), 16
	if tofu {
		least = 12
	}
	clitest.SkipBelow(t, d.CLI, least, "lifecycle { destroy = false }")
	d.Apply()
	a, b := idOf(t, w, "a@example.com"), idOf(t, w, "b@example.com")
	w.ResetRequests()
	d.Write(rows(`["b"]`))
	d.Apply()
	expectDeeds(t, w, deeds{})
	expectUser(t, w, a, false)
	d.ExpectNoChanges()

	d.Write("")
	acctest.Says(t, d.Plan(), map[bool]string{true: "1 to forget", false: "User Will Be Deleted"}[tofu])
	expectUser(t, w, b, false)
}
