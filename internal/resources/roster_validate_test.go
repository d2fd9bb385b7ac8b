// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

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
			resp, err := w.p.Server.ValidateResourceConfig(t.Context(), &tfprotov6.ValidateResourceConfigRequest{
				TypeName: rosterType, Config: w.config(c.settings, c.all),
				ClientCapabilities: &tfprotov6.ValidateResourceConfigClientCapabilities{WriteOnlyAttributesAllowed: true},
			})
			if err != nil {
				t.Fatal(err)
			}
			if text := acctest.Errors(resp.Diagnostics); (text == "") != (c.want == nil) {
				t.Errorf("errors: %q", text)
			}
			if len(c.want) > 0 && strings.Contains(acctest.Errors(resp.Diagnostics), "password_wo") {
				t.Errorf("names an attribute that a roster does not have: %s", acctest.Errors(resp.Diagnostics))
			}
			for _, want := range c.want {
				if all := allSaid(resp.Diagnostics); !strings.Contains(all, want) {
					t.Errorf("nobody says %q:\n%s", want, all)
				}
			}
		})
	}
}
