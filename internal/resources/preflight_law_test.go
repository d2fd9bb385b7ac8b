// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// The options of databases as they are today, beside those of the other tests.
const preflightNewest = `
- {name: Newest, strategy: auth0, options: {password_options: {complexity: {min_length: 15}}}}
- {name: Kinds, strategy: auth0, options: {password_options: {complexity: {min_length: 8, character_types: [lowercase, uppercase, number, special], character_type_rule: three_of_four, identical_characters: block}}}}
- {name: Closed, strategy: auth0, enabled_clients: []}
- {name: Shared, strategy: auth0, options: {passwordPolicy: none, attributes: {email: {identifier: {active: false}, unique: false}, username: {identifier: {active: true}, signup: {status: required}}}}}
users:
- {user_id: auth0|1, connection: Classic, email: taken@example.com}
- {user_id: auth0|2, connection: Good, email: taken@example.com}
- {user_id: auth0|3, connection: Usernames, username: taken}
- {user_id: auth0|4, connection: Flexible, email: taken@example.com, username: taken}
- {user_id: auth0|5, connection: Shared, email: taken@example.com, username: taken}
- {user_id: auth0|6, connection: Phones, phone_number: "+14155550124"}
- {user_id: sms|7, connection: sms, phone_number: "+14155550124"}
- {user_id: email|8, connection: email, email: taken@example.com}
`

// Whoever is planned, in whichever connection and beside whomever: what the plan objects to is refused by Auth0, and what it has
// nothing to say about is accepted.
func TestPreflight_law(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(preflightConnections + preflightNewest[1:])
	looking, off := w.NewProtocol(nil), w.NewProtocol(preflightOff)
	connections := []string{
		"Usernames", "Classic", "Low", "Fair", "Good", "Excellent", "Long", "Flexible", "Phones", "Newest", "Kinds", "Closed", "Shared",
		"email", "sms", "google-oauth2", "acme-saml", "Nowhere", "Username-Password-Authentication", "Username-Database", "Email-Database",
	}
	rapid.Check(t, func(r *rapid.T) {
		config := userOf("connection_name", rapid.SampledFrom(connections).Draw(r, "connection"))
		for _, values := range [][]string{
			{"email", "", "law@example.com", "law@example.com", "Taken@example.com"},
			{"username", "", "", "a", "ada", "adalovelace", "ada-lovelace-of-london", "taken"},
			{"user_id", "", "", "", "law", "3"},
			{"phone_number", "", "", "+14155550123", "+14155550124"},
			{"password", "", "x", "Xy1!x", "sentinel", "Sentinel-1", "Sentinel-111", "a-very-long-sentinel", "A-Very-Long-Sentinel-1"},
		} {
			if value := rapid.SampledFrom(values[1:]).Draw(r, values[0]); value != "" {
				config[values[0]] = acctest.String(value)
			}
		}
		looking.Walk()
		if acctest.Errors(planUserConfig(t, looking, config)) != "" || acctest.Errors(planOn(t, off, "auth0users_user", config, nil)) != "" {
			return // A mistake whatever the connection is.
		}
		said := planOn(t, looking, "auth0users_user", config, nil)
		s := &stateful{t: t, p: off, typeName: "auth0users_user"}
		off.Walk()
		refused := s.apply(s.plan(config), config)
		if s.state != nil {
			w.DeleteUser(acctest.Text(s.state["id"]))
		}
		text := acctest.Errors(said) + warningTexts(said)
		if (text != "") != (refused != "") {
			r.Fatalf("%v\nplan: %s\napply: %s", config, text, refused)
		}
		if password := acctest.Text(config["password"]); len(password) > 8 && strings.Contains(text, password) {
			r.Fatal("the password is in a message")
		}
	})
}

// planUserConfig validates a configuration.
func planUserConfig(t *testing.T, p *acctest.Protocol, config acctest.Attributes) []*tfprotov6.Diagnostic {
	t.Helper()
	resp, err := p.Server.ValidateResourceConfig(t.Context(), &tfprotov6.ValidateResourceConfigRequest{
		TypeName: "auth0users_user", Config: p.Object(p.Schemas.ResourceSchemas["auth0users_user"], config),
	})
	if err != nil {
		t.Fatal(err)
	}
	return resp.Diagnostics
}
