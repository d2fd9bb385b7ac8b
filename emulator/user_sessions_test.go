// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// login lets the user log in through the emulator's own endpoint.
func (n *tenant) login(body object) object {
	n.t.Helper()
	return n.order("logins", body).want(n.t, http.StatusCreated).object(n.t)
}

// order calls an endpoint of the emulator itself with a JSON body.
func (n *tenant) order(name string, body object) response {
	n.t.Helper()
	return n.control("POST", name, string(mustJSON(n.t, body)))
}

// members are the values of one key in a list of objects.
func members(list any, key string) []string {
	out := []string{}
	items, _ := list.([]any)
	for _, item := range items {
		obj, _ := item.(object)
		out = append(out, fmt.Sprint(obj[key]))
	}
	return out
}

func TestLoginLeavesTraces(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now})
	id := n.newUser(object{"email": "ada@example.com"})
	c.advance(time.Minute)
	got := n.login(object{"user_id": id, "client_id": "app", "ip": "192.0.2.1", "user_agent": "curl/8", "audience": "https://api.example.com/", "scope": "openid offline_access"})
	at := c.now().Format("2006-01-02T15:04:05.000Z")
	page := n.api("GET", userPath(id)+"/sessions", nil).want(t, http.StatusOK).object(t)
	want := object{
		"id": got["session_id"], "user_id": id, "created_at": at, "updated_at": at, "authenticated_at": at, "last_interacted_at": at,
		"idle_expires_at": "2026-03-04T09:01:00.000Z", "expires_at": "2026-03-08T09:01:00.000Z",
		"device": object{
			"initial_user_agent": "curl/8", "initial_ip": "192.0.2.1", "initial_asn": "64500",
			"last_user_agent": "curl/8", "last_ip": "192.0.2.1", "last_asn": "64500",
		},
		"clients":        []any{object{"client_id": "app"}},
		"authentication": object{"methods": []any{object{"name": "pwd", "timestamp": at}}},
		"cookie":         object{"mode": "persistent"}, "session_metadata": object{},
	}
	if diff := cmp.Diff(object{"sessions": []any{want}}, page); diff != "" {
		t.Errorf("sessions (-want +got):\n%s", diff)
	}
	tokens := n.api("GET", userPath(id)+"/refresh-tokens?include_totals=true", nil).want(t, http.StatusOK).object(t)
	wantToken := object{
		"id": got["refresh_token_id"], "user_id": id, "created_at": at, "idle_expires_at": nil, "expires_at": nil, "client_id": "app",
		"session_id": got["session_id"], "rotating": false,
		"resource_servers": []any{object{"audience": "https://api.example.com/", "scopes": "openid offline_access"}},
	}
	if diff := cmp.Diff(object{"tokens": []any{wantToken}, "total": num(1)}, tokens); diff != "" {
		t.Errorf("refresh tokens (-want +got):\n%s", diff)
	}
	u := n.api("GET", userPath(id), nil).object(t)
	if u["last_login"] != at || u["last_ip"] != "192.0.2.1" || u["logins_count"] != num(1) {
		t.Errorf("profile: %v", u)
	}
	n.login(object{"user_id": id})
	if u := n.api("GET", userPath(id), nil).object(t); u["logins_count"] != num(2) {
		t.Errorf("second login: %v", u["logins_count"])
	}
	if got := n.api("GET", userPath(id)+"/refresh-tokens", nil).object(t); len(members(got["tokens"], "id")) != 1 {
		t.Errorf("a login without offline_access made a token: %v", got)
	}
	c.advance(8 * 24 * time.Hour)
	if got := n.api("GET", userPath(id)+"/sessions", nil).want(t, http.StatusOK).raw; got != `{"sessions":[]}` {
		t.Errorf("expired sessions: %s", got)
	}
}

func TestBlockedLogin(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{LogLag: -1})
	id := n.newUser(object{"email": "ada@example.com", "blocked": true})
	if got := n.order("logins", object{"user_id": id}); got.status != http.StatusBadRequest || !strings.Contains(got.raw, "blocked") {
		t.Errorf("blocked user: %d %s", got.status, got.raw)
	}
	n.order("logins", object{"user_id": "auth0|nobody"}).want(t, http.StatusBadRequest)
	if got := n.api("GET", userPath(id)+"/sessions", nil).raw; got != `{"sessions":[]}` {
		t.Errorf("sessions: %s", got)
	}
	if got := members(n.api("GET", userPath(id)+"/logs", nil).body, "type"); got[0] != "f" {
		t.Errorf("log: %v", got)
	}
}

// TestLinkWithToken: the ID token of a login links the account.
func TestLinkWithToken(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	ada, grace := n.newUser(object{"email": "ada@example.com"}), n.newUser(object{"email": "grace@example.com"})
	token := n.login(object{"user_id": grace})["id_token"]
	own := n.login(object{"user_id": ada})["id_token"]
	path := userPath(ada) + "/identities"
	n.api("POST", path, object{"link_with": own}).wantError(t, http.StatusBadRequest, "", "Main identity and the new one are the same.")
	n.api("POST", path, object{"link_with": token}).want(t, http.StatusCreated)
	n.api("POST", path, object{"link_with": token}).wantError(t, http.StatusBadRequest, "", "Provided secondary account not found.")
}

