// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// A roster is not replaced: not because of the CLI, not because of a taint, not because of what cannot be changed.
func TestRoster_notReplaced(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	all := manyPeople(3)
	w.apply(t.Context(), nil, all)
	check := func(what, want string, p rosterPlanned) {
		t.Helper()
		if text := acctest.Errors(p.Diagnostics); !strings.Contains(text, want) {
			t.Errorf("%s: %s", what, allSaid(p.Diagnostics))
		}
		if len(p.RequiresReplace) > 0 {
			t.Errorf("%s replaces the roster", what)
		}
	}
	check("another connection", "Connection of a Roster Cannot Be Changed", w.plan(acctest.Attributes{"connection_name": acctest.String("sms")}, all))
	all["p1"]["user_id"] = acctest.String("other")
	check("another ID", "User ID Cannot Be Changed", w.plan(nil, all))
	delete(all["p1"], "user_id")

	config := w.config(nil, all)
	w.p.Walk()
	update := w.planOf(config)
	state, private := w.state, w.private
	w.state, w.private = w.p.Null(w.schema), update.PlannedPrivate
	check("-replace", "A Roster Is Not Replaced", w.planOf(config))

	w.private = nil
	w.p.Walk()
	tainted := w.planOf(config)
	w.p.NoError(tainted.Diagnostics)
	w.p.Walk()
	w.ResetRequests()
	resp := w.p.ApplyDestroy(t.Context(), rosterType, state, tainted.PlannedPrivate)
	if text := acctest.Errors(resp.Diagnostics); !strings.Contains(text, "untaint") {
		t.Errorf("a tainted roster: %s", allSaid(resp.Diagnostics))
	}
	w.state, w.private = resp.NewState, private
	expectRequests(t, w.World, "the destruction of a tainted roster", map[string]int{})
	if got := len(w.ids()); got != 3 {
		t.Errorf("%d people are left in the state", got)
	}

	// A destruction that no plan has said does nothing.
	resp = w.p.ApplyDestroy(t.Context(), rosterType, w.state, w.private)
	if text := acctest.Errors(resp.Diagnostics); !strings.Contains(text, "User Was Not Planned To Be Destroyed") || len(w.Requests()) > 0 {
		t.Errorf("unplanned: %s, %v", allSaid(resp.Diagnostics), w.Requests())
	}
}

// With create_before_destroy a tainted roster is made anew first. That goes on without those who exist, so the CLI comes to
// the end of the old one, of which the plan has said nothing.
func TestRoster_taintedCreateBeforeDestroy(t *testing.T) {
	t.Parallel()
	for _, fate := range []string{"delete", "block", "keep"} {
		t.Run(fate, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			settings, all := acctest.Attributes{"on_destroy": acctest.String(fate)}, manyPeople(3)
			w.apply(t.Context(), settings, all)
			before := w.Users()
			old, oldPrivate := w.state, w.private

			w.state, w.private = w.p.Null(w.schema), nil
			all["new"] = someone("new@example.com")
			w.apply(t.Context(), settings, all)
			plan := w.p.PlanDestroy(t.Context(), rosterType, old, oldPrivate)
			w.p.NoError(plan.Diagnostics)
			resp := w.p.ApplyDestroy(t.Context(), rosterType, old, plan.PlannedPrivate)
			w.p.NoError(resp.Diagnostics)
			if gone, err := resp.NewState.IsNull(); err != nil || !gone {
				t.Errorf("the old roster is still in the state: %v", err)
			}
			if said := allSaid(resp.Diagnostics); !strings.Contains(said, "A Roster Is Not Replaced") || !strings.Contains(said, "untaint") || !strings.Contains(said, "p1@example.com") {
				t.Errorf("said: %s", said)
			}
			after := w.Users()
			if len(after) != 4 {
				t.Fatalf("%d users", len(after))
			}
			for _, u := range before {
				id, _ := u["user_id"].(string)
				if now := w.User(id); now == nil || now["blocked"] != u["blocked"] {
					t.Errorf("%v is now %v", u, now)
				}
			}
		})
	}
}

