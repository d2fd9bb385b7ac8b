// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// expectSays fails the test unless the last plan (and apply) said each of the texts.
func (w *rosterWorld) expectSays(texts ...string) {
	w.t.Helper()
	for _, text := range texts {
		if !strings.Contains(w.warnings, text) {
			w.t.Errorf("nobody says %q:\n%s", text, w.warnings)
		}
	}
}

// The configuration's on_destroy decides what becomes of somebody whose key leaves, and the plan says it.
func TestRoster_leaving(t *testing.T) {
	t.Parallel()
	for onDestroy, want := range map[string]struct{ says, requests string }{
		"delete": {`User Will Be Deleted: "a"`, "DELETE /users/{id}"},
		"block":  {`User Will Be Blocked: "a"`, "PATCH /users/{id}"},
		"keep":   {`User Will Be Kept: "a"`, ""},
	} {
		t.Run(onDestroy, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			w.apply(t.Context(), nil, people{"a": someone("a@example.com"), "b": someone("b@example.com")})
			w.ResetRequests()
			w.apply(t.Context(), acctest.Attributes{"on_destroy": acctest.String(onDestroy)}, people{"b": someone("b@example.com")})
			w.expectSays(want.says, "a@example.com")
			requests := map[string]int{}
			if want.requests != "" {
				requests[want.requests] = 1
			}
			expectRequests(t, w.World, onDestroy, requests)
			if keys := w.keys(); keys != "b" {
				t.Errorf("the state has %s", keys)
			}
		})
	}
}

// Whoever is taken over and locked out by that counts for the limit of the roster, too; whoever is blocked already does not.
func TestRoster_limitsAdoption(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.CreateUser(map[string]any{"connection": "email", "email": "open@example.com"})
	w.CreateUser(map[string]any{"connection": "email", "email": "shut@example.com", "blocked": true})
	blocked := acctest.Attributes{"blocked": acctest.Bool(true)}
	all := people{"open": someone("open@example.com", blocked), "shut": someone("shut@example.com", blocked), "new": someone("new@example.com", blocked)}
	settings := acctest.Attributes{"on_conflict": acctest.String("adopt"), "max_deletions": acctest.Int(0)}
	text := acctest.Errors(w.plan(settings, all).Diagnostics)
	acctest.Says(t, text, "Too Many People Would Leave", "delete or block 1 people", "open@example.com")
	acctest.SaysNot(t, text, "shut@example.com")
	settings["max_deletions"] = acctest.Int(1)
	w.apply(t.Context(), settings, all)
	w.expectNoChanges(settings, all)
}

// What an error tells to do instead can be done with one person of a roster: no state rm and no removed block takes out a row.
func TestRoster_adviceForOnePerson(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.apply(t.Context(), nil, people{"a": someone("a@example.com"), "b": someone("b@example.com")})
	w.p = w.NewProtocol(map[string]tftypes.Value{"deletion_protection": acctest.Bool(true)})
	text := acctest.Errors(w.plan(nil, people{"b": someone("b@example.com")}).Diagnostics)
	acctest.Says(t, text, `User Is Protected From Deletion: "a"`, `set on_destroy = "keep" in the roster`)
	acctest.SaysNot(t, text, "untaint")

	w.p = w.NewProtocol(nil)
	w.p.Walk()
	w.planOf(w.config(nil, people{"a": someone("a@example.com"), "b": someone("b@example.com")}))
	twice := w.planOf(w.config(acctest.Attributes{"on_destroy": acctest.String("block")}, people{"b": someone("b@example.com")}))
	acctest.Says(t, acctest.Errors(twice.Diagnostics), `Two Resources, One User: "a"`, `remove the person from it with on_destroy = "keep"`)
}