func TestDeleteSessionsAndTokens(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	user := userPath(n.newUser(object{"user_id": "ada", "email": "ada@example.com"}))
	fill := func() []object {
		var out []object
		for range 3 {
			out = append(out, n.login(object{"user_id": "auth0|ada", "scope": "offline_access"}))
		}
		return out
	}
	left := func() (sessions, tokens int) {
		return len(members(n.api("GET", user+"/sessions", nil).object(t)["sessions"], "id")),
			len(members(n.api("GET", user+"/refresh-tokens", nil).object(t)["tokens"], "id"))
	}
	check := func(what string, sessions, tokens int) {
		t.Helper()
		if s, k := left(); s != sessions || k != tokens {
			t.Errorf("%s: %d sessions, %d tokens are left", what, s, k)
		}
	}
	logins := fill()
	revoke := user + "/revoke-access"
	if got := n.api("POST", revoke, object{"session_id": logins[0]["session_id"]}).want(t, http.StatusAccepted).raw; got != "" {
		t.Errorf("revoke-access answers %s", got)
	}
	check("one session", 2, 2)
	n.api("POST", revoke, object{"session_id": logins[1]["session_id"], "preserve_refresh_tokens": true}).want(t, http.StatusAccepted)
	check("one session, tokens preserved", 1, 2)
	n.api("POST", revoke, object{"session_id": "unknown"}).want(t, http.StatusAccepted)
	check("unknown session", 1, 2)
	n.api("POST", revoke, object{"preserve_refresh_tokens": true}).want(t, http.StatusAccepted)
	check("all sessions, tokens preserved", 0, 2)
	n.api("POST", revoke, nil).want(t, http.StatusAccepted)
	check("everything", 0, 0)
	n.api("POST", revoke, object{"session_id": strings.Repeat("x", 51)}).want(t, http.StatusBadRequest)

	fill()
	if got := n.api("DELETE", user+"/sessions", nil).want(t, http.StatusAccepted).raw; got != "{}" {
		t.Errorf("DELETE sessions answers %s", got)
	}
	check("sessions deleted", 0, 3)
	if got := n.api("DELETE", user+"/refresh-tokens", nil).want(t, http.StatusAccepted).raw; got != "{}" {
		t.Errorf("DELETE refresh-tokens answers %s", got)
	}
	check("tokens deleted", 0, 0)
	if got := n.api("GET", user+"/refresh-tokens?include_totals=true", nil).raw; got != `{"tokens":[],"total":0}` {
		t.Errorf("no tokens: %s", got)
	}
	for _, name := range []string{"sessions", "refresh-tokens"} {
		n.api("GET", "/users/auth0%7Cnobody/"+name, nil).wantError(t, http.StatusNotFound, "inexistent_user", "The user does not exist.")
		n.api("DELETE", "/users/auth0%7Cnobody/"+name, nil).want(t, http.StatusNotFound)
		n.api("GET", "/users/nobody/"+name, nil).wantError(t, http.StatusBadRequest, "invalid_uri",
			"Path validation error: 'Object didn't pass validation for format user-id: nobody' on property user_id (ID of the user to get "+strings.ReplaceAll(name, "-", " ")+" for).")
	}
}

// TestUpdatesAndSessions: a new or doubted address ends the sessions, other
// changes do not.
func TestUpdatesAndSessions(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{LogLag: -1})
	id := n.newUser(object{"email": "ada@example.com"})
	for _, c := range []struct {
		body object
		left int
	}{
		{object{"email": "ada@example.com", "email_verified": true}, 1},
		{object{"name": "Ada", "blocked": false}, 1},
		{object{"email_verified": false}, 0},
		{object{"email": "lovelace@example.com"}, 0},
	} {
		n.api("DELETE", userPath(id)+"/sessions", nil).want(t, http.StatusAccepted)
		n.login(object{"user_id": id})
		n.api("PATCH", userPath(id), c.body).want(t, http.StatusOK)
		got := n.api("GET", userPath(id)+"/sessions", nil).want(t, http.StatusOK).object(t)
		if len(members(got["sessions"], "id")) != c.left {
			t.Errorf("after %v: %v", c.body, got)
		}
	}
	types := members(n.api("GET", userPath(id)+"/logs?sort=date:1", nil).body, "type")
	if changes := slices.DeleteFunc(types, func(s string) bool { return s != "sce" }); len(changes) != 1 {
		t.Errorf("one address was changed, the log has %v", changes)
	}
}

// TestRefreshTokenLimit: the 201st token of an application pushes out its
// oldest, and nobody else's.
func TestRefreshTokenLimit(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now})
	id := n.newUser(object{"email": "ada@example.com"})
	login := func(client string) string {
		c.advance(time.Second)
		out, err := n.srv.Login(emulator.Login{UserID: id, ClientID: client, Scope: "offline_access"})
		if err != nil {
			t.Fatal(err)
		}
		return out.RefreshTokenID
	}
	want := []string{login("other")}
	for i := range 201 {
		if token := login("app"); i > 0 {
			want = append(want, token)
		}
	}
	var got []string
	for query := "take=100"; query != ""; {
		page := n.api("GET", userPath(id)+"/refresh-tokens?"+query, nil).want(t, http.StatusOK).object(t)
		got = append(got, members(page["tokens"], "id")...)
		query = ""
		if next, ok := page["next"].(string); ok {
			query = "take=100&from=" + next
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
