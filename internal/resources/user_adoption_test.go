// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// A user who is in the state already is not adopted by another resource: the plan
// says so, whichever of the two it comes to first.
func TestAccUser_adoptionRefusesState(t *testing.T) {
	t.Parallel()
	const keeper = `
resource "auth0users_user" "u" {
  connection_name = "email"
  email           = "kept@example.com"
  DEPENDS
}
`
	const taker = `
resource "auth0users_user" "again" {
  connection_name = "email"
  email           = "KEPT@example.com"
  on_conflict     = "adopt"
  DEPENDS
}
`
	depends := func(config, on string) string {
		if on != "" {
			on = "depends_on = [auth0users_user." + on + "]"
		}
		return strings.ReplaceAll(config, "DEPENDS", on)
	}
	for name, config := range map[string]string{
		"the manager first": depends(keeper, "") + depends(taker, "u"),
		"the adopter first": depends(keeper, "again") + depends(taker, ""),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Run(
				resource.TestStep{Config: w.HCL(depends(keeper, ""))},
				resource.TestStep{Config: w.HCL(config), ExpectError: words(`and another one, with on_conflict = "adopt", would take the same user over`)},
				// Somebody else under the same roof is no conflict.
				resource.TestStep{Config: w.HCL(depends(keeper, "") + strings.ReplaceAll(depends(taker, ""), "KEPT", "other"))},
			)
		})
	}
}

// A search that lags names somebody who had the username before: that person is not touched, and the
// one who has it now is adopted as soon as the search knows.
func TestAccUser_adoptionAfterStaleSearch(t *testing.T) {
	t.Parallel()
	var ahead atomic.Int64
	w := acctest.New(t, emulator.Options{
		SearchLag: time.Hour,
		Now:       func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) },
	})
	user := func(username string) string {
		return w.CreateUser(object{"connection": "Username-Database", "email": username + "@example.com", "username": username, "password": "Correct-Horse-1"})
	}
	before := user("neo")
	ahead.Add(int64(2 * time.Hour))
	w.PatchUser(before, object{"username": "old", "connection": "Username-Database"})
	now := user("neo2")
	w.PatchUser(now, object{"username": "neo", "connection": "Username-Database"})
	was := w.User(before)

	d := w.NewWorkdir(`
resource "auth0users_user" "u" {
  connection_name = "Username-Database"
  email           = "thomas@example.com"
  username        = "neo"
  name            = "Thomas"
  password        = "Correct-Horse-2"
  app_metadata    = jsonencode({ plan = "pro" })
  on_conflict     = "adopt"
}
`)
	w.ResetRequests()
	acctest.Says(t, d.ApplyFails(), "The plan names the user thomas@example.com ("+before+") to be adopted",
		"has another e-mail address, username, phone number or connection now. Nothing was changed.")
	expectDeeds(t, w, deeds{})
	if diff := cmp.Diff(was, w.User(before)); diff != "" {
		t.Errorf("the user who had the username before:\n%s", diff)
	}

	ahead.Add(int64(2 * time.Hour))
	out := d.Apply()
	acctest.Says(t, out, `+ adopted_user_id = "`+now+`"`, "User Will Be Adopted",
		"The user neo2@example.com ("+now+") exists already, has the username of the user thomas@example.com, and will be adopted: taken over, and updated to the configuration.")
	if u := w.User(now); u["email"] != "thomas@example.com" || u["name"] != "Thomas" {
		t.Errorf("the adopted user: %v", u)
	}
	if diff := cmp.Diff(was, w.User(before)); diff != "" {
		t.Errorf("the user who had the username before:\n%s", diff)
	}
	d.ExpectNoChanges()
}

// An adopter that is replaced adopts the same person again, whichever half of the replacement comes
// first and whatever destroying would do: nobody is deleted, blocked or left in a deposed object.
func TestAccUser_adopterIsReplaced(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ fate, lifecycle string }{
		"create before destroy, delete": {"delete", "create_before_destroy = true"},
		"create before destroy, block":  {"block", "create_before_destroy = true"},
		"destroy before create":         {"delete", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			config := func(trigger string) string {
				return block(`resource "terraform_data" "trigger"`, `input = "`+trigger+`"`) +
					mail("u", "again@example.com", adopt, onDestroy(c.fate), block("lifecycle", c.lifecycle, "replace_triggered_by = [terraform_data.trigger]"))
			}
			d := w.NewWorkdir(config("one"))
			d.Apply()
			id := idOf(t, w, "again@example.com")
			w.ResetRequests()
			out := d.Apply("-replace=auth0users_user.u")
			acctest.Says(t, out, `+ adopted_user_id = "`+id+`"`)
			d.Write(config("two"))
			for _, out := range []string{out, d.Apply()} {
				acctest.Says(t, out, "User Has Another Resource", "The resource was only forgotten.")
			}
			expectDeeds(t, w, deeds{})
			expectUser(t, w, id, false)
			d.ExpectNoChanges()
		})
	}
}

