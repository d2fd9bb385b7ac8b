// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// planUser validates a configuration and plans the creation of its user. It returns
// the errors of the first of the two that has any.
func planUser(t *testing.T, p *acctest.Protocol, config acctest.Attributes) []*tfprotov6.Diagnostic {
	t.Helper()
	s := p.Schemas.ResourceSchemas["auth0users_user"]
	value := p.Object(s, config)
	validated, err := p.Server.ValidateResourceConfig(t.Context(), &tfprotov6.ValidateResourceConfigRequest{TypeName: "auth0users_user", Config: value})
	if err != nil {
		t.Fatal(err)
	}
	if acctest.Errors(validated.Diagnostics) != "" {
		return validated.Diagnostics
	}
	plan, err := p.Server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
		TypeName: "auth0users_user", PriorState: p.Null(s), ProposedNewState: p.Proposed(s, config, nil), Config: value,
	})
	if err != nil {
		t.Fatal(err)
	}
	return plan.Diagnostics
}

func idConfig(connection, id string) acctest.Attributes {
	config := acctest.Attributes{"connection_name": acctest.String(connection), "user_id": acctest.String(id), "email": acctest.String("ada@example.com")}
	switch connection {
	case "email":
	case "sms":
		delete(config, "email")
		config["phone_number"] = acctest.String("+14155550123")
	default:
		config["password"] = acctest.String("Correct-Horse-1")
	}
	return config
}

func TestUser_foreignIDPrefix(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	for _, c := range []struct {
		connection, id, says string // says is "" for what is accepted
	}{
		{"Username-Password-Authentication", "x", ""},
		{"Username-Password-Authentication", "auth0|x", ""},
		{"Username-Password-Authentication", "auth0|email|x", ""},
		{"Username-Password-Authentication", "MyConnection1|42", ""},
		{"email", "x", ""},
		{"email", "email|x", ""},
		{"sms", "sms|x", ""},
		{"Username-Password-Authentication", "email|x", "Write auth0|x, or x without a prefix"},
		{"Username-Password-Authentication", "sms|x", "Write auth0|x"},
		{"Username-Password-Authentication", "samlp|acme|x", "comes into being at the first login"},
		{"Username-Password-Authentication", "google-oauth2|1122", "can then be imported"},
		{"email", "auth0|x", "Write email|x"},
		{"email", "sms|x", "Write email|x"},
		{"sms", "email|x", "Write sms|x"},
		{"sms", "github|x", "Write sms|x"},
	} {
		diagnostics := planUser(t, w.NewProtocol(nil), idConfig(c.connection, c.id))
		switch {
		case c.says == "" && len(diagnostics) > 0:
			t.Errorf("%s in %s is refused: %s", c.id, c.connection, diagnostics[0].Detail)
		case c.says != "" && len(diagnostics) != 1:
			t.Errorf("%s in %s: %d diagnostics, want one", c.id, c.connection, len(diagnostics))
		case c.says != "":
			acctest.Blames(t, diagnostics[0], "user_id", "Foreign Prefix of a User ID", c.says, c.id)
		}
	}
}

// A user of whatever connection can be written down with the ID that it has.
func TestUser_ownIDPrefix(t *testing.T) {
	t.Parallel()
	p := acctest.New(t).NewProtocol(nil)
	s := p.Schemas.ResourceSchemas["auth0users_user"]
	rapid.Check(t, func(rt *rapid.T) {
		owner := rapid.SampledFrom([][2]string{
			{"email", "email"}, {"sms", "sms"}, {"Username-Password-Authentication", "auth0"}, {"acme-saml", "samlp"}, {"google-oauth2", "google-oauth2"}, {"acme-ad", "waad"},
		}).Draw(rt, "connection and prefix")
		id := owner[1] + "|" + rapid.StringMatching(`[a-z0-9|:/.]{0,10}[a-z0-9]`).Draw(rt, "id")
		resp, err := p.Server.ValidateResourceConfig(t.Context(), &tfprotov6.ValidateResourceConfigRequest{
			TypeName: "auth0users_user", Config: p.Object(s, idConfig(owner[0], id)),
		})
		if err != nil {
			rt.Fatal(err)
		}
		if text := acctest.Errors(resp.Diagnostics); text != "" {
			rt.Fatalf("%s in %s: %s", id, owner[0], text)
		}
	})
}
