// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

func (w *rosterWorld) importFrom(connection string) {
	w.t.Helper()
	w.p.Walk()
	imported, err := w.p.Server.ImportResourceState(w.t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: rosterType, ID: connection})
	if err != nil {
		w.t.Fatal(err)
	}
	w.p.NoError(imported.Diagnostics)
	w.state, w.private = imported.ImportedResources[0].State, imported.ImportedResources[0].Private
	w.read()
}

// An import takes all users of a connection, with few requests. Keys are e-mail addresses, IDs where those are
// not one person's; what the configuration calls otherwise is recognised, and whom it does not have is left alone.
func TestRoster_import(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	all := people{}
	for i := range 40 {
		email := fmt.Sprintf("P%d@example.com", i)
		w.CreateUser(map[string]any{"connection": "email", "email": email, "given_name": "Given", "user_metadata": map[string]any{"own": i}})
		all[fmt.Sprintf("person-%d", i)] = someone(email)
	}
	phone := w.CreateUser(map[string]any{"connection": "sms", "phone_number": "+14155550123"})
	w.ResetRequests()
	w.importFrom("email")
	expectRequests(t, w.World, "import", map[string]int{"GET /users": 2})
	if ids := w.ids(); len(ids) != 40 || ids["p7@example.com"] == "" {
		t.Fatalf("imported: %v", ids)
	}

	delete(all, "person-3")
	w.apply(t.Context(), nil, all)
	w.expectSays("Person Under Another Key: 39 People", `User Will Be Kept: "p3@example.com"`)
	expectRequests(t, w.World, "the first apply", map[string]int{})
	w.expectNoChanges(nil, all)
	if got := len(w.Users()); got != 41 || w.User(phone) == nil {
		t.Errorf("%d users are left", got)
	}
	// From now on the roster owns them.
	delete(all, "person-4")
	w.apply(t.Context(), nil, all)
	w.expectSays(`User Will Be Deleted: "person-4"`)
	if got := len(w.Users()); got != 40 {
		t.Errorf("%d users are left", got)
	}
}

func TestRoster_importNobody(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	for id, want := range map[string]string{
		"nowhere": "Nobody To Import\nThe tenant has no connection", "con_0123456789abcdef": "not by its ID", "sms": "Nobody To Import\nThe connection \"sms\" has no users",
		"username-password-authentication": `The nearest name is "Username-Password-Authentication"`,
		"auth0|64f0c0ffee64f0c0ffee64f0":   "Invalid Import ID", "": "Invalid Import ID",
	} {
		resp, err := w.p.Server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: rosterType, ID: id})
		if err != nil {
			t.Fatal(err)
		}
		if said := allSaid(resp.Diagnostics); len(resp.Diagnostics) != 1 || !strings.Contains(said, want) {
			t.Errorf("%q: %s", id, said)
		}
	}
}

// Two with one address have their IDs as keys.
func TestRoster_importKeys(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.Seed(`
connections:
  - {name: shared, strategy: auth0, options: {attributes: {email: {identifier: {active: false}, unique: false}, username: {identifier: {active: true}}}}}
users:
  - {connection: shared, user_id: "auth0|one", email: same@example.com, username: one}
  - {connection: shared, user_id: "auth0|two", email: same@example.com, username: two}
  - {connection: shared, user_id: "auth0|three", username: Three}
`)
	w.importFrom("shared")
	if keys := w.keys(); keys != "auth0|one auth0|two three" {
		t.Errorf("keys: %s", keys)
	}
	w.expectNoChanges(acctest.Attributes{"connection_name": acctest.String("shared")}, people{
		"auth0|one": someone("same@example.com", acctest.Attributes{"username": acctest.String("one")}),
		"auth0|two": someone("same@example.com", acctest.Attributes{"username": acctest.String("two")}),
		"three":     {"username": acctest.String("Three")},
	})
}
