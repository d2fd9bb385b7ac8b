// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"
)

// A user that was linked to another one: the plan says what happened, creating it again
// is refused with a reason, and removing the resource deletes nothing.
func TestAccUserIdentity_ofManagedUser(t *testing.T) {
	t.Parallel()
	w := linkWorld(t)
	const secondary = `
resource "auth0users_user" "u" {
  connection_name = "Username-Password-Authentication"
  user_id         = "second"
  email           = "second@example.com"
  password        = "Correct-Horse-42"
  user_metadata   = jsonencode({ theme = "dark" })
}
`
	const byReference = `
resource "auth0users_user_identity" "l" {
  user_id           = "auth0|grace"
  identity_provider = "auth0"
  identity_user_id  = auth0users_user.u.id
}
`
	d := w.NewWorkdir(secondary)
	d.Apply()
	d.Write(secondary + byReference)
	says := func(out string, sentences ...string) {
		t.Helper()
		text := strings.Join(strings.Fields(strings.ReplaceAll(out, "│", " ")), " ")
		for _, want := range sentences {
			if !strings.Contains(text, want) {
				t.Errorf("no %q in:\n%s", want, out)
			}
		}
	}
	says(d.Run("plan", "-input=false", "-no-color"), "Metadata Will Be Lost", "user_metadata: theme", "1 to add, 0 to change, 0 to destroy")
	d.Apply()
	expectIdentities(t, w, grace, grace, "auth0|second")

	d.Write(secondary + strings.Replace(byReference, "auth0users_user.u.id", `"second"`, 1))
	says(d.Run("plan", "-input=false", "-no-color"), "User Is A Linked Account", "was linked to the user auth0|grace as a secondary account", "1 to add, 0 to change, 0 to destroy")
	out, err := d.Try("apply", "-auto-approve", "-input=false", "-no-color")
	if err == nil {
		t.Errorf("a second user was created:\n%s", out)
	}
	says(out+errorText(err), "User Already Exists", "linked to another user (auth0users_user_identity) is no user of its own")

	d.Write(strings.Replace(byReference, "auth0users_user.u.id", `"second"`, 1))
	d.Apply()
	d.ExpectNoChanges()
	expectIdentities(t, w, grace, grace, "auth0|second")
	d.Destroy()
	expectIdentities(t, w, grace, grace)
	if u := w.User("auth0|second"); u == nil || u["user_metadata"] != nil {
		t.Errorf("the account that was unlinked: %v", u)
	}

	d.Write(strings.Replace(byReference, "auth0users_user.u.id", "\"second\"\n  on_destroy = \"keep\"", 1))
	d.Apply()
	d.ExpectNoChanges()
	w.ResetRequests()
	d.Destroy()
	expectIdentities(t, w, grace, grace, "auth0|second")
	if n := w.Requests()["DELETE /users/{id}/identities/{provider}/{user_id}"]; n != 0 {
		t.Errorf("%d requests to unlink an account that is to be kept", n)
	}
}

// The primary user in the same configuration: linking and unlinking next to changes of
// it leaves nothing to do, and the configuration that the CLI writes for an import is
// accepted as it is.
func TestAccUserIdentity_ofManagedPrimary(t *testing.T) {
	t.Parallel()
	w := linkWorld(t)
	primary := func(name string) string {
		return `
resource "auth0users_user" "u" {
  connection_name = "email"
  email           = "primary@example.com"
  name            = "` + name + `"
}
`
	}
	const links = `
resource "auth0users_user_identity" "l" {
  for_each          = { google-oauth2 = "1052", github = "33" }
  user_id           = auth0users_user.u.id
  identity_provider = each.key
  identity_user_id  = each.value
}
`
	d := w.NewWorkdir(primary("One") + links)
	d.Apply()
	d.ExpectNoChanges()
	d.Write(primary("Two"))
	d.Apply()
	d.ExpectNoChanges()
	for _, id := range []string{social, gitHub} {
		expectIdentities(t, w, id, id)
	}
	d.Write(primary("Three") + links)
	d.Apply()
	d.ExpectNoChanges()

	link(w, grace, other2)
	d.Generate(primary("Three") + links + `
import {
  to = auth0users_user_identity.theirs
  id = "auth0|grace::google-oauth2::2077"
}
`)
	if out := d.Apply(); !strings.Contains(out, "1 imported, 0 added, 0 changed, 0 destroyed") {
		t.Errorf("the import changes something:\n%s", out)
	}
	d.ExpectNoChanges()
	d.Destroy()
	expectIdentities(t, w, grace, grace)
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