// What an interrupted replacement has left of a tainted roster goes in a later run, in which the new roster wants the
// same people: they stay, and the new one can adopt them.
func TestRoster_deposed(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	all := manyPeople(3)
	w.apply(t.Context(), nil, all)
	before := w.Users()
	old, oldPrivate := w.state, w.private
	w.state, w.private = w.p.Null(w.schema), nil
	all["new"] = someone("new@example.com")
	w.apply(t.Context(), nil, all)

	adopt := acctest.Attributes{"on_conflict": acctest.String("adopt")}
	for _, settings := range []acctest.Attributes{nil, adopt} {
		w.p.Walk()
		w.read()
		deposed, err := w.p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{TypeName: rosterType, CurrentState: old, Private: oldPrivate})
		if err != nil {
			t.Fatal(err)
		}
		w.p.NoError(deposed.Diagnostics)
		going := w.p.PlanDestroy(t.Context(), rosterType, deposed.NewState, deposed.Private)
		w.p.NoError(going.Diagnostics)
		if said := allSaid(going.Diagnostics); !strings.Contains(said, "Person Left by a Replacement") || strings.Contains(said, "Will Be Deleted") {
			t.Errorf("the plan of the deposed roster: %s", said)
		}
		staying := w.planOf(w.config(settings, all))
		w.p.NoError(staying.Diagnostics)
		if settings == nil {
			continue // Its apply says once more that they exist.
		}
		w.p.WalkApply(t.Context())
		w.p.NoError(w.carryOut(t.Context(), staying).Diagnostics)
		again := w.p.PlanDestroy(t.Context(), rosterType, deposed.NewState, deposed.Private)
		w.p.NoError(again.Diagnostics)
		w.p.NoError(w.p.ApplyDestroy(t.Context(), rosterType, deposed.NewState, again.PlannedPrivate).Diagnostics)
	}
	w.expectNoChanges(adopt, all)
	if got := len(w.Users()); got != 4 || len(w.ids()) != 4 {
		t.Errorf("%d users, the roster has %v", got, w.ids())
	}
	for _, u := range before {
		id, _ := u["user_id"].(string)
		if w.User(id) == nil {
			t.Errorf("%s is gone", id)
		}
	}
}

// Who the people are may not be known yet, and neither what they are recognised by.
func TestRoster_unknown(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	users, _ := w.schema.ValueType().(tftypes.Object)
	set := acctest.Attributes{"connection_name": acctest.String("email"), "user": tftypes.NewValue(users.AttributeTypes["user"], tftypes.UnknownValue)}
	unknown := w.p.Object(w.schema, set)
	p := w.planOf(unknown)
	w.p.NoError(p.Diagnostics)
	w.expectSays("People Not Known Yet")
	if values := w.p.Values(w.schema, p.PlannedState); values["user"].IsKnown() || values["ids"].IsKnown() {
		t.Errorf("the plan knows who they are: %v", values)
	}
	late := tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
	w.p.NoError(w.plan(nil, people{"late": {"email": late}, "ada": someone("ada@example.com")}).Diagnostics)

	w.apply(t.Context(), nil, people{"ada": someone("ada@example.com")})
	w.p.Walk()
	if p := w.planOf(unknown); !strings.Contains(acctest.Errors(p.Diagnostics), "People Not Known Yet") {
		t.Errorf("who leaves is not known: %s", allSaid(p.Diagnostics))
	}
}

// passwordsOf has a password for each key.
func passwordsOf(keys ...string) tftypes.Value {
	passwords := map[string]tftypes.Value{}
	for _, key := range keys {
		passwords[key] = acctest.String("Canary-Horse-4711!")
	}
	return tftypes.NewValue(tftypes.Map{ElementType: tftypes.String}, passwords)
}

// Passwords are sent, and are nowhere else. A new version sends them again and keeps blocks.
func TestRoster_passwords(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	settings := func(version int64) acctest.Attributes {
		return acctest.Attributes{
			"connection_name": acctest.String("Username-Password-Authentication"), "passwords_wo_version": acctest.Int(version),
			"passwords_wo": passwordsOf("a", "b", "nobody"),
		}
	}
	all := people{"a": someone("a@example.com", acctest.Attributes{"blocked": acctest.Bool(true)}), "b": someone("b@example.com")}
	w.apply(t.Context(), settings(1), all)
	w.expectSays("Passwords of Nobody", `"nobody"`)
	w.expectNoChanges(settings(1), all)
	w.ResetRequests()
	w.apply(t.Context(), settings(2), all)
	w.expectSays("Password Will Be Replaced", "b@example.com")
	expectRequests(t, w.World, "another version", map[string]int{"GET /connections": 1, "PATCH /users/{id}": 2, "GET /users/{id}": 1})
	if u := w.User(w.ids()["a"]); u["last_password_reset"] == nil || u["blocked"] != true {
		t.Errorf("a: %v", u)
	}
	for what, raw := range map[string][]byte{"state": w.state.MsgPack, "private data": w.private, "warnings": []byte(w.warnings)} {
		if strings.Contains(string(raw), "Canary") {
			t.Errorf("the password is in the %s", what)
		}
	}
	config := w.config(settings(2), all)
	for allowed, want := range map[bool]string{true: "", false: "Write-Only Argument Not Possible"} {
		resp, err := w.p.Server.ValidateResourceConfig(t.Context(), &tfprotov6.ValidateResourceConfigRequest{
			TypeName: rosterType, Config: config, ClientCapabilities: &tfprotov6.ValidateResourceConfigClientCapabilities{WriteOnlyAttributesAllowed: allowed},
		})
		if err != nil {
			t.Fatal(err)
		}
		if text := acctest.Errors(resp.Diagnostics); want == "" && text != "" || !strings.Contains(text, want) {
			t.Errorf("write-only arguments %t: %q", allowed, text)
		}
	}
}
