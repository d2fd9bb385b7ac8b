// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

func TestSeedErrors(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ seed, want string }{
		{"users: 7", "line 1"},
		{"people: []", "people"},
		{"users:\n- {user_id: auth0|x, connection: nowhere}", `users[0]: needs identities, or the name of a known connection (got "nowhere")`},
		{"users:\n- {connection: email, email: a@example.com}\n- {user_id: nopipe, identities: [{connection: email}]}", `users[1]: user_id "nopipe" must have the form prefix|id`},
		{"users: [{connection: email, last_login: yesterday}]", "users[0]: last_login"},
		{"users:\n- {user_id: auth0|x, connection: email, email: a@example.com}\n- {user_id: auth0|x, connection: email, email: b@example.com}", `users[1]: the user_id "auth0|x" is that of users[0], too`},
		{"users:\n- {connection: email, email: a@example.com}\n- {connection: email, email: A@example.com}", `users[1]: the email "A@example.com" is that of users[0], too, in the connection "email"`},
		{"users:\n- {connection: sms, phone_number: \"+1555\"}\n- {connection: sms, phone_number: \"+1555\"}", `users[1]: the phone_number "+1555" is that of users[0], too, in the connection "sms"`},
		{"users:\n- {connection: Username-Database, username: ada}\n- {connection: Username-Database, username: ADA}", `users[1]: the username "ADA" is that of users[0], too, in the connection "Username-Database"`},
		{"users:\n- {user_id: auth0|x, identities: [{connection: email, user_id: a, provider: email}]}\n- {user_id: auth0|y, identities: [{connection: email, user_id: b, provider: email}, {connection: email, user_id: a, provider: email}]}", `users[1]: the identity "email|a" is that of users[0], too`},
		{"roles: [{name: x}, {name: x}]", `roles[1]: the name "x" is that of roles[0], too`},
		{"organizations: [{name: x}, {name: x}]", `organizations[1]: the name "x" is that of organizations[0], too`},
		{"groups: [{name: x}, {name: x}]", `groups[1]: the name "x" is that of groups[0], too`},
		{"resource_servers: [{identifier: x}, {identifier: x}]", `resource_servers[1]: the identifier "x" is that of resource_servers[0], too`},
		{"connections: [{name: x, strategy: auth0}, {name: x, strategy: auth0}]", `connections[1]: the name "x" is that of connections[0], too`},
		{"clients: [{id: x, secret: a}, {id: x, secret: a}]", `clients[1]: the id "x" is that of clients[0], too`},
		{"connections: [{name: x}]", "connections[0]: name and strategy are required"},
		{"clients: [{secret: s}]", "clients[0]: id is required"},
		{"clients: [{id: c}]", "clients[0]: c: secret or public_key is required"},
		{"clients: [{id: c, public_key: junk}]", "clients[0]: c: public_key"},
		{"clients: [{id: c, secret: s, token_lifetime_seconds: 2592001}]", "token_lifetime_seconds must be between 1 and 2592000"},
	} {
		seed, err := emulator.ParseSeed(strings.NewReader(tc.seed))
		if err == nil {
			var srv *emulator.Server
			if srv, err = emulator.New(emulator.Options{Seed: seed}); err == nil {
				t.Errorf("%q was accepted: %v", tc.seed, srv.Close())
				continue
			}
		}
		if !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%q:\n got %v\nwant %s", tc.seed, err, tc.want)
		}
	}
	_, public := keyPair(t)
	if _, err := emulator.New(emulator.Options{Seed: &emulator.Seed{Clients: []emulator.SeedClient{{ID: "c", PublicKey: public, Alg: "HS256"}}}}); err == nil {
		t.Error("a symmetric assertion algorithm was accepted")
	}
}

