// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// Values that Auth0 refuses, or stores and nobody can use, are found in the
// configuration, each with one error on its attribute.
func TestUser_badValues(t *testing.T) {
	t.Parallel()
	p := acctest.Unconfigured(t)
	s := p.Schemas.ResourceSchemas["auth0users_user"]
	for name, c := range map[string]struct{ attribute, value, summary, says string }{
		"username with a blank":     {"username", "ada lovelace", "Invalid Username", "does not accept in usernames"},
		"username with an umlaut":   {"username", "jörg", "Invalid Username", "letters a to z"},
		"username empty":            {"username", "", "Invalid Username", "write null"},
		"connection, line break":    {"connection_name", "email\n", "Control Character", "trimspace()"},
		"connection, blank":         {"connection_name", "my database", "Invalid Connection Name", "single hyphens"},
		"name of blanks":            {"name", "  ", "Invalid Length", "blanks only"},
		"nickname of blanks":        {"nickname", "\u00a0", "Invalid Length", "blanks only"},
		"given name, NUL":           {"given_name", "A\x00da", "Control Character", "Character 2 of the value is a NUL character"},
		"family name, bell":         {"family_name", "Lovelace\a", "Control Character", "U+0007"},
		"password, escape":          {"password", "sentinel\x1b", "Control Character", "U+001B"},
		"picture of 100 KB":         {"picture", "https://example.com/" + strings.Repeat("x", 100<<10), "Invalid URL", "at most 8192"},
		"picture empty":             {"picture", "", "Invalid URL", "write null"},
		"phone empty":               {"phone_number", "", "Invalid Phone Number", "write null"},
		"e-mail empty":              {"email", "", "Invalid E-mail Address", "write null"},
		"ID empty":                  {"user_id", "", "Invalid User ID", "write null"},
		"password empty":            {"password", "", "Invalid Attribute Value Length", "write null"},
		"on_destroy empty":          {"on_destroy", "", "Invalid Attribute Value Match", "write null"},
		"domain empty":              {"custom_domain_header", "", "Invalid Custom Domain", "write null"},
		"metadata empty":            {"user_metadata", "", "Invalid Metadata", "write null"},
		"metadata, huge number":     {"app_metadata", `{"a":1e400}`, "Invalid Metadata", "too large"},
		"metadata, key twice":       {"user_metadata", `{"a":1,"b":{"c":1,"c":2}}`, "Invalid Metadata", `"b"."c" is written twice`},
		"metadata, 101 levels":      {"user_metadata", `{"a":` + strings.Repeat("[", 100) + strings.Repeat("]", 100) + `}`, "Invalid Metadata", "100 levels"},
		"metadata, NUL in a key":    {"user_metadata", `{"a\u0000b":1}`, "Invalid Metadata", "cannot be seen"},
		"metadata, empty key":       {"app_metadata", `{"":1}`, "Invalid Metadata", "is empty"},
		"metadata, control literal": {"app_metadata", "{\"a\":\"\x01\"}", "Control Character", "U+0001"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := acctest.Attributes{"connection_name": acctest.String("Username-Password-Authentication"), "email": acctest.String("ada@example.com")}
			config[c.attribute] = acctest.String(c.value)
			resp, err := p.Server.ValidateResourceConfig(t.Context(), &tfprotov6.ValidateResourceConfigRequest{TypeName: "auth0users_user", Config: p.Object(s, config)})
			if err != nil {
				t.Fatal(err)
			}
			if len(resp.Diagnostics) != 1 || resp.Diagnostics[0].Severity != tfprotov6.DiagnosticSeverityError {
				t.Fatalf("%d diagnostics, want one error: %s", len(resp.Diagnostics), acctest.Errors(resp.Diagnostics))
			}
			acctest.Blames(t, resp.Diagnostics[0], c.attribute, c.summary, c.says)
			if len(resp.Diagnostics[0].Detail) > 1000 || strings.Contains(resp.Diagnostics[0].Detail, "sentinel") {
				t.Errorf("the text shows the value: %.1000s", resp.Diagnostics[0].Detail)
			}
		})
	}
}

// Whatever user a tenant may hold, its attributes can be written down.
func TestUser_anyUserIsValid(t *testing.T) {
	t.Parallel()
	p := acctest.Unconfigured(t)
	s := p.Schemas.ResourceSchemas["auth0users_user"]
	for n := range 500 {
		u := randomUser(n).Example(n)
		identities, _ := u["identities"].([]any)
		primary, _ := identities[0].(object)
		connection, _ := primary["connection"].(string)
		config := acctest.Attributes{"connection_name": acctest.String(connection)}
		for name, value := range u {
			switch v := value.(type) {
			case string:
				if attributeOf(s, name) && v != "" {
					config[name] = acctest.String(v)
				}
			case bool:
				if attributeOf(s, name) && (name != "email_verified" || u["email"] != nil) {
					config[name] = acctest.Bool(v)
				}
			case object:
				raw, err := json.Marshal(v)
				if err != nil {
					t.Fatal(err)
				}
				config[name] = acctest.String(string(raw))
			}
		}
		resp, err := p.Server.ValidateResourceConfig(t.Context(), &tfprotov6.ValidateResourceConfigRequest{TypeName: "auth0users_user", Config: p.Object(s, config)})
		if err != nil {
			t.Fatal(err)
		}
		if text := acctest.Errors(resp.Diagnostics); text != "" {
			t.Fatalf("user %d, %v: %s", n, u, text)
		}
	}
}

func attributeOf(s *tfprotov6.Schema, name string) bool {
	for _, a := range s.Block.Attributes {
		if a.Name == name {
			return a.Optional || a.Required
		}
	}
	return false
}
