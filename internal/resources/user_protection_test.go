// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const protected = "provider \"auth0users\" {\n  deletion_protection = true\n}\n"

// deletion_protection holds for what the CLI is told to replace as well, and for all that belongs to
// the user: not even the roles are taken away before the run stops.
func TestAccUser_protectionOfRoles(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(oneRole)
	config := protected + withRoles("u", "p@example.com") +
		block(`resource "auth0users_user_role" "one"`, `user_id = auth0users_user.lone.id`, `role_id = "rol_aB3dE5fG7hI9jK1l"`) + mail("lone", "l@example.com")
	d := w.NewWorkdir(config)
	d.Apply()
	id := idOf(t, w, "p@example.com")
	w.ResetRequests()
	protectedText := "The user p@example.com (" + id + ") would be replaced (deleted and created again), and the provider's deletion_protection is on."
	acctest.Says(t, d.ApplyFails("-replace=auth0users_user.u"), "User Is Protected From Deletion", protectedText)
	d.Run("taint", "auth0users_user.u")
	d.Run("taint", "auth0users_user.lone")
	acctest.Says(t, d.ApplyFails(), "User Is Protected From Deletion",
		"The user "+id+" is to be replaced (its resource is tainted), and with it would go the roles.",
		"The user "+idOf(t, w, "l@example.com")+" is to be replaced (its resource is tainted), and with it would go the roles.",
		"Run terraform untaint for the user")
	expectDeeds(t, w, deeds{})
	d.Run("untaint", "auth0users_user.u")
	d.Run("untaint", "auth0users_user.lone")
	d.ExpectNoChanges()
}

// The same for second factors and linked accounts.
func TestAccUser_protectionOfFactors(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	other := w.CreateUser(object{"connection": "email", "email": "linked@example.com"})
	linked := other[len("email|"):]
	d := w.NewWorkdir(protected + mail("a", "a@example.com") + mail("b", "b@example.com") + mail("c", "c@example.com") +
		block(`resource "auth0users_user_identity" "a"`, `user_id = auth0users_user.a.id`, `identity_provider = "email"`, `identity_user_id = "`+linked+`"`) +
		block(`resource "auth0users_user_authentication_method" "b"`, `user_id = auth0users_user.b.id`, `type = "phone"`, `phone_number = "+14155550123"`) +
		block(`resource "auth0users_user_authentication_methods" "c"`, `user_id = auth0users_user.c.id`, `methods = [{ type = "phone", phone_number = "+14155550124" }]`))
	d.Apply()
	for _, name := range []string{"a", "b", "c"} {
		d.Run("taint", "auth0users_user."+name)
	}
	w.ResetRequests()
	acctest.Says(t, d.ApplyFails(),
		"The user "+idOf(t, w, "a@example.com")+" is to be replaced (its resource is tainted), and with it would go the linked account.",
		"The user "+idOf(t, w, "b@example.com")+" is to be replaced (its resource is tainted), and with it would go the authentication method.",
		"The user "+idOf(t, w, "c@example.com")+" is to be replaced (its resource is tainted), and with it would go the authentication methods.")
	expectDeeds(t, w, deeds{})
}

// A refresh alone plans no deletion, but the CLI asks the provider about what has left the
// configuration all the same: it is refused with the protection, and possible once it is off.
func TestAccUser_protectionAndRefresh(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	d := w.NewWorkdir(protected + mail("u", "p@example.com") + mail("stays", "s@example.com"))
	d.Apply()
	w.ResetRequests()
	d.Write(protected + mail("stays", "s@example.com"))
	if out, err := d.Try("apply", "-refresh-only", "-auto-approve", "-input=false", "-no-color"); err != nil {
		acctest.Says(t, out, "User Is Protected From Deletion", "The user p@example.com ("+idOf(t, w, "p@example.com")+") would be deleted")
	}
	d.Write(mail("stays", "s@example.com"))
	d.Apply("-refresh-only")
	expectDeeds(t, w, deeds{})
	expectUser(t, w, idOf(t, w, "p@example.com"), false)
}

// A tainted user with nothing beside it looks new to a plan: the apply refuses to delete it.
func TestAccUser_protectionOfTainted(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	d := w.NewWorkdir(protected + mail("u", "p@example.com"))
	d.Apply()
	d.Run("taint", "auth0users_user.u")
	w.ResetRequests()
	acctest.Says(t, d.ApplyFails(), "User Is Protected From Deletion", "A user whose resource is tainted is freed with the command untaint.")
	expectDeeds(t, w, deeds{})
	d.Run("untaint", "auth0users_user.u")
	d.ExpectNoChanges()
}
