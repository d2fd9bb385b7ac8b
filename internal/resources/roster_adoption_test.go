// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

var (
	adopting    = acctest.Attributes{"on_conflict": acctest.String("adopt")}
	unknownText = tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
)

// adopted are the IDs of adopted_ids, by key; "" for null.
func (w *rosterWorld) adopted() map[string]string {
	w.t.Helper()
	var raw map[string]tftypes.Value
	if err := w.p.Values(w.schema, w.state)["adopted_ids"].As(&raw); err != nil {
		w.t.Fatal(err)
	}
	ids := map[string]string{}
	for key, v := range raw {
		ids[key] = acctest.Text(v)
	}
	return ids
}

// Somebody who comes to exist after the plan is not taken over by the apply of that plan: a CLI refuses what the
// provider plans then, in a new roster as in one that is there.
func TestRosterAdoption_onlyWhomThePlanNames(t *testing.T) {
	t.Parallel()
	for name, existing := range map[string]bool{"a new roster": false, "a roster that exists": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			if existing {
				w.apply(t.Context(), adopting, people{"b": someone("b@example.com")})
			}
			all := people{"a": someone("a@example.com"), "b": someone("b@example.com"), "c": someone("", acctest.Attributes{"email": unknownText})}
			first := w.plan(adopting, all)
			w.p.NoError(first.Diagnostics)
			w.CreateUser(map[string]any{"connection": "email", "email": "a@example.com"})
			w.p.WalkApply(t.Context())
			all["c"] = someone("c@example.com")
			again := w.planOf(w.config(adopting, all))
			if got := strings.Join(w.misfits(first.PlannedState, again.PlannedState), "\n"); !strings.Contains(got, "a") || !strings.Contains(got, "adopted_ids") {
				t.Errorf("the apply would adopt somebody whom the plan did not name: %s", got)
			}
		})
	}
}

// What an approver could not be told, because it was not known, the apply decides.
func TestRosterAdoption_unknown(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	id := w.CreateUser(map[string]any{"connection": "email", "email": "a@example.com"})
	unknown := someone("", acctest.Attributes{"email": unknownText})
	first := w.plan(adopting, people{"a": unknown, "b": unknown, "c": someone("c@example.com")})
	w.p.NoError(first.Diagnostics)
	w.expectSays("User May Be Adopted")
	all := people{"a": someone("a@example.com"), "b": someone("b@example.com"), "c": someone("c@example.com")}
	w.p.WalkApply(t.Context())
	w.carryOut(t.Context(), rosterPlanned{first.PlanResourceChangeResponse, w.config(adopting, all)})
	if got := w.adopted(); len(got) != 3 || got["a"] != id || got["b"] != "" || got["c"] != "" {
		t.Errorf("adopted: %v", got)
	}
	w.expectNoChanges(adopting, all)
	late := w.plan(acctest.Attributes{"on_conflict": unknownText}, people{"a": all["a"]})
	for _, settings := range []acctest.Attributes{adopting, nil} {
		w.fits(late.PlannedState, w.plan(settings, people{"a": all["a"]}).PlannedState, "the plan at the apply")
	}
}

// An adoption that fails leaves what the plan said in the state, and no tainted roster; who was adopted stays so,
// under another key and in the map as well.
func TestRosterAdoption_fails(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	id := w.CreateUser(map[string]any{"connection": "email", "email": "a@example.com"})
	all := people{"a": someone("a@example.com", acctest.Attributes{"name": acctest.String("Ada")}), "b": someone("b@example.com")}
	w.Faults("PATCH /users/{id} status=400 count=1")
	resp := w.apply(t.Context(), adopting, all)
	w.expectSays(`Unable to Adopt User: "a"`, "Roster Is Not Complete")
	if text := acctest.Errors(resp.Diagnostics); text != "" {
		t.Error(text)
	}
	w.expectNobodyHeld(id)
	w.p.Walk()
	w.read()
	if keys := w.keys(); keys != "b" {
		t.Errorf("a refresh leaves %s", keys)
	}
	w.apply(t.Context(), adopting, all)
	if got := w.ids()["a"]; got != id {
		t.Errorf("a has the ID %s", got)
	}
	w.expectNoChanges(adopting, all)
	moved := people{"z": all["a"], "b": all["b"]}
	w.inMap = func(key string) bool { return key == "z" }
	w.apply(t.Context(), nil, moved)
	if got := w.adopted(); len(got) != 2 || got["z"] != id || got["b"] != "" {
		t.Errorf("adopted: %v", got)
	}
	w.expectNoChanges(nil, moved)
}

// expectNobodyHeld fails the test if the roster, not refreshed since, would do something to a user whom it has not come
// to have.
func (w *rosterWorld) expectNobodyHeld(id string) {
	w.t.Helper()
	w.p.Walk()
	destroys := w.p.PlanDestroy(w.t.Context(), rosterType, w.state, w.private)
	leaves := w.plan(nil, people{"b": someone("b@example.com")})
	for _, said := range []string{allSaid(destroys.Diagnostics), allSaid(leaves.Diagnostics)} {
		if strings.Contains(said, id) {
			w.t.Errorf("the plan speaks of %s: %s", id, said)
		}
	}
	w.plan(adopting, people{"a": someone("a@example.com"), "b": someone("b@example.com")})
	w.expectSays(`User Will Be Adopted: "a"`)
}

// Another spelling of an address is nothing to send, as for somebody who is there: Auth0 would ask for a verification anew.
func TestRosterAdoption_spelling(t *testing.T) {
	t.Parallel()
	for _, connection := range []string{"email", "Username-Password-Authentication"} {
		t.Run(connection, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			user := map[string]any{"connection": connection, "email": "ada@example.com", "email_verified": true}
			if connection != "email" {
				user["password"] = "Correct-Horse-1"
			}
			id := w.CreateUser(user)
			settings := acctest.Attributes{"connection_name": acctest.String(connection), "on_conflict": acctest.String("adopt")}
			all := people{"a": someone("ADA@example.com")}
			w.ResetRequests()
			w.apply(t.Context(), settings, all)
			if n := w.Requests()["PATCH /users/{id}"]; n != 0 {
				t.Errorf("%d changes are sent", n)
			}
			if u := w.User(id); u["email"] != "ada@example.com" || u["email_verified"] != true {
				t.Errorf("the user: %v", u)
			}
			w.expectNoChanges(settings, all)
		})
	}
}
