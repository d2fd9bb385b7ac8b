// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestJSONSeed: a seed in JSON is the same as in YAML, which has its users elsewhere.
func TestJSONSeed(t *testing.T) {
	t.Parallel()
	const text = `{"clients": [{"id": "ci", "secret": "s3cret", "scopes": []}], "tenant": {"no_mail": true},
		"users": [{"user_id": "auth0|ada", "connection": "Username-Password-Authentication", "logins_count": 7, "blocked": false,
		"user_metadata": {"big": 12345678901234567890, "exact": 1.50, "none": null, "list": [{"a": "b"}, []]}}]}`
	fromJSON := emulator.MustParseSeed(text)
	fromYAML := emulator.MustParseSeed("---\n" + text) // which JSON does not begin with
	if diff := cmp.Diff(fromYAML.Clients, fromJSON.Clients); diff != "" || fromJSON.Tenant == nil || !fromJSON.Tenant.NoMail {
		t.Errorf("beside the users (-yaml +json):\n%s", diff)
	}
	for name, seed := range map[string]*emulator.Seed{"json": fromJSON, "yaml": fromYAML} {
		n := newTenant(t, emulator.Options{Seed: seed})
		user := n.api("GET", "/users/auth0%7Cada", nil).want(t, 200).object(t)
		metadata, _ := user["user_metadata"].(object)
		if user["logins_count"] != num(7) || user["blocked"] != false || metadata["none"] != nil || len(metadata) < 3 {
			t.Errorf("%s: %v", name, user)
		}
		if big := metadata["big"]; big != json.Number("12345678901234567890") {
			t.Errorf("%s: big is %v", name, big)
		}
	}
}

// TestJSONSeedRefusals: what is wrong is said by the parser that knows lines.
func TestJSONSeedRefusals(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"{\"users\": [],\n\"usres\": []}":     "line 2: field usres not found",
		`{"users": [], "users": []}`:          "already",
		`{"users": [{"a": 1, "a": 2}]}`:       "already",
		`{"users": ["ada"]}`:                  "cannot unmarshal",
		`{"users": [], "clients": [{"x":1}]}`: "field x not found",
		`{"users": [`:                         "reading seed",
	} {
		if _, err := emulator.ParseSeed(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", text, err, want)
		}
	}
}
