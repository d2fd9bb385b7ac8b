// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

func TestRoster_validate(t *testing.T) {
	t.Parallel()
	ada := someone("ada@example.com")
	for name, c := range map[string]struct {
		settings acctest.Attributes
		all      people
		want     []string // None for a valid configuration.
	}{
		"valid":      {nil, people{"ada": ada, "bob": someone("bob@example.com")}, nil},
		"empty":      {nil, people{}, nil},
		"an address": {nil, people{"ada": someone("ada")}, []string{`"ada"`, `AttributeName("user").ElementKeyString("ada").AttributeName("email")`}},
		"metadata":   {nil, people{"ada": someone("ada@example.com", acctest.Attributes{"user_metadata": acctest.String("[1]")})}, []string{`"ada"`, `AttributeName("user_metadata")`}},
		"a phone":    {nil, people{"ada": someone("ada@example.com", acctest.Attributes{"phone_number": acctest.String("+14155550123")})}, []string{"Attribute Not Possible in This Connection"}},
		"twice":      {nil, people{"ada": ada, "again": someone("ADA@example.com")}, []string{"Person Twice in the Roster", `"ada" and "again"`}},
		"an ID":      {nil, people{"ada": someone("ada@example.com", acctest.Attributes{"user_id": acctest.String("a b")})}, []string{`AttributeName("user_id")`}},
		"a prefix":   {nil, people{"ada": someone("ada@example.com", acctest.Attributes{"user_id": acctest.String("auth0|x")})}, []string{"Foreign Prefix"}},
		"on_destroy": {acctest.Attributes{"on_destroy": acctest.String("forget")}, people{"ada": ada}, []string{`AttributeName("on_destroy")`}},
		"a limit":    {acctest.Attributes{"max_deletions": acctest.Int(-1)}, people{"ada": ada}, []string{"Negative Limit"}},
		"no version": {acctest.Attributes{"passwords_wo": passwordsOf("ada")}, people{"ada": ada}, []string{"Missing Version of Passwords"}},
		"a password for some of them": {
			acctest.Attributes{
				"connection_name": acctest.String("Username-Password-Authentication"), "passwords_wo": passwordsOf("bob"), "passwords_wo_version": acctest.Int(1),
			}, people{"ada": ada, "bob": someone("bob@example.com")}, nil,
		},
		"a version without passwords": {acctest.Attributes{"passwords_wo_version": acctest.Int(1)}, people{"ada": ada}, nil},
		"a control":                   {nil, people{"ada": someone("ada@example.com", acctest.Attributes{"name": acctest.String("a\x07")})}, []string{"Control Character"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			said := w.validate(w.config(c.settings, c.all))
			if text := acctest.Errors(said); (text == "") != (c.want == nil) {
				t.Errorf("errors: %q", text)
			}
			if len(c.want) > 0 && strings.Contains(acctest.Errors(said), "password_wo") {
				t.Errorf("names an attribute that a roster does not have: %s", acctest.Errors(said))
			}
			for _, want := range c.want {
				if all := allSaid(said); !strings.Contains(all, want) {
					t.Errorf("nobody says %q:\n%s", want, all)
				}
			}
		})
	}
}

// Each message says whose attribute it is, which one, what is wrong and what to write, because the CLIs show no more of a roster
// than its first line; and of an empty cell, as in a file, that null is meant.
func TestRoster_validateNamesTheAttribute(t *testing.T) {
	t.Parallel()
	text := func(name, value string) acctest.Attributes {
		return someone("ada@example.com", acctest.Attributes{name: acctest.String(value)})
	}
	for name, c := range map[string]struct {
		settings acctest.Attributes
		all      people
		want     []string
	}{
		"empty email":        {nil, people{"ada": text("email", "")}, []string{`"ada"`, "email: The value is empty. To leave the attribute unset, write null"}},
		"empty username":     {nil, people{"ada": text("username", "")}, []string{`"ada"`, "username: The value is empty. To leave the attribute unset, write null"}},
		"empty phone_number": {nil, people{"ada": text("phone_number", "")}, []string{`"ada"`, "phone_number: The value is empty. To leave the attribute unset, write null"}},
		"empty given_name":   {nil, people{"ada": text("given_name", "")}, []string{`"ada"`, "given_name: The value is empty. To leave the attribute unset, write null"}},
		"empty picture":      {nil, people{"ada": text("picture", "")}, []string{`"ada"`, "picture: The value is empty. To leave the attribute unset, write null"}},
		"empty user_id":      {nil, people{"ada": text("user_id", "")}, []string{`"ada"`, "user_id: The value is empty. To leave the attribute unset, write null"}},
		"empty app_metadata": {nil, people{"ada": text("app_metadata", "")}, []string{`"ada"`, "app_metadata: The value is empty. To leave the attribute unset, write null"}},
		"long family_name":   {nil, people{"ada": text("family_name", strings.Repeat("x", 151))}, []string{`"ada"`, "family_name: The value has 151 characters"}},
		"empty on_conflict":  {acctest.Attributes{"on_conflict": acctest.String("")}, people{}, []string{"write null or remove it"}},
		"two attributes of many people": {nil, people{
			"a": text("given_name", ""), "b": text("given_name", ""), "c": text("family_name", ""), "d": text("family_name", ""), "e": text("family_name", ""),
		}, []string{`"a": given_name: The value is empty.`, `"e": family_name: The value is empty.`}},
		"an empty password": {acctest.Attributes{
			"passwords_wo":         tftypes.NewValue(tftypes.Map{ElementType: tftypes.String}, map[string]tftypes.Value{"ada": acctest.String("")}),
			"passwords_wo_version": acctest.Int(1),
		}, people{"ada": someone("ada@example.com")}, []string{`The password of "ada" in passwords_wo: The value is empty.`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			said := w.validate(w.config(c.settings, c.all))
			for _, want := range c.want {
				if text := acctest.Errors(said); !strings.Contains(text, want) {
					t.Errorf("no error says %q:\n%s", want, text)
				}
			}
		})
	}
}
