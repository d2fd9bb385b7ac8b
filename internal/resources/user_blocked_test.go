// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// withPassword is a user of a database with a password of a version; 0 is none.
func withPassword(version int, lines ...string) string {
	head := []string{`connection_name = "Username-Password-Authentication"`, `email = "p@example.com"`}
	if version > 0 {
		head = append(head, fmt.Sprintf("password_wo = \"Correct-Horse-%d\"", version), fmt.Sprintf("password_wo_version = %d", version))
	}
	return block(`resource "auth0users_user" "u"`, append(head, lines...)...)
}

// A block that an administrator set stays, whatever else the configuration has Terraform do: a new
// password, the first one after an import, an adoption, a replacement. Only blocked = false lifts it,
// and the plan says so.
func TestAccUser_blockStays(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	d := w.NewWorkdir(withPassword(1))
	clitest.SkipBelow(t, d.CLI, 11, "write-only attributes")
	d.Apply()
	id := idOf(t, w, "p@example.com")
	w.PatchUser(id, object{"blocked": true})
	w.ResetRequests()

	d.Write(withPassword(2)) // Another password.
	d.Apply()
	expectDeeds(t, w, deeds{"PATCH /users/{id}": 1})
	expectUser(t, w, id, true)

	d.Run("state", "rm", "auth0users_user.u") // The first one after an import.
	d.Write(withPassword(3) + "import {\n  to = auth0users_user.u\n  id = \"" + id + "\"\n}\n")
	d.Apply()
	expectDeeds(t, w, deeds{"PATCH /users/{id}": 1})
	expectUser(t, w, id, true)
	d.ExpectNoChanges()

	d.Run("state", "rm", "auth0users_user.u") // An adoption with a password.
	d.Write(withPassword(4, adopt))
	acctest.Says(t, d.Apply(), "User Stays Blocked", "The user p@example.com ("+id+") is blocked, and adopting does not change that. To let the user in again, write blocked = false.")
	expectDeeds(t, w, deeds{"PATCH /users/{id}": 1})
	expectUser(t, w, id, true)
	d.ExpectNoChanges()

	d.Write(withPassword(4, `user_id = "two"`)) // A replacement.
	acctest.Says(t, d.Apply(), "User Will Be Replaced", "The person is blocked, and so will be the new account.")
	expectDeeds(t, w, deeds{"DELETE /users/{id}": 1, "POST /users": 1})
	expectUser(t, w, "auth0|two", true)
	d.Run("taint", "auth0users_user.u") // A tainted resource.
	d.Apply()
	expectUser(t, w, "auth0|two", true)
	d.ExpectNoChanges()

	w.ResetRequests()
	d.Write(withPassword(5, `user_id = "two"`, `blocked = false`))
	acctest.Says(t, d.Apply(), "User Will Be Unblocked", "The user p@example.com (auth0|two) is blocked now and will be let in again, because of blocked = false.")
	expectDeeds(t, w, deeds{"PATCH /users/{id}": 1})
	expectUser(t, w, "auth0|two", false)
	d.ExpectNoChanges()
}

// A blocked user who is replaced by one that is made before: nobody gets in by way of the new account.
func TestAccUser_blockStaysCreateBeforeDestroy(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(otherDatabase)
	const first = "lifecycle {\n    create_before_destroy = true\n  }"
	d := w.NewWorkdir(inDatabase("Username-Password-Authentication", first))
	d.Apply()
	id := idOf(t, w, "c@example.com")
	w.PatchUser(id, object{"blocked": true})
	d.Write(inDatabase("Other-Database", first))
	w.ResetRequests()
	acctest.Says(t, d.Apply(), "The person is blocked, and so will be the new account.")
	expectDeeds(t, w, deeds{"POST /users": 1, "DELETE /users/{id}": 1, "PATCH /users/{id}": 1})
	expectGone(t, w, id)
	expectUser(t, w, idOf(t, w, "c@example.com"), true)
	d.ExpectNoChanges()
}

// Who left, and was blocked by that, stays blocked when the row comes back: the plan says so, and how
// to let the person in.
func TestAccUser_leaverReturns(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	d := w.NewWorkdir(mail("u", "back@example.com", onDestroy("block")) + mail("stays", "stays@example.com"))
	d.Apply()
	id := idOf(t, w, "back@example.com")
	d.Write(mail("stays", "stays@example.com"))
	d.Apply()
	expectUser(t, w, id, true)
	w.ResetRequests()

	d.Write(mail("u", "back@example.com", onDestroy("block"), adopt) + mail("stays", "stays@example.com"))
	out := d.Apply()
	acctest.Says(t, out, "User Will Be Adopted", "User Stays Blocked", "The user back@example.com ("+id+") is blocked, and adopting does not change that.")
	expectDeeds(t, w, deeds{})
	expectUser(t, w, id, true)
	d.ExpectNoChanges()

	d.Write(mail("u", "back@example.com", onDestroy("block"), adopt, "blocked = false") + mail("stays", "stays@example.com"))
	acctest.Says(t, d.Apply(), "User Will Be Unblocked", "will be let in again")
	expectDeeds(t, w, deeds{"PATCH /users/{id}": 1})
	expectUser(t, w, id, false)
	d.ExpectNoChanges()
}

