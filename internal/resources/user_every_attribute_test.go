// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// attributeCase is a user with one attribute written, and the value that somebody else gives it.
type attributeCase struct {
	connection string
	besides    map[string]tftypes.Value // What a user of the connection needs.
	value      tftypes.Value
	foreign    any
}

func attributeCases() map[string]attributeCase {
	account := map[string]tftypes.Value{
		"email": acctest.String("ada@example.com"), "username": acctest.String("ada"), "password": acctest.String("Correct-Horse-1"),
	}
	number := map[string]tftypes.Value{"phone_number": acctest.String("+14155550123")}
	of := func(value tftypes.Value, foreign any) attributeCase {
		return attributeCase{"Username-Database", account, value, foreign}
	}
	return map[string]attributeCase{
		"email":          of(acctest.String("grace@example.com"), "theirs@example.com"),
		"username":       of(acctest.String("grace"), "theirs"),
		"phone_number":   {"sms", nil, acctest.String("+14155550123"), "+14155550199"},
		"given_name":     of(acctest.String("Ada"), "Theirs"),
		"family_name":    of(acctest.String("Lovelace"), "Theirs"),
		"name":           of(acctest.String("Ada Lovelace"), "Theirs"),
		"nickname":       of(acctest.String("countess"), "Theirs"),
		"picture":        of(acctest.String("https://example.com/a.png"), "https://example.com/b.png"),
		"email_verified": of(acctest.Bool(true), false),
		"phone_verified": {"sms", number, acctest.Bool(true), false},
		"blocked":        of(acctest.Bool(true), false),
		"user_metadata":  of(acctest.String(`{"a":1}`), object{"a": 2}),
		"app_metadata":   of(acctest.String(`{"a":1}`), object{"a": 2}),
	}
}

// Every attribute that Auth0 keeps goes all the way: it is sent, answered, read again with everybody who is refreshed, and its
// change by somebody else is seen.
func TestUserProtocol_everyAttribute(t *testing.T) {
	t.Parallel()
	cases := attributeCases()
	for _, a := range acctest.New(t).NewProtocol(nil).Schemas.ResourceSchemas[userType].Block.Attributes {
		kept := a.Optional && a.Computed && a.Name != "user_id" && a.Name != "password" && a.Name != "verify_email"
		if _, tested := cases[a.Name]; kept != tested {
			t.Errorf("does Auth0 keep the attribute %s: %t; is it in attributeCases: %t", a.Name, kept, tested)
		}
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			p := w.NewProtocol(nil)
			config := map[string]tftypes.Value{"connection_name": acctest.String(c.connection)}
			maps.Copy(config, c.besides)
			config[name] = c.value
			made := p.Change(t.Context(), userType, config, nil, nil, nil)
			schema := p.Schemas.ResourceSchemas[userType]
			refreshed := func() tftypes.Value {
				t.Helper()
				p.Walk()
				read, err := p.Server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{
					TypeName: userType, CurrentState: made.NewState, Private: made.Private, CurrentIdentity: made.NewIdentity,
				})
				if err != nil {
					t.Fatal(err)
				}
				p.NoError(read.Diagnostics)
				return p.Values(schema, read.NewState)[name]
			}
			if got := refreshed(); !got.Equal(c.value) {
				t.Errorf("read again it is %s, not %s", got, c.value)
			}
			w.PatchUser(acctest.Text(p.Values(schema, made.NewState)["id"]), map[string]any{name: c.foreign})
			if got := refreshed(); got.IsNull() || got.Equal(c.value) {
				t.Errorf("after somebody else changed it, it is %s", got)
			}
		})
	}
}

// The same of the people of a roster, one with each attribute that says nothing of where a person belongs.
func TestRosterProtocol_everyAttribute(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	everybody := people{}
	for name, c := range attributeCases() {
		if c.connection != "sms" && name != "email" && name != "username" {
			everybody[name] = someone(name+"@example.com", acctest.Attributes{name: c.value})
		}
	}
	w.p.NoError(w.apply(t.Context(), nil, everybody).Diagnostics)
	w.expectNoChanges(nil, everybody)
	ids := w.ids()
	for name := range everybody {
		w.PatchUser(ids[name], map[string]any{name: attributeCases()[name].foreign})
	}
	w.p.Walk()
	w.read()
	changes := w.changes(w.plan(nil, everybody))
	for name := range everybody {
		if !strings.Contains(changes, "ElementKeyString(\""+name+"\")") {
			t.Errorf("nobody sees that somebody else changed %s: %s", name, changes)
		}
	}
}
