// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

const belongingsSeed = directorySeed + `
- user_id: auth0|grace
  connection: Username-Password-Authentication
  email: grace@example.com
  authentication_methods:
  - {id: "email|dev_0000000000000001", type: email, email: grace@example.com, created_at: 2026-03-01T10:00:00+01:00}
  - {id: "webauthn-platform|dev_0000000000000002", type: webauthn-platform, key_id: k}
  sessions:
  - {id: session1, created_at: 2026-03-01T09:00:00Z, expires_at: null, idle_expires_at: null}
  refresh_tokens:
  - {id: rt_1, session_id: session1, created_at: 2026-03-01T09:00:00Z}
  connected_accounts:
  - {id: cac_0000000000000000000001, connection: google-oauth2, scopes: [openid], created_at: 2026-03-01T09:00:00Z}
  federated_connections_tokensets:
  - {id: tokenset1, connection: google-oauth2, scope: openid, issued_at: 2026-03-01T09:00:00Z}
  blocked_for:
  - {ip: 192.0.2.1}
`

// belongings are all that the seeded users have.
func belongings(n *tenant) []any {
	n.t.Helper()
	var out []any
	for _, user := range []string{"/users/auth0%7Cada", "/users/auth0%7Cgrace"} {
		for _, part := range []string{
			"", "/authentication-methods", "/enrollments", "/sessions", "/refresh-tokens", "/connected-accounts", "/federated-connections-tokensets",
			"/organizations", "/groups", "/effective-roles", "/logs",
		} {
			out = append(out, n.api("GET", user+part, nil).want(n.t, http.StatusOK).body)
		}
	}
	for _, path := range []string{"/user-blocks/auth0%7Cgrace", "/groups", "/organizations/org_0000000000000001/members", "/groups/" + engineers + "/roles"} {
		out = append(out, n.api("GET", path, nil).want(n.t, http.StatusOK).body)
	}
	return out
}

func TestSeedBelongings(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Tokensets: true, Seed: mustSeed(t, belongingsSeed)})
	const user = "/users/auth0%7Cgrace"
	google := n.connectionID("google-oauth2")
	for path, want := range map[string]any{
		user + "/authentication-methods": []any{
			object{"id": "email|dev_0000000000000001", "type": "email", "email": "grac****@exam*******", "confirmed": true, "created_at": "2026-03-01T09:00:00.000Z"},
		},
		user + "/connected-accounts": object{"connected_accounts": []any{object{
			"id": "cac_0000000000000000000001", "connection": "google-oauth2", "connection_id": google, "strategy": "google-oauth2",
			"access_type": "offline", "scopes": []any{"openid"}, "created_at": "2026-03-01T09:00:00.000Z",
		}}},
		user + "/federated-connections-tokensets": []any{object{
			"id": "tokenset1", "connection": "google-oauth2", "scope": "openid", "issued_at": "2026-03-01T09:00:00.000Z", "expires_at": nil, "last_used_at": nil,
		}},
		"/user-blocks/auth0%7Cgrace": object{"blocked_for": []any{object{"identifier": "grace@example.com", "ip": "192.0.2.1", "connection": database}}},
		"/organizations":             []any{object{"id": "org_0000000000000001", "name": "acme", "display_name": "Acme", "metadata": object{"tier": "gold"}, "third_party_client_access": "block", "is_app_entitlement_active": false, "branding": object{"logo_url": "https://example.com/l.png"}}},
	} {
		got := n.api("GET", path, nil).want(t, http.StatusOK).body
		if list, ok := got.([]any); ok {
			got = list[:1]
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
	if got := members(n.api("GET", user+"/sessions", nil).object(t)["sessions"], "id"); cmp.Diff([]string{"session1"}, got) != "" {
		t.Errorf("sessions: %v", got)
	}
	n.api("POST", user+"/revoke-access", object{"session_id": "session1"}).want(t, http.StatusAccepted)
	if got := n.api("GET", user+"/refresh-tokens", nil).raw; got != `{"tokens":[]}` {
		t.Errorf("refresh tokens after their session was revoked: %s", got)
	}
	for range 2 { // the second time it is unknown
		n.api("DELETE", user+"/federated-connections-tokensets/tokenset1", nil).want(t, http.StatusNoContent)
	}
	if got := n.api("GET", user+"/federated-connections-tokensets", nil).raw; got != "[]" {
		t.Errorf("tokensets: %s", got)
	}
	for _, path := range []string{"/connected-accounts", "/federated-connections-tokensets", "/organizations", "/groups", "/enrollments"} {
		n.api("GET", "/users/auth0%7Cnobody"+path, nil).want(t, http.StatusNotFound)
	}
	// A deleted user leaves nothing to a new one of the same ID.
	n.api("DELETE", user, nil).want(t, http.StatusNoContent)
	n.newUser(object{"user_id": "grace", "email": "grace@example.com"})
	if got := n.api("GET", user+"/authentication-methods", nil).raw; got != "[]" {
		t.Errorf("inherited: %s", got)
	}
}

// TestTokensetsAreGone: the service has neither the endpoints nor their scopes any more.
func TestTokensetsAreGone(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, belongingsSeed)})
	const path = "/users/auth0%7Cgrace/federated-connections-tokensets"
	n.api("GET", path, nil).wantError(t, http.StatusNotFound, "", "Not Found")
	n.api("DELETE", path+"/tokenset1", nil).wantError(t, http.StatusNotFound, "", "Not Found")
	token := n.tokenForm(n.credentials(n.srv.ClientID(), n.srv.ClientSecret())).want(t, http.StatusOK).object(t)
	if scope := fmt.Sprint(token["scope"]); strings.Contains(scope, "federated_connections_tokens") || !strings.Contains(scope, "read:users") {
		t.Errorf("scopes: %s", scope)
	}
	if err := n.srv.SetFaults("GET /users/{id}/federated-connections-tokensets status=500"); err == nil {
		t.Error("a fault rule on a route that is gone was accepted")
	}
}

