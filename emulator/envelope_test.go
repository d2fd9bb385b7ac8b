// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// keysInOrder are the keys of an object as they were sent.
func keysInOrder(t *testing.T, raw string) []string {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(raw))
	if _, err := dec.Token(); err != nil {
		t.Fatal(err)
	}
	var keys []string
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		name, _ := key.(string)
		keys = append(keys, name)
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			t.Fatal(err)
		}
	}
	return keys
}

// TestEnvelopes: the keys of envelopes come as recorded.
func TestEnvelopes(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	acme := "/organizations/" + n.newOrganization("acme")
	id := n.newUser(object{"email": "a@example.com"})
	user, role := userPath(id), "/roles/"+n.newRole("editor")
	n.api("POST", acme+"/members", object{"members": []string{id}}).want(t, http.StatusNoContent)
	n.api("POST", user+"/authentication-methods", object{"type": "email", "email": "a@example.com"}).want(t, http.StatusCreated)
	for path, want := range map[string]string{
		"/users?include_totals=true":                         "start limit length users total",
		"/connections?include_totals=true":                   "total start limit connections",
		"/clients?include_totals=true":                       "total start limit clients",
		"/resource-servers?include_totals=true":              "total start limit resource_servers",
		"/roles?include_totals=true":                         "roles start limit total",
		role + "/users?include_totals=true":                  "users start limit total",
		role + "/permissions?include_totals=true":            "permissions start limit total",
		user + "/roles?include_totals=true":                  "roles start limit total",
		user + "/organizations?include_totals=true":          "organizations start limit total",
		user + "/logs?include_totals=true":                   "start limit length logs total",
		user + "/authentication-methods?include_totals=true": "authenticators total start limit",
		user + "/refresh-tokens?include_totals=true":         "tokens total",
		acme + "/connections?include_totals=true":            "connections start limit total",
		acme + "/members?include_totals=true":                "members start limit total",
		acme + "/members?take=1":                             "members next",
	} {
		got := strings.Join(keysInOrder(t, n.api("GET", path, nil).want(t, http.StatusOK).raw), " ")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
}