// An adopter with another user_id cannot be the same person: the change is not made at the cost of
// the account when the new one comes first, and the plan says what it costs when it does not.
func TestAccUser_adopterGetsAnotherID(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := func(id, lifecycle string) string {
		return mail("u", "id@example.com", adopt, `user_id = "`+id+`"`, block("lifecycle", lifecycle))
	}
	d := w.NewWorkdir(config("one", "create_before_destroy = true"))
	d.Apply()
	w.ResetRequests()
	d.Write(config("two", "create_before_destroy = true"))
	out := d.ApplyFails()
	acctest.Says(t, out, "User Will Be Replaced", "The changed user_id replaces the user: id@example.com (email|one) will be deleted, and a new user is made.",
		"User Already Exists", "email|one. The configuration gives the user another ID (user_id), and Auth0 cannot change the ID of a user.", "Remove create_before_destroy for this run.")
	expectDeeds(t, w, deeds{"POST /users": 1})
	expectUser(t, w, "email|one", false)
	d.Write(config("one", "create_before_destroy = true"))
	d.ExpectNoChanges()

	d.Write(config("two", ""))
	w.ResetRequests()
	d.Apply()
	expectDeeds(t, w, deeds{"DELETE /users/{id}": 1, "POST /users": 1})
	expectUser(t, w, "email|two", false)
	d.ExpectNoChanges()
}

// A user who was adopted a moment ago is not deleted by the resource that had it
// before, as when an adopter is replaced and created before it is destroyed.
func TestUserProtocol_adoptedIsNotDeleted(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	id := w.CreateUser(object{"connection": "email", "email": "id@example.com"})
	p := w.NewProtocol(nil)
	old := p.Import(t.Context(), userType, id)

	adopted := p.Change(t.Context(), userType, userConfig(map[string]tftypes.Value{"on_conflict": acctest.String("adopt")}), nil, nil, nil)
	if got := acctest.Text(p.Values(p.Schemas.ResourceSchemas[userType], adopted.NewState)["id"]); got != id {
		t.Fatalf("adopted %s, want %s", got, id)
	}
	deleted := p.Destroy(t.Context(), userType, old.NewState, old.Private)
	if text := acctest.Errors(deleted.Diagnostics); text != "" || len(deleted.Diagnostics) != 1 || !strings.Contains(deleted.Diagnostics[0].Detail, "only forgotten") {
		t.Errorf("diagnostics: %q, %d in all", text, len(deleted.Diagnostics))
	}
	if n := w.Requests()[http.MethodDelete+" /users/{id}"]; n != 0 || w.User(id) == nil {
		t.Errorf("the user was deleted (%d requests)", n)
	}
}

// Whose password an adoption replaces is told.
func TestUserProtocol_adoptionReplacesPassword(t *testing.T) {
	t.Parallel()
	for _, brings := range []bool{true, false} {
		w := acctest.New(t)
		w.CreateUser(object{"connection": "Username-Password-Authentication", "email": "ada@example.com", "password": "Correct-Horse-1"})
		config := userOf("connection_name", "Username-Password-Authentication", "email", "ada@example.com", "on_conflict", "adopt")
		if brings {
			config["password"] = acctest.String(secret)
		}
		s := &stateful{t: t, p: w.NewProtocol(nil), typeName: userType}
		planned := s.plan(config)
		if !strings.Contains(planned.warnings, "User Will Be Adopted") || strings.Contains(planned.warnings, "Password Will Be Replaced") != brings {
			t.Errorf("with a password %t: %s", brings, planned.warnings)
		}
	}
}

// Where the apply decides whether somebody is adopted, the plan says so: of a user and of a person in a roster.
func TestUserProtocol_conflictKnownAfterApply(t *testing.T) {
	t.Parallel()
	const says = "Whether the user ada@example.com exists already and is adopted depends on on_conflict, which is only known after apply."
	w := newRosterWorld(t)
	w.CreateUser(object{"connection": "email", "email": "ada@example.com"})
	config := userOf("connection_name", "email", "email", "ada@example.com")
	config["on_conflict"] = unknownText
	s := &stateful{t: t, p: w.NewProtocol(nil), typeName: userType}
	if said := s.plan(config).warnings; !strings.Contains(said, "User May Be Adopted: "+says) {
		t.Errorf("of a user: %s", said)
	}
	w.plan(acctest.Attributes{"on_conflict": unknownText}, people{"ada": someone("ada@example.com")})
	w.expectSays(`User May Be Adopted: "ada"`, says)
}