// TestSeedUsers: what the API refuses to set can be seeded, in YAML and JSON.
func TestSeedUsers(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `{"users": [
	  {"user_id": "google-oauth2|1052", "connection": "google-oauth2", "email": "Grace@Example.com", "email_verified": true,
	   "name": "Grace", "locale": "en", "picture": "https://example.com/grace.png", "last_login": "2026-02-01T10:00:00+02:00", "last_ip": "192.0.2.1", "logins_count": 7,
	   "created_at": "2025-01-01T00:00:00Z", "user_metadata": {"n": 1}},
	  {"connection": "sms", "phone_number": "+15550001"},
	  {"user_id": "bare", "connection": "email", "email": "e@example.com", "created_at": "2025-01-02T00:00:00Z", "updated_at": "2025-01-03T00:00:00Z"}
	]}`)})
	want := object{
		"user_id": "google-oauth2|1052", "email": "Grace@Example.com", "email_verified": true, "name": "Grace", "nickname": "Grace",
		"locale": "en", "last_login": "2026-02-01T08:00:00.000Z", "last_ip": "192.0.2.1", "logins_count": num(7),
		"created_at": "2025-01-01T00:00:00.000Z", "updated_at": "2025-01-01T00:00:00.000Z", "user_metadata": object{"n": num(1)},
		"picture":    "https://example.com/grace.png",
		"identities": []any{object{"connection": "google-oauth2", "user_id": "1052", "provider": "google-oauth2", "isSocial": true}},
	}
	got := n.api("GET", "/users/google-oauth2%7C1052", nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("seeded user (-want +got):\n%s", diff)
	}
	if ids := n.listIDs(""); len(ids) != 3 || ids[0] != "google-oauth2|1052" || ids[1] != "email|bare" {
		t.Errorf("list: %v", ids)
	}
}

func TestApplyReplaces(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `
users: [{user_id: auth0|x, connection: Username-Password-Authentication, email: old@example.com}]
connections: [{name: Username-Password-Authentication, strategy: auth0, options: {passwordPolicy: none}}]`)})
	n.newUser(object{"email": "weak@example.com", "password": "a"})
	if err := n.srv.Apply(mustSeed(t, "users: [{user_id: auth0|x, connection: Username-Password-Authentication, email: new@example.com}]")); err != nil {
		t.Fatal(err)
	}
	if got := n.api("GET", userPath("auth0|x"), nil).object(t)["email"]; got != "new@example.com" {
		t.Errorf("email: %v", got)
	}
	if got := n.listIDs("q=email:old@example.com"); len(got) != 0 {
		t.Errorf("the old version is still found: %v", got)
	}
	if err := n.srv.Apply(mustSeed(t, "users: [{user_id: auth0|y, connection: email, email: y@example.com}, {connection: nowhere}]")); err == nil {
		t.Error("a wrong seed was applied")
	}
	n.api("GET", userPath("auth0|y"), nil).want(t, http.StatusNotFound) // all or nothing
	if err := n.srv.Apply(nil); err != nil {
		t.Error(err)
	}
	err := n.srv.Apply(mustSeed(t, "users: [{user_id: auth0|z, connection: Username-Password-Authentication, email: New@example.com}]"))
	if want := `users[0]: the email "New@example.com" is that of the user auth0|x, too`; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("an address that is taken:\n got %v\nwant %s", err, want)
	}
	// Two users may change places in one seed.
	swap := func(x, y string) {
		t.Helper()
		seed := mustSeed(t, "users: [{user_id: auth0|x, connection: Username-Password-Authentication, email: "+x+"}, "+
			"{user_id: auth0|y, connection: Username-Password-Authentication, email: "+y+"}]")
		if err := n.srv.Apply(seed); err != nil {
			t.Error(err)
		}
	}
	swap("new@example.com", "other@example.com")
	swap("other@example.com", "new@example.com")
}

// TestSeedDuplicatesAllowed: a connection may say that addresses are not unique.
func TestSeedDuplicatesAllowed(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `
connections: [{name: family, strategy: auth0, options: {attributes: {email: {unique: false, identifier: {active: true}}}}}]
users: [{connection: family, email: home@example.com}, {connection: family, email: home@example.com}, {connection: email, email: home@example.com}]`)})
	if got := n.api("GET", "/users-by-email?email=home%40example.com", nil).list(t); len(got) != 3 {
		t.Errorf("users of the address: %d", len(got))
	}
}
