// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const otherDatabase = `
connections:
  - {name: Other-Database, strategy: auth0}
`

// inDatabase is a user of a database connection.
func inDatabase(connection string, lines ...string) string {
	head := []string{`connection_name = "` + connection + `"`, `email = "c@example.com"`, `password = "Correct-Horse-1"`}
	return block(`resource "auth0users_user" "u"`, append(head, lines...)...)
}

// A connection that is misspelt, or in which nobody can be created, costs nobody the account: the plan
// is an error that says what the right name is. A connection that exists replaces the user, and the
// plan says what that means.
func TestAccUser_connectionChanged(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(otherDatabase)
	const is = "Username-Password-Authentication"
	d := w.NewWorkdir(inDatabase(is))
	d.Apply()
	id := idOf(t, w, "c@example.com")
	for to, text := range map[string]string{
		"username-password-authentication": "Letter case counts in the names of connections; nobody is deleted because of it.",
		"Username-Pasword-Authentication":  "which is no connection of this tenant that users can be created in",
		"google-oauth2":                    "which is no connection of this tenant that users can be created in",
	} {
		d.Write(inDatabase(to))
		w.ResetRequests()
		acctest.Says(t, d.ApplyFails(), "Wrong Connection", "The user c@example.com ("+id+`) is in the connection "`+is+`", and the configuration says "`+to+`"`, text)
		expectDeeds(t, w, deeds{})
	}
	d.Write(inDatabase("Other-Database"))
	w.ResetRequests()
	out := d.Apply()
	acctest.Says(t, out, "User Will Be Replaced",
		"The changed connection_name replaces the user: c@example.com ("+id+") will be deleted, and a new user is made. The new one has another ID and does not have what is not in the configuration")
	if n, want := w.Requests()["GET /connections"], acctest.ConnectionLooks(t); n != want {
		t.Errorf("looking at the new connection took %d requests, want %d", n, want)
	}
	expectDeeds(t, w, deeds{"DELETE /users/{id}": 1, "POST /users": 1})
	expectGone(t, w, id)
	d.ExpectNoChanges()
}

// Where destroying leaves the account, another connection makes a second one: the plan says which of
// the two Terraform goes on with.
func TestAccUser_connectionChangedAndStays(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(otherDatabase)
	user := func(fate, connection string) string {
		return block(`resource "auth0users_user" "`+fate+`"`, `connection_name = "`+connection+`"`, `email = "`+fate+`@example.com"`,
			`password = "Correct-Horse-1"`, onDestroy(fate))
	}
	d := w.NewWorkdir(user("block", "Username-Password-Authentication") + user("keep", "Username-Password-Authentication"))
	d.Apply()
	blocked, kept := idOf(t, w, "block@example.com"), idOf(t, w, "keep@example.com")
	w.ResetRequests()
	d.Write(user("block", "Other-Database") + user("keep", "Other-Database"))
	out := d.Apply()
	if !acctest.Message("The changed connection_name replaces the user: block@example.com ("+blocked+") will be blocked, and a new user is made.").MatchString(out) &&
		!acctest.Message("The changed connection_name replaces the user: keep@example.com ("+kept+") will be kept, outside of Terraform, and a new user is made.").MatchString(out) {
		t.Errorf("the plan does not say what becomes of the accounts:\n%s", out)
	}
	expectDeeds(t, w, deeds{"PATCH /users/{id}": 1, "POST /users": 2})
	expectUser(t, w, blocked, true)
	expectUser(t, w, kept, false)
	if n := len(w.Users()); n != 4 {
		t.Errorf("%d users, want the two old accounts and two new ones", n)
	}
	d.ExpectNoChanges()
}

// An application that may not read connections recognises one by its users.
func TestAccUser_connectionUnreadable(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, emulator.Options{Faults: []string{"GET /connections status=403"}})
	w.Seed(otherDatabase)
	d := w.NewWorkdir(inDatabase("Username-Password-Authentication"))
	d.Apply()
	id := idOf(t, w, "c@example.com")
	d.Write(inDatabase("Other-Database"))
	w.ResetRequests()
	acctest.Says(t, d.ApplyFails(), "Wrong Connection", "lacks the scope read:connections")
	expectDeeds(t, w, deeds{})
	expectUser(t, w, id, false)
	w.CreateUser(object{"connection": "Other-Database", "email": "else@example.com", "password": "Correct-Horse-1"})
	d.Apply()
	expectGone(t, w, id)
	d.ExpectNoChanges()
}

// An import whose configuration names another connection is a mistake in the configuration, not a
// reason to delete the account.
func TestAccUser_connectionOfImport(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(otherDatabase)
	id := w.CreateUser(object{"connection": "Username-Password-Authentication", "email": "c@example.com", "password": "Correct-Horse-1"})
	imported := "import {\n  to = auth0users_user.u\n  id = \"" + id + "\"\n}\n"
	d := w.NewWorkdir(inDatabase("Other-Database") + imported)
	refused := []string{
		"Wrong Connection", "The user was imported and never changed since, so this is no reason to delete the account.",
		`Set connection_name = "Username-Password-Authentication".`,
	}
	acctest.Says(t, d.ApplyFails(), refused...)
	d.Write(inDatabase("Other-Database"))
	d.Run("import", "-input=false", "auth0users_user.u", id)
	w.ResetRequests()
	acctest.Says(t, d.ApplyFails(), refused...)
	expectDeeds(t, w, deeds{})
	expectUser(t, w, id, false)
}
