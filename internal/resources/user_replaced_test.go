// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// A replacement in the same connection cannot work where destroying leaves the account: the plan
// refuses it, and nobody is blocked or forgotten.
func TestAccUser_replacedButStays(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	d := w.NewWorkdir(mail("b", "b@example.com", onDestroy("block")) + mail("k", "k@example.com", onDestroy("keep")))
	d.Apply()
	w.ResetRequests()
	out := d.ApplyFails("-replace=auth0users_user.b", "-replace=auth0users_user.k")
	acctest.Says(t, out, "User Cannot Be Replaced",
		"A replacement leaves the user b@example.com ("+idOf(t, w, "b@example.com")+") at Auth0 because of on_destroy, and then creates a user with the same email",
		"A replacement leaves the user k@example.com ("+idOf(t, w, "k@example.com")+") at Auth0")
	d.Write(mail("b", "b@example.com", onDestroy("block"), `user_id = "other"`) + mail("k", "k@example.com", onDestroy("keep"), `user_id = "another"`))
	acctest.Says(t, d.ApplyFails(), "A replacement leaves the user b@example.com (", "A replacement leaves the user k@example.com (")
	d.Write(mail("b", "b@example.com", onDestroy("block")) + mail("k", "k@example.com", onDestroy("keep")))
	// A tainted resource looks new to the plan: the apply stops before it does anything.
	d.Run("taint", "auth0users_user.b")
	d.Run("taint", "auth0users_user.k")
	acctest.Says(t, d.ApplyFails(), "A replacement leaves the user b@example.com (", "A replacement leaves the user k@example.com (", "untaint")
	expectDeeds(t, w, deeds{})
	d.Run("untaint", "auth0users_user.b")
	d.Run("untaint", "auth0users_user.k")
	expectUser(t, w, idOf(t, w, "b@example.com"), false)
	d.ExpectNoChanges()
}

// A replacement that deletes works, and the plan says it as a deletion is said where the CLI shows it.
func TestAccUser_replaced(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	d := w.NewWorkdir(mail("u", "r@example.com"))
	d.Apply()
	first := idOf(t, w, "r@example.com")
	w.ResetRequests()
	acctest.Says(t, d.Apply("-replace=auth0users_user.u"), "will be replaced, as requested")
	expectDeeds(t, w, deeds{"DELETE /users/{id}": 1, "POST /users": 1})
	expectGone(t, w, first)
	d.ExpectNoChanges()

	second := idOf(t, w, "r@example.com")
	d.Write(mail("u", "r@example.com", `user_id = "chosen"`))
	w.ResetRequests()
	acctest.Says(t, d.Apply(), "User Will Be Replaced", "The changed user_id replaces the user: r@example.com ("+second+") will be deleted, and a new user is made.")
	expectDeeds(t, w, deeds{"DELETE /users/{id}": 1, "POST /users": 1})
	expectUser(t, w, "email|chosen", false)
	d.ExpectNoChanges()
}
