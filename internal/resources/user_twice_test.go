// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// A person who is in a list twice is an error of the plan, also when one of the rows exists already,
// and nobody is told to import anybody.
func TestAccUser_rowTwice(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	list := func(emails string) string {
		return fmt.Sprintf(`
resource "auth0users_user" "staff" {
  for_each        = toset(split(",", %q))
  connection_name = "email"
  email           = each.key
}
`, emails)
	}
	twice := []string{
		"Two resources of this configuration describe users with the same email (ana@example.com) in the connection email",
		"Auth0 has room for one of them only.", "look for a person who is in it twice, perhaps in another letter case",
	}
	d := w.NewWorkdir(list("Ana@example.com,ana@example.com,ben@example.com"))
	out := d.ApplyFails()
	acctest.Says(t, out, twice...)
	acctest.SaysNot(t, out, "import")
	expectDeeds(t, w, deeds{})

	d.Write(list("ana@example.com,ben@example.com"))
	d.Apply()
	w.ResetRequests()
	d.Write(list("Ana@example.com,ana@example.com,ben@example.com"))
	out = d.ApplyFails()
	acctest.Says(t, out, twice...)
	acctest.SaysNot(t, out, "import")
	expectDeeds(t, w, deeds{})
	d.Write(list("ana@example.com,ben@example.com"))
	d.ExpectNoChanges()
}

// One user in two resources: every plan says so, none deletes the user, and there is a way out.
func TestAccUser_importedTwice(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := w.CreateUser(object{"connection": "email", "email": "two@example.com"})
	imported := func(name string) string {
		return fmt.Sprintf("import {\n  to = auth0users_user.%s\n  id = %q\n}\n", name, id)
	}
	one, two := mail("one", "two@example.com", `given_name = "One"`), mail("two", "two@example.com", `given_name = "Two"`, onDestroy("block"))
	d := w.NewWorkdir(one + two + imported("one") + imported("two"))
	clitest.SkipWithoutRemoved(t, d.CLI)
	shared := "Two resources manage the user two@example.com (" + id + "). Each apply undoes what the other one did"
	acctest.Says(t, d.Apply(), "Two Resources, One User", shared)
	acctest.Says(t, d.Plan(), "Two Resources, One User", shared)
	w.ResetRequests()
	for gone, stays := range map[string]string{"delete": two, "block": one} {
		d.Write(stays)
		acctest.Says(t, d.ApplyFails(), "One resource of this plan keeps or adopts the user two@example.com ("+id+"), and another one, which is destroyed, would "+gone+
			" the same user. Neither is done.", "terraform state rm, or a removed block with lifecycle { destroy = false }")
	}
	expectDeeds(t, w, deeds{})
	d.Write(one + removed("two", false))
	d.Apply() // OpenTofu refreshes what it is about to forget, so that this run may still say it.
	expectUser(t, w, id, false)
	acctest.SaysNot(t, d.Plan(), "Two Resources, One User")
	d.ExpectNoChanges()
}