// The limits of the roster and of the provider, and deletion protection, stop a plan before anybody is hurt.
func TestRoster_limits(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		provider, roster acctest.Attributes
		want             string
	}{
		"of the roster":   {nil, acctest.Attributes{"max_deletions": acctest.Int(2)}, "Too Many People Would Leave"},
		"of the provider": {acctest.Attributes{"max_deletions": acctest.Int(2)}, nil, "Too Many Users Would Be Deleted"},
		"protection":      {acctest.Attributes{"deletion_protection": acctest.Bool(true)}, nil, "User Is Protected From Deletion"},
		"blocks": {
			acctest.Attributes{"max_blocks": acctest.Int(2)}, acctest.Attributes{"on_destroy": acctest.String("block")}, "Too Many Users Would Be Blocked",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			w.apply(t.Context(), c.roster, manyPeople(5))
			w.p = w.NewProtocol(c.provider)
			if p := w.plan(c.roster, manyPeople(2)); !strings.Contains(acctest.Errors(p.Diagnostics), c.want) {
				t.Errorf("three who leave: %s", allSaid(p.Diagnostics))
			}
			w.p.Walk()
			if p := w.p.PlanDestroy(t.Context(), rosterType, w.state, w.private); !strings.Contains(acctest.Errors(p.Diagnostics), c.want) {
				t.Errorf("the destruction: %s", allSaid(p.Diagnostics))
			}
			if c.want != "User Is Protected From Deletion" {
				w.p.NoError(w.plan(c.roster, manyPeople(3)).Diagnostics)
			}
		})
	}
}

// Another key is no other person: nothing is deleted and nobody is made.
func TestRoster_anotherKey(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.apply(t.Context(), nil, people{"ada": someone("Ada@example.com", acctest.Attributes{"name": acctest.String("Ada")}), "bob": someone("bob@example.com")})
	id := w.ids()["ada"]
	w.ResetRequests()
	all := people{"p-1815": someone("ada@Example.com", acctest.Attributes{"name": acctest.String("Ada")}), "bob": someone("bob@example.com")}
	w.apply(t.Context(), nil, all)
	w.expectSays(`Person Under Another Key: "p-1815"`, `until now under the key "ada"`)
	if requests := w.Requests(); requests["DELETE /users/{id}"]+requests["POST /users"] > 0 {
		t.Errorf("requests: %v", requests)
	}
	if ids := w.ids(); ids["p-1815"] != id || ids["ada"] != "" {
		t.Errorf("IDs: %v, want %s", ids, id)
	}
	w.expectNoChanges(nil, all)
}

// With adopt the plan names whom it takes over; nobody else is, and what others stored stays.
func TestRoster_adopts(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	all := manyPeople(10)
	var ids []string
	for i := range 5 {
		ids = append(ids, w.CreateUser(map[string]any{
			"connection": "email", "email": fmt.Sprintf("p%d@example.com", i), "blocked": i == 0, "user_metadata": map[string]any{"own": true},
		}))
	}
	delete(all["p0"], "blocked")
	delete(all["p1"], "blocked")
	adopt := acctest.Attributes{"on_conflict": acctest.String("adopt")}
	p := w.plan(adopt, all)
	w.expectSays("User Will Be Adopted: 5 People", ids[3], `User Stays Blocked: "p0"`)
	if got := strings.Count(w.warnings, "User Stays Blocked"); got != 1 {
		t.Errorf("of one who is blocked it is said %d times:\n%s", got, w.warnings)
	}
	if !strings.Contains(w.changes(p), ids[3]) {
		t.Errorf("the plan does not show the ID: %s", w.changes(p))
	}
	w.ResetRequests()
	w.apply(t.Context(), adopt, all)
	if r := w.Requests(); r["POST /users"] != 5 || r["PATCH /users/{id}"] != 5 || r["GET /users/{id}"] != 5 {
		t.Errorf("requests: %v", r)
	}
	if got := w.ids()["p3"]; got != ids[3] {
		t.Errorf("p3 has the ID %s", got)
	}
	if u := w.User(ids[0]); u["blocked"] != true || !strings.Contains(fmt.Sprint(u["user_metadata"]), "own:true") || u["name"] != "Person 0" {
		t.Errorf("p0: %v", u)
	}
	w.expectNoChanges(adopt, all)
}