// A value of blocked that only the apply knows may block somebody, or let somebody in: the plan says both, and does
// not promise that a block stays.
func TestUserProtocol_blockKnownAfterApply(t *testing.T) {
	t.Parallel()
	later := acctest.Attributes{
		"connection_name": acctest.String("email"), "email": acctest.String("ada@example.com"), "on_conflict": acctest.String("adopt"),
		"blocked": tftypes.NewValue(tftypes.Bool, tftypes.UnknownValue),
	}
	for _, blocked := range []bool{true, false} {
		w := acctest.New(t)
		id := w.CreateUser(object{"connection": "email", "email": "ada@example.com", "blocked": blocked})
		who := "ada@example.com (" + id + ")"
		says, not := "User May Be Blocked: Whether the user "+who+" will be blocked is only known after apply.", "User May Be Unblocked"
		if blocked {
			says, not = "User May Be Unblocked: The user "+who+" is blocked now, and the value of blocked is only known after apply: if it is false, the user is let in again.",
				"User May Be Blocked"
		}
		s := &stateful{t: t, p: w.NewProtocol(nil), typeName: userType}
		adoption := s.plan(later).warnings
		s.p.Walk()
		s.importByID(id)
		for name, said := range map[string]string{"adoption": adoption, "change": s.plan(later).warnings} {
			if !strings.Contains(said, says) || strings.Contains(said, not) || strings.Contains(said, "User Stays Blocked") {
				t.Errorf("%s of a user with blocked = %t:\n%s", name, blocked, said)
			}
		}
	}
}

// What becomes of the block of somebody who is replaced is told, whatever the configuration writes.
func TestUserProtocol_blockOfReplaced(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	s := &stateful{t: t, p: w.NewProtocol(nil), typeName: userType}
	config := userOf("connection_name", "email", "email", "ada@example.com", "user_id", "one")
	config["blocked"] = acctest.Bool(true)
	if problem := s.apply(s.plan(config), config); problem != "" {
		t.Fatal(problem)
	}
	config["user_id"] = acctest.String("two")
	for _, c := range []struct {
		blocked tftypes.Value
		says    string
	}{
		{tftypes.NewValue(tftypes.Bool, nil), "The person is blocked, and so will be the new account."},
		{tftypes.NewValue(tftypes.Bool, tftypes.UnknownValue), "The person is blocked, and whether the new account is blocked is only known after apply."},
		{acctest.Bool(false), "The person is blocked, and the new account will not be: the person is let in again, because of blocked = false."},
		{acctest.Bool(true), ""},
	} {
		config["blocked"] = c.blocked
		said := s.plan(config).warnings
		if !strings.Contains(said, "User Will Be Replaced") || !strings.Contains(said, c.says) || c.says == "" && strings.Contains(said, "The person is blocked") {
			t.Errorf("blocked = %s:\n%s", c.blocked, said)
		}
	}
}

// Who comes in place of a replaced user may be somebody who exists: the plan says whom it adopts, what that person loses,
// and that a block does not go along.
func TestAccUser_replacedByAdoption(t *testing.T) {
	t.Parallel()
	for _, blocked := range []bool{false, true} {
		w := acctest.New(t)
		w.Seed(otherDatabase)
		d := w.NewWorkdir(inDatabase("Username-Password-Authentication", adopt))
		d.Apply()
		old := idOf(t, w, "c@example.com")
		w.PatchUser(old, object{"blocked": true})
		next := w.CreateUser(object{"connection": "Other-Database", "email": "c@example.com", "password": "Correct-Horse-7", "blocked": blocked})
		d.Write(inDatabase("Other-Database", adopt))
		says := []string{
			"The changed connection_name replaces the user: c@example.com (" + old + ") will be deleted, and the user " + next + ", who exists already, is adopted in that place.",
			"User Will Be Adopted", "Password Will Be Replaced",
		}
		if blocked {
			says = append(says, "User Stays Blocked")
		} else {
			says = append(says, "The person is blocked, and the adopted account is not, and stays so: the person can sign in with it. To keep the person out, write blocked = true.")
		}
		out := d.Plan()
		acctest.Says(t, out, says...)
		acctest.SaysNot(t, out, "so will be the new account")
		d.Apply()
		expectGone(t, w, old)
		expectUser(t, w, next, blocked)
		d.ExpectNoChanges()
	}
}
