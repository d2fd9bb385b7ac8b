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

// TestSessionByID: a session read by its ID is the one of the user's list.
func TestSessionByID(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now})
	id := n.newUser(object{"email": "ada@example.com"})
	login := n.login(object{"user_id": id, "scope": "offline_access"})
	path := fmt.Sprint("/sessions/", login["session_id"])
	list := n.api("GET", userPath(id)+"/sessions", nil).object(t)["sessions"]
	got := n.api("GET", path, nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff(list, []any{got}); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	c.advance(time.Minute)
	changed := n.api("PATCH", path, object{"session_metadata": object{"team": "a"}}).want(t, http.StatusOK).object(t)
	if cmp.Diff(object{"team": "a"}, changed["session_metadata"]) != "" || changed["updated_at"] == got["updated_at"] || changed["id"] != got["id"] {
		t.Errorf("changed: %v", changed)
	}
	if diff := cmp.Diff(changed, n.api("GET", path, nil).body); diff != "" {
		t.Errorf("read again (-want +got):\n%s", diff)
	}
	for _, nothing := range []any{object{}, nil} {
		n.api("PATCH", path, object{"session_metadata": object{"team": "a"}}).want(t, http.StatusOK)
		if got := n.api("PATCH", path, object{"session_metadata": nothing}).want(t, http.StatusOK).object(t); got["session_metadata"] != nil {
			t.Errorf("%v leaves %v", nothing, got)
		}
	}
	c.advance(8 * 24 * time.Hour)
	n.api("GET", path, nil).wantError(t, http.StatusNotFound, "", "The session does not exist.") // expired
}

// heldRefusals are bodies that neither sessions nor tokens take.
func heldRefusals(name string) []object {
	many := object{}
	for i := range 26 {
		many[fmt.Sprint("key", i)] = "value"
	}
	return []object{{}, {"user_id": "x"}, {name: many}, {name: object{"long": strings.Repeat("x", 256)}}, {name: object{"number": 1}}, {name: "text"}}
}

func TestEndSession(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	id := n.newUser(object{"email": "ada@example.com"})
	var paths []string
	for range 3 {
		paths = append(paths, fmt.Sprint("/sessions/", n.login(object{"user_id": id, "scope": "offline_access"})["session_id"]))
	}
	left := func() (sessions, tokens int) {
		return len(members(n.api("GET", userPath(id)+"/sessions", nil).object(t)["sessions"], "id")),
			len(members(n.api("GET", userPath(id)+"/refresh-tokens", nil).object(t)["tokens"], "id"))
	}
	for range 2 { // no 404
		if got := n.api("DELETE", paths[0], nil).want(t, http.StatusAccepted).raw; got != "{}" {
			t.Errorf("DELETE answers %s", got)
		}
	}
	if s, k := left(); s != 2 || k != 3 {
		t.Errorf("deleted: %d sessions, %d tokens are left", s, k)
	}
	if got := n.api("POST", paths[1]+"/revoke", nil).want(t, http.StatusAccepted).raw; got != "{}" {
		t.Errorf("revoke answers %s", got)
	}
	if s, k := left(); s != 1 || k != 2 {
		t.Errorf("revoked: %d sessions, %d tokens are left", s, k)
	}
	missing := func(r response) { t.Helper(); r.wantError(t, http.StatusNotFound, "", "The session does not exist.") }
	missing(n.api("POST", paths[1]+"/revoke", nil))
	missing(n.api("GET", paths[1], nil))
	missing(n.api("PATCH", paths[1], object{"session_metadata": object{}}))
	n.api("POST", "/sessions/"+strings.Repeat("x", 51)+"/revoke", nil).want(t, http.StatusBadRequest)
	for _, body := range heldRefusals("session_metadata") {
		n.api("PATCH", paths[2], body).want(t, http.StatusBadRequest)
	}
}

// tokens logs a user in and returns the IDs of the refresh tokens, sorted.
func (n *tenant) tokens(userID string, clients ...string) []string {
	n.t.Helper()
	var ids []string
	for _, client := range clients {
		login := n.login(object{"user_id": userID, "client_id": client, "audience": "https://" + client + ".example.com/", "scope": "offline_access"})
		ids = append(ids, fmt.Sprint(login["refresh_token_id"]))
	}
	slices.Sort(ids)
	return ids
}

