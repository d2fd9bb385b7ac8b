// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

const ticketsSeed = `
tenant: {verified_custom_domains: [login.example.com]}
organizations: [{id: org_0000000000000001, name: acme}, {id: org_0000000000000002, name: other}]
users:
- {user_id: auth0|ada, connection: Username-Password-Authentication, email: ada@example.com, organizations: [acme]}
- {user_id: auth0|mute, connection: Username-Database, username: mute}
- {user_id: google-oauth2|1, connection: google-oauth2, email: grace@example.com}
`

func TestTickets(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, ticketsSeed)})
	host := strings.TrimPrefix(n.url, "http://")
	link := func(resp response, host, page string) {
		t.Helper()
		got, _ := resp.want(t, http.StatusCreated).object(t)["ticket"].(string)
		if !regexp.MustCompile(`^https://` + regexp.QuoteMeta(host) + `/u/` + page + `\?ticket=[a-zA-Z0-9]{32}#$`).MatchString(got) {
			t.Errorf("ticket: %s", got)
		}
	}
	change := func(body object, header ...string) response {
		return n.api("POST", "/tickets/password-change", body, header...)
	}
	verify := func(body object) response { return n.api("POST", "/tickets/email-verification", body) }
	const ada = "auth0|ada"
	link(change(object{"user_id": ada, "ttl_sec": 3600, "result_url": "https://example.com/", "mark_email_as_verified": true}), host, "reset-password")
	link(change(object{"connection_id": n.connectionID(database), "email": "Ada@example.com"}), host, "reset-password")
	link(change(object{"user_id": ada, "organization_id": "org_0000000000000001"}), host, "reset-password")
	link(change(object{"user_id": ada}, "Auth0-Custom-Domain", "login.example.com"), "login.example.com", "reset-password")
	link(verify(object{"user_id": ada, "client_id": n.srv.ClientID()}), host, "email-verification")
	link(verify(object{"user_id": "google-oauth2|1", "identity": object{"provider": "google-oauth2", "user_id": "1"}}), host, "email-verification")

	for message, body := range map[string]object{
		"The user does not have an email address.":                                                 {"user_id": "auth0|mute"},
		"The user's main connection does not support this operation.":                              {"user_id": "google-oauth2|1"},
		"The connection with id con_0000000000000000 does not exist.":                              {"connection_id": "con_0000000000000000", "email": "ada@example.com"},
		"The client does not exist":                                                                {"user_id": ada, "client_id": "nobody"},
		"The organization does not exist":                                                          {"user_id": ada, "organization_id": "org_0000000000000009"},
		"The user with id auth0|ada is not a member of organization with id org_0000000000000002.": {"user_id": ada, "organization_id": "org_0000000000000002"},
		"The user exists, but does not contain the given identity.":                                {"user_id": ada, "identity": object{"provider": "auth0", "user_id": "x"}},
		"Identity connection does not exist.":                                                      {"user_id": ada, "identity": object{"provider": "auth0", "user_id": "ada", "connection_id": "con_0000000000000000"}},
	} {
		change(body).wantError(t, http.StatusBadRequest, "", message)
	}
	for _, body := range []object{
		{},
		{"email": "ada@example.com"},
		{"connection_id": "con_0000000000000000"},
		{"user_id": "nopipe"},
		{"user_id": ada, "ttl_sec": -1},
		{"user_id": ada, "connection_id": "con_0000000000000000", "email": "ada@example.com"},
		{"user_id": ada, "color": "red"},
		{"user_id": ada, "result_url": "https://example.com/", "organization_id": "org_0000000000000001"},
	} {
		change(body).want(t, http.StatusBadRequest)
	}
	verify(object{"user_id": ada, "result_url": "https://example.com/", "client_id": "x"}).want(t, http.StatusBadRequest)
	for _, resp := range []response{
		change(object{"user_id": "auth0|nobody"}), verify(object{"user_id": "auth0|nobody"}),
		change(object{"connection_id": n.connectionID(database), "email": "nobody@example.com"}),
	} {
		resp.wantError(t, http.StatusNotFound, "inexistent_user", "The user does not exist.")
	}
}
