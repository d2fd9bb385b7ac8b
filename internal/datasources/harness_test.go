// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"encoding/json"
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const (
	userType = "auth0users_user"
	byID     = "GET /users/{id}"
	byEmail  = "GET /users-by-email"
	bySearch = "GET /users"
)

// people hold a user of every kind of connection, two that share an address, and
// one with all attributes there are.
const people = `
users:
  - user_id: auth0|full
    connection: Username-Password-Authentication
    email: ada@example.com
    email_verified: true
    username: ada
    phone_number: "+14155550123"
    phone_verified: true
    name: Ada Lovelace
    nickname: ada
    given_name: Ada
    family_name: Lovelace
    picture: https://example.com/ada.png
    blocked: false
    user_metadata: {theme: dark, n: 12345678901234567890}
    app_metadata: {employee: "4711", tier: [gold]}
    identities:
      - {connection: Username-Password-Authentication, provider: auth0, user_id: full, isSocial: false}
      - {connection: google-oauth2, provider: google-oauth2, user_id: "99", isSocial: true, access_token: sentinel-idp-token, profileData: {email: ada@gmail.example, age: 1}}
    created_at: 2024-03-01T09:30:00Z
    updated_at: 2026-01-15T08:12:45.123Z
    last_login: 2026-01-15T08:12:45.123Z
    last_ip: 203.0.113.7
    logins_count: 42
    last_password_reset: 2025-06-01T00:00:00Z
    multifactor: [guardian]
    multifactor_last_modified: "2025-07-01T00:00:00.000Z"
  - user_id: email|mail
    email: ada@example.com
    created_at: 2025-01-01T00:00:00Z
    identities: [{connection: email, provider: email, user_id: mail, isSocial: false}]
  - user_id: sms|text
    phone_number: "+14155550199"
    identities: [{connection: sms, provider: sms, user_id: text, isSocial: false}]
  - user_id: google-oauth2|1122334455
    email: social@example.com
    identities: [{connection: google-oauth2, provider: google-oauth2, user_id: "1122334455", isSocial: true}]
  - user_id: samlp|acme-saml|ext-7
    email: Corp.User@Example.com
    identities: [{connection: acme-saml, provider: samlp, user_id: "acme-saml|ext-7", isSocial: false}]
`

func newWorld(t *testing.T) *acctest.World {
	t.Helper()
	w := acctest.New(t, emulator.Options{Tokensets: true, LogLag: -1})
	w.Seed(people)
	return w
}

// plain turns a state into what JSON would make of it, without what is null.
func plain(t *testing.T, v tftypes.Value) any {
	t.Helper()
	fail := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	switch typ := v.Type(); {
	case v.IsNull():
		return nil
	case typ.Is(tftypes.String):
		var s string
		fail(v.As(&s))
		return s
	case typ.Is(tftypes.Bool):
		var b bool
		fail(v.As(&b))
		return b
	case typ.Is(tftypes.Number):
		var n *big.Float
		fail(v.As(&n))
		return json.Number(n.Text('f', -1))
	case typ.Is(tftypes.Object{}), typ.Is(tftypes.Map{}):
		var members map[string]tftypes.Value
		fail(v.As(&members))
		return plainState(t, members)
	default:
		var items []tftypes.Value
		fail(v.As(&items))
		list := []any{}
		for _, item := range items {
			list = append(list, plain(t, item))
		}
		return list
	}
}

func plainState(t *testing.T, state acctest.Attributes) map[string]any {
	t.Helper()
	out := map[string]any{}
	for name, v := range state {
		if p := plain(t, v); p != nil {
			out[name] = p
		}
	}
	return out
}

// read reads a data source that must exist, and asserts what it has cost.
func read(t *testing.T, w *acctest.World, typeName string, set acctest.Attributes, cost map[string]int) map[string]any {
	t.Helper()
	p := w.NewProtocol(nil)
	w.ResetRequests()
	state, diagnostics := p.ReadData(typeName, set)
	for _, d := range withoutWarnings(diagnostics) {
		t.Fatalf("%s: %s", d.Summary, d.Detail)
	}
	if diff := cmp.Diff(cost, w.Requests()); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
	return plainState(t, state)
}

// refused reads a data source and returns the one error that comes of it.
func refused(t *testing.T, w *acctest.World, set acctest.Attributes) *tfprotov6.Diagnostic {
	t.Helper()
	_, diagnostics := w.NewProtocol(nil).ReadData(userType, set)
	if len(diagnostics) != 1 || diagnostics[0].Severity != tfprotov6.DiagnosticSeverityError {
		t.Fatalf("%d diagnostics, want one error", len(diagnostics))
	}
	return diagnostics[0]
}

// withoutWarnings are the errors among diagnostics.
func withoutWarnings(diagnostics []*tfprotov6.Diagnostic) []*tfprotov6.Diagnostic {
	return slices.DeleteFunc(slices.Clone(diagnostics), func(d *tfprotov6.Diagnostic) bool {
		return d.Severity == tfprotov6.DiagnosticSeverityWarning
	})
}