func TestSeedBelongingsErrors(t *testing.T) {
	t.Parallel()
	user := "users:\n- {connection: email, email: a@example.com, "
	for _, tc := range []struct{ seed, want string }{
		{user + "sessions: x}", "users[0].sessions: expected an array, found string"},
		{user + "sessions: [x]}", "users[0].sessions[0]: expected an object, found string"},
		{user + "sessions: [{created_at: yesterday}]}", "users[0].sessions[0].created_at"},
		{user + "authentication_methods: [{type: knock}]}", `users[0].authentication_methods[0]: unknown type "knock"`},
		{user + "connected_accounts: [{connection: nowhere}]}", `users[0].connected_accounts[0]: unknown connection "nowhere"`},
		{user + "groups: [nobody]}", `users[0]: unknown group "nobody"`},
		{user + "organizations: [nobody]}", `users[0]: unknown organization "nobody"`},
		{"organizations: [{display_name: x}]", "organizations[0]: name is required"},
		{"groups: [{id: grp_x, name: x}]", `groups[0]: id "grp_x" does not match`},
		{"groups: [{external_id: x}]", "groups[0]: name is required"},
		{"groups: [{name: x, connection: nowhere}]", `groups[0]: unknown connection "nowhere"`},
		{"groups: [{name: x, roles: [nobody]}]", `groups[0]: unknown role "nobody"`},
	} {
		srv, err := emulator.New(emulator.Options{Seed: mustSeed(t, tc.seed)})
		if err == nil {
			t.Errorf("%q was accepted: %v", tc.seed, srv.Close())
			continue
		}
		if !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%q:\n got %v\nwant %s", tc.seed, err, tc.want)
		}
	}
	if _, err := emulator.New(emulator.Options{Seed: mustSeed(t, "connections: [{name: dir, strategy: samlp}]\ngroups: [{name: x, connection: dir}]")}); err != nil {
		t.Errorf("a connection of the same seed: %v", err)
	}
}

// TestDataFileKeepsBelongings: everything survives a restart.
func TestDataFileKeepsBelongings(t *testing.T) {
	t.Parallel()
	o := emulator.Options{LogLag: -1, Tokensets: true, DataFile: filepath.Join(t.TempDir(), "tenant.db"), Seed: mustSeed(t, belongingsSeed)}
	open := func() (*tenant, func()) {
		srv, err := emulator.New(o)
		if err != nil {
			t.Fatal(err)
		}
		web := httptest.NewServer(srv)
		return &tenant{t: t, srv: srv, url: web.URL, http: web.Client(), token: srv.APIToken()}, func() {
			web.Close()
			if err := srv.Close(); err != nil {
				t.Error(err)
			}
		}
	}
	first, stop := open()
	first.login(object{"user_id": "auth0|ada", "scope": "offline_access"})
	first.api("POST", "/users/auth0%7Cada/authentication-methods", object{"type": "totp", "totp_secret": "JBSWY3DPEHPK3PXP"}).want(t, http.StatusCreated)
	job := first.api("POST", "/jobs/verification-email", object{"user_id": "auth0|grace"}).want(t, http.StatusCreated).object(t)
	before := append(belongings(first), job["id"])
	stop()
	second, stop := open()
	defer stop()
	kept := second.api("GET", fmt.Sprint("/jobs/", job["id"]), nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff(before, append(belongings(second), kept["id"])); diff != "" {
		t.Errorf("after the restart (-before +after):\n%s", diff)
	}
	second.login(object{"user_id": "auth0|ada"})
	if got := members(second.api("GET", "/users/auth0%7Cada/logs", nil).body, "type"); cmp.Diff([]string{"s", "s"}, got) != "" {
		t.Errorf("the log goes on: %v", got)
	}
}
