// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// addresses are the users of a tenant by ID.
func addresses(w *acctest.World, attribute string) map[string]string {
	all := map[string]string{}
	for _, u := range w.Users() {
		all[fmt.Sprint(u["user_id"])] = fmt.Sprint(u[attribute])
	}
	return all
}

// A list with an entry less: everybody takes over the address of the next. The one apply does it in
// the order in which addresses become free.
func TestAccUser_listShifts(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	list := func(names ...string) string {
		return fmt.Sprintf(`
locals {
  emails = split(",", %q)
}
resource "auth0users_user" "u" {
  count           = length(local.emails)
  connection_name = "email"
  user_id         = "n${count.index}"
  email           = "${local.emails[count.index]}@example.com"
}
`, strings.Join(names, ","))
	}
	d := w.NewWorkdir(list("a", "b", "c", "d"))
	d.Apply()
	d.Write(list("b", "c", "d"))
	out := d.Apply()
	acctest.Says(t, out, "The user d@example.com (email|n3) will be deleted at Auth0")
	d.ExpectNoChanges()
	want := map[string]string{"email|n0": "b@example.com", "email|n1": "c@example.com", "email|n2": "d@example.com"}
	if diff := cmp.Diff(want, addresses(w, "email")); diff != "" {
		t.Error(diff)
	}
	// And back again, with a newcomer at the end; one at a time nobody can wait for anybody, but the
	// run ends, loses nobody, and the next ones go on.
	d.Write(list("a", "b", "c", "d"))
	for range 4 {
		out, err := d.Try("apply", "-auto-approve", "-input=false", "-no-color", "-parallelism=1")
		if err == nil {
			break
		}
		acctest.Says(t, out, "email|n", "If this run gives that user another identifier, or deletes them, the CLI had not come to it when this change was tried: apply again.")
	}
	d.ExpectNoChanges()
	want = map[string]string{"email|n0": "a@example.com", "email|n1": "b@example.com", "email|n2": "c@example.com", "email|n3": "d@example.com"}
	if diff := cmp.Diff(want, addresses(w, "email")); diff != "" {
		t.Error(diff)
	}
}

// Two users exchange their addresses, two others their usernames, and one takes the address of a user
// who is deleted.
func TestAccUser_exchange(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	named := func(name, email, username string) string {
		return block(`resource "auth0users_user" "`+name+`"`, `connection_name = "Username-Database"`, `user_id = "`+name+`"`,
			`email = "`+email+`@example.com"`, `username = "`+username+`"`, `password = "Correct-Horse-1"`)
	}
	gone, taker := mail("gone", "gone@example.com"), func(email string) string { return mail("taker", email+"@example.com", `user_id = "taker"`) }
	d := w.NewWorkdir(named("a", "ea", "ua") + named("b", "eb", "ub") + named("c", "ec", "uc") + named("d", "ed", "ud") + gone + taker("before"))
	d.Apply()
	d.Write(named("a", "eb", "ua") + named("b", "ea", "ub") + named("c", "ec", "ud") + named("d", "ed", "uc") + taker("gone"))
	d.Apply()
	d.ExpectNoChanges()
	wantEmails := map[string]string{"auth0|a": "eb@example.com", "auth0|b": "ea@example.com", "auth0|c": "ec@example.com", "auth0|d": "ed@example.com", "email|taker": "gone@example.com"}
	if diff := cmp.Diff(wantEmails, addresses(w, "email")); diff != "" {
		t.Error(diff)
	}
	usernames := addresses(w, "username")
	if got := slices.Sorted(maps.Values(usernames)); usernames["auth0|c"] != "ud" || usernames["auth0|d"] != "uc" {
		t.Errorf("usernames: %v (%v)", usernames, got)
	}
}

// An address that is taken from somebody who keeps it, or by two at once, is an error of the plan
// that names the other one.
func TestAccUser_addressIsKept(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	d := w.NewWorkdir(mail("a", "a@example.com", `user_id = "a"`) + mail("b", "b@example.com", `user_id = "b"`) + mail("c", "c@example.com", onDestroy("block")))
	d.Apply()
	w.ResetRequests()
	d.Write(mail("a", "b@example.com", `user_id = "a"`) + mail("b", "b@example.com", `user_id = "b"`) + mail("c", "c@example.com", onDestroy("block")))
	acctest.Says(t, d.ApplyFails(), "Two resources of this configuration describe users with the same email (b@example.com)", "(email|a)", "(email|b)")
	d.Write(mail("a", "c@example.com", `user_id = "a"`) + mail("b", "b@example.com", `user_id = "b"`))
	acctest.Says(t, d.ApplyFails(), "The user c@example.com ("+idOf(t, w, "c@example.com")+") stays when its resource is destroyed (on_destroy), and keeps the email")
	expectDeeds(t, w, deeds{})
}