// Two who exchange their addresses, and three who pass them on, in one apply.
func TestRoster_exchange(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	database := acctest.Attributes{
		"connection_name": acctest.String("Username-Password-Authentication"), "passwords_wo_version": acctest.Int(1),
		"passwords_wo": passwordsOf("a", "b", "c", "d", "e", "gone", "new"),
	}
	w.apply(t.Context(), database, people{
		"a": someone("1@example.com"), "b": someone("2@example.com"), "c": someone("3@example.com"), "d": someone("4@example.com"), "e": someone("5@example.com"),
		"gone": someone("6@example.com"),
	})
	ids := w.ids()
	all := people{
		"a": someone("2@example.com"), "b": someone("1@example.com"), "c": someone("4@example.com"), "d": someone("5@example.com"), "e": someone("6@example.com"),
		"new": someone("3@example.com"),
	}
	w.apply(t.Context(), database, all)
	for key, attributes := range all {
		if got, want := w.User(w.ids()[key])["email"], acctest.Text(attributes["email"]); got != want {
			t.Errorf("%s has %s, want %s", key, got, want)
		}
		if key != "new" && w.ids()[key] != ids[key] {
			t.Errorf("%s has another account", key)
		}
	}
	w.expectNoChanges(database, all)
}

// Drift is shown, keys of others are not, and somebody whose account is gone is proposed again.
func TestRoster_drift(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	all := manyPeople(5)
	w.apply(t.Context(), nil, all)
	ids := w.ids()
	w.PatchUser(ids["p0"], map[string]any{"user_metadata": map[string]any{"own": 1}})
	w.expectNoChanges(nil, all)
	w.PatchUser(ids["p1"], map[string]any{"user_metadata": map[string]any{"theme": "light"}, "name": "Other"})
	w.DeleteUser(ids["p2"])
	w.p.Walk()
	w.read()
	changes := w.changes(w.planOf(w.config(nil, all)))
	for key, want := range map[string]bool{"p0": false, "p1": true, "p2": true, "p3": false} {
		if strings.Contains(changes, fmt.Sprintf("%q", key)) != want {
			t.Errorf("%s is planned to change: %t:\n%s", key, !want, changes)
		}
	}
	w.apply(t.Context(), nil, all)
	w.expectNoChanges(nil, all)
	if metadata := fmt.Sprint(w.User(ids["p0"])["user_metadata"]); !strings.Contains(metadata, "own:1") {
		t.Errorf("p0 has lost a key of others: %v", metadata)
	}
}

// A person of the roster and a resource of its own must not both have a user.
func TestRoster_besideUser(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.apply(t.Context(), nil, people{"ada": someone("ada@example.com")})
	w.plan(nil, people{"ada": someone("ada@example.com")})
	schema := w.p.Schemas.ResourceSchemas[userType]
	config := userConfig(map[string]tftypes.Value{"email": acctest.String("ada@example.com"), "on_conflict": acctest.String("adopt")})
	p, err := w.p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
		TypeName: userType, PriorState: w.p.Null(schema), ProposedNewState: w.p.Proposed(schema, config, nil), Config: w.p.Object(schema, config),
	})
	if err != nil {
		t.Fatal(err)
	}
	if text := acctest.Errors(p.Diagnostics); !strings.Contains(text, "Two Resources, One User") {
		t.Errorf("the plan: %s", allSaid(p.Diagnostics))
	}
}

// OpenTofu reads what a removed block only forgets: a roster that is to take those people over says the way out.
func TestRoster_besideForgottenUser(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	id := w.CreateUser(map[string]any{"connection": "email", "email": "ada@example.com"})
	w.p.Walk()
	(&stateful{t: t, p: w.p, typeName: userType}).importByID(id)
	p := w.planOf(w.config(acctest.Attributes{"on_conflict": acctest.String("adopt")}, people{"ada": someone("ada@example.com")}))
	acctest.Says(t, acctest.Errors(p.Diagnostics), `Two Resources, One User: "ada"`, "-refresh=false")
}

// Of a person in a roster, too: a value of blocked that only the apply knows may let somebody in.
func TestRoster_blockKnownAfterApply(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.apply(t.Context(), nil, people{"ada": someone("ada@example.com", acctest.Attributes{"blocked": acctest.Bool(true)})})
	w.plan(nil, people{"ada": someone("ada@example.com", acctest.Attributes{"blocked": tftypes.NewValue(tftypes.Bool, tftypes.UnknownValue)})})
	w.expectSays(`User May Be Unblocked: "ada"`, "The user ada@example.com")
}