func TestRefreshTokens(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	id := n.newUser(object{"email": "ada@example.com"})
	query := "/refresh-tokens?user_id=" + strings.ReplaceAll(id, "|", "%7C")
	ids := n.tokens(id, "a", "a", "b")
	if diff := cmp.Diff(ids, members(n.api("GET", query, nil).want(t, http.StatusOK).object(t)["refresh_tokens"], "id")); diff != "" {
		t.Errorf("all (-want +got):\n%s", diff)
	}
	only := n.api("GET", query+"&client_id=b&fields=client_id", nil).want(t, http.StatusOK).raw
	if only != `{"refresh_tokens":[{"client_id":"b"}]}` {
		t.Errorf("of an application: %s", only)
	}
	page := n.api("GET", query+"&take=2", nil).want(t, http.StatusOK).object(t)
	next, _ := page["next"].(string)
	page = n.api("GET", query+"&take=2&from="+next, nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff(ids[2:], members(page["refresh_tokens"], "id")); diff != "" || page["next"] != nil {
		t.Errorf("second page: %v (-want +got):\n%s", page, diff)
	}
	n.api("GET", "/refresh-tokens", nil).wantError(t, http.StatusBadRequest, "", "Missing required 'user_id' parameter.")
	n.api("GET", "/refresh-tokens?user_id=auth0%7Cnobody", nil).wantError(t, http.StatusNotFound, "", "User not found")

	path := "/refresh-tokens/" + ids[0]
	got := n.api("PATCH", path, object{"refresh_token_metadata": object{"device": "phone"}}).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff(got, n.api("GET", path, nil).want(t, http.StatusOK).body); diff != "" || cmp.Diff(object{"device": "phone"}, got["refresh_token_metadata"]) != "" {
		t.Errorf("%v (-want +got):\n%s", got, diff)
	}
	for _, body := range heldRefusals("refresh_token_metadata") {
		n.api("PATCH", path, body).want(t, http.StatusBadRequest)
	}
	for range 2 { // no 404
		if got := n.api("DELETE", path, nil).want(t, http.StatusAccepted).raw; got != "" {
			t.Errorf("DELETE answers %s", got)
		}
	}
	n.api("GET", path, nil).wantError(t, http.StatusNotFound, "", "The refresh token does not exist.")
	n.api("PATCH", path, object{"refresh_token_metadata": nil}).wantError(t, http.StatusNotFound, "", "The refresh token does not exist.")
}

func TestRevokeRefreshTokens(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		body func(id string, tokens []string) object
		left int // of five
	}{
		"by ID":             {func(_ string, tokens []string) object { return object{"ids": append(tokens[:2:2], "unknown")} }, 3},
		"of a user":         {func(id string, _ []string) object { return object{"user_id": id} }, 1},
		"of an application": {func(id string, _ []string) object { return object{"user_id": id, "client_id": "a"} }, 3},
		"for an API": {func(id string, _ []string) object {
			return object{"user_id": id, "client_id": "a", "audience": "https://a.example.com/"}
		}, 3},
		"for another API": {func(id string, _ []string) object {
			return object{"user_id": id, "client_id": "a", "audience": "https://b.example.com/"}
		}, 5},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := newTenant(t, emulator.Options{Seed: revocable()})
			ada, grace := n.newUser(object{"email": "ada@example.com"}), n.newUser(object{"email": "grace@example.com"})
			tokens := n.tokens(ada, "a", "a", "b", "b")
			n.tokens(grace, "a")
			if got := n.api("POST", "/refresh-tokens/revoke", c.body(ada, tokens)).want(t, http.StatusAccepted).raw; got != "" {
				t.Errorf("answers %s", got)
			}
			left := 0
			for _, id := range []string{ada, grace} {
				left += len(members(n.api("GET", userPath(id)+"/refresh-tokens", nil).object(t)["tokens"], "id"))
			}
			if left != c.left {
				t.Errorf("%d are left, want %d", left, c.left)
			}
		})
	}
}

// revocable has what a revocation may name.
func revocable() *emulator.Seed {
	return emulator.MustParseSeed(`
clients: [{id: a, secret: s}, {id: b, secret: s}]
resource_servers: [{identifier: https://a.example.com/}, {identifier: https://b.example.com/}]
users: [{user_id: auth0|x, connection: Username-Password-Authentication, email: x@example.com}]`)
}

func TestRevokeRefreshTokensRefusals(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: revocable()})
	for message, body := range map[string]object{
		"User not found.":            {"user_id": "auth0|nobody", "client_id": "c"},
		"Client not found.":          {"user_id": "auth0|x", "client_id": "c"},
		"Resource server not found.": {"user_id": "auth0|x", "client_id": "a", "audience": "https://c.example.com/"},
	} {
		n.api("POST", "/refresh-tokens/revoke", body).wantError(t, http.StatusBadRequest, "", message)
	}
	n.api("POST", "/refresh-tokens/revoke", object{"user_id": "auth0|x", "client_id": "a", "audience": n.url + "/api/v2/"}).want(t, http.StatusAccepted)
	for _, body := range []object{
		{},
		{"ids": []string{}},
		{"ids": make([]string, 101)},
		{"ids": []string{"a"}, "user_id": "auth0|x"},
		{"client_id": "a"},
		{"user_id": "auth0|x", "audience": "b"},
		{"audience": "b"},
		{"user_id": "x"},
		{"colour": 1},
	} {
		n.api("POST", "/refresh-tokens/revoke", body).want(t, http.StatusBadRequest)
	}
}
