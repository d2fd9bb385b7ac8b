// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const oneRole = `
roles:
  - {id: rol_aB3dE5fG7hI9jK1l, name: reader}
`

// withRoles is a user with roles beside it.
func withRoles(name, email string, lines ...string) string {
	return mail(name, email, lines...) + block(`resource "auth0users_user_roles" "`+name+`"`,
		`user_id = auth0users_user.`+name+`.id`, `roles = ["rol_aB3dE5fG7hI9jK1l"]`)
}

// slowly is a tenant in which the destruction of the roles holds that of the user up, so that
// whatever runs beside it comes first.
func slowly(t *testing.T) *acctest.World {
	t.Helper()
	w := acctest.New(t, emulator.Options{Faults: []string{"DELETE /users/{id}/roles delay=2s"}})
	w.Seed(oneRole)
	return w
}

// A resource that gets another name without a moved block is two resources to the CLI. With adopt
// the plan refuses it; a moved block is the way, and nothing is done to the person.
func TestAccUser_renamedAdopter(t *testing.T) {
	t.Parallel()
	w := slowly(t)
	d := w.NewWorkdir(withRoles("old", "r@example.com"))
	d.Apply()
	id := idOf(t, w, "r@example.com")
	w.ResetRequests()
	for _, fate := range []string{"delete", "block"} {
		d.Write(withRoles("new", "r@example.com", adopt, onDestroy(fate)))
		// Which of the two the CLI plans first decides the words.
		acctest.Says(t, d.ApplyFails(), "Two Resources, One User", "r@example.com ("+id+")", "use a moved block")
		expectDeeds(t, w, deeds{})
	}
	d.Write(withRoles("new", "r@example.com") +
		"moved {\n  from = auth0users_user.old\n  to = auth0users_user.new\n}\nmoved {\n  from = auth0users_user_roles.old\n  to = auth0users_user_roles.new\n}\n")
	d.Apply()
	expectDeeds(t, w, deeds{})
	expectUser(t, w, id, false)
	d.ExpectNoChanges()
}

// Without adopt the person is deleted and made anew, which the plan says; whichever comes first, at
// most one more apply is needed, and nobody is left over.
func TestAccUser_renamed(t *testing.T) {
	t.Parallel()
	w := slowly(t)
	d := w.NewWorkdir(withRoles("old", "r@example.com"))
	d.Apply()
	first := idOf(t, w, "r@example.com")
	d.Write(withRoles("new", "r@example.com"))
	acctest.Says(t, d.Plan(), "User Deleted and Made Anew", "makes a user with the same email (r@example.com): the person loses the password", "use a moved block")
	if out, err := d.Try("apply", "-auto-approve", "-input=false", "-no-color"); err != nil {
		acctest.Says(t, out, "User Already Exists")
		d.Apply()
	}
	d.ExpectNoChanges()
	if second := idOf(t, w, "r@example.com"); second == first {
		t.Errorf("the user %s was not made anew", second)
	}
}

// A person who stays when the old resource goes cannot be made anew: the plan says so, in words that
// lead to a moved block.
func TestAccUser_renamedAndStays(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	d := w.NewWorkdir(mail("block", "b@example.com", onDestroy("block")) + mail("keep", "k@example.com", onDestroy("keep")))
	d.Apply()
	w.ResetRequests()
	d.Write(mail("b2", "b@example.com", onDestroy("block")) + mail("k2", "k@example.com", onDestroy("keep")))
	acctest.Says(t, d.ApplyFails(), "Two Resources, One User",
		"The user b@example.com ("+idOf(t, w, "b@example.com")+") stays when its resource is destroyed (on_destroy), and keeps the email that another resource of this plan wants for a new user. "+
			"Auth0 would refuse the new one.",
		"The user k@example.com ("+idOf(t, w, "k@example.com")+") stays when its resource is destroyed", "use a moved block")
	// With adopt the one who is kept goes on under the new name; the one who would be blocked does not.
	d.Write(mail("b2", "b@example.com", adopt) + mail("k2", "k@example.com", adopt))
	// Which of the two the CLI comes to first decides the words.
	acctest.Says(t, d.ApplyFails(), "Two Resources, One User", "The user b@example.com", "use a moved block")
	expectDeeds(t, w, deeds{})
	d.Write(mail("block", "b@example.com", onDestroy("block")) + mail("k2", "k@example.com", adopt))
	out := d.Apply()
	acctest.Says(t, out, "The user k@example.com", "will be adopted")
	expectDeeds(t, w, deeds{})
	d.ExpectNoChanges()
}
