// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestCreateAnswersRecordedShape follows the recorded request and answer of
// POST /users key by key.
func TestCreateAnswersRecordedShape(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	got := n.api("POST", "/users", object{
		"connection": usernames, "email": "Ada@Example.com", "username": "Ada", "password": "Pass words 1!",
		"given_name": "Ada", "family_name": "Lovelace", "verify_email": false, "email_verified": true, "blocked": false,
		"user_metadata": object{"plan": "pro"}, "app_metadata": object{"tier": []string{"gold"}},
	}).want(t, http.StatusCreated).object(t)

	id, _ := got["user_id"].(string)
	if !regexp.MustCompile(`^auth0\|[0-9a-f]{24}$`).MatchString(id) {
		t.Errorf("user_id: %q", id)
	}
	stamp, _ := got["created_at"].(string)
	if !regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$`).MatchString(stamp) {
		t.Errorf("created_at: %q", stamp)
	}
	want := object{
		"blocked": false, "created_at": stamp, "updated_at": stamp, "email": "ada@example.com", "email_verified": true,
		"family_name": "Lovelace", "given_name": "Ada", "name": "ada@example.com", "nickname": "ada", "username": "ada",
		"identities": []any{object{"connection": usernames, "user_id": id[len("auth0|"):], "provider": "auth0", "isSocial": false}},
		"picture": "https://s.gravatar.com/avatar/3e3417d7ef77d5932a6734b916515ed5?s=480&r=pg&d=" +
			"https%3A%2F%2Fcdn.auth0.com%2Favatars%2Fad.png",
		"user_id": id, "user_metadata": object{"plan": "pro"}, "app_metadata": object{"tier": []any{"gold"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, n.api("GET", userPath(id), nil).want(t, http.StatusOK).object(t)); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
}

func TestCreateLeavesOutWhatWasNotSent(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	got := n.api("POST", "/users", object{"connection": database, "email": "a@example.com", "password": goodPass}).
		want(t, http.StatusCreated).object(t)
	for _, key := range []string{
		"blocked", "user_metadata", "app_metadata", "given_name", "family_name", "last_login", "last_ip", "logins_count",
		"last_password_reset", "password", "connection", "verify_email", "username", "phone_number", "phone_verified",
	} {
		if v, present := got[key]; present {
			t.Errorf("%s is present: %v", key, v)
		}
	}
	if got["email_verified"] != false {
		t.Errorf("email_verified: %v", got["email_verified"])
	}
}

func TestCreateWithUserID(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	for i, id := range []string{"mine", "a/b%c:d|e", "ÄÖ-ß", "Case-Kept"} {
		got := n.api("POST", "/users", object{"connection": database, "email": "u" + jsonInt(i) + "@example.com", "password": goodPass, "user_id": id}).
			want(t, http.StatusCreated).object(t)
		if got["user_id"] != "auth0|"+id {
			t.Errorf("user_id: got %v, want auth0|%s", got["user_id"], id)
		}
	}
	n.api("GET", "/users/auth0%7Ca%2Fb%25c:d%7Ce", nil).want(t, http.StatusOK)
	n.api("GET", "/users/auth0%7Ccase-kept", nil).wantError(t, http.StatusNotFound, "inexistent_user", "The user does not exist.")
	n.api("POST", "/users", object{"connection": database, "email": "b@example.com", "password": goodPass, "user_id": "mine"}).
		wantError(t, http.StatusConflict, "auth0_idp_error", "The user already exists.")
	n.api("POST", "/users", object{"connection": database, "email": "c@example.com", "password": goodPass, "user_id": "with space"}).
		want(t, http.StatusBadRequest)
}

func TestCreateKeepsNumbersAsWritten(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	got := n.api("POST", "/users", `{"connection":"`+database+`","email":"n@example.com","password":"`+goodPass+`",
		"user_metadata":{"big":12345678901234567890,"frac":0.10,"exp":1e3}}`).want(t, http.StatusCreated).object(t)
	want := object{"big": json.Number("12345678901234567890"), "frac": json.Number("0.10"), "exp": json.Number("1e3")}
	if diff := cmp.Diff(want, got["user_metadata"]); diff != "" {
		t.Errorf("user_metadata (-want +got):\n%s", diff)
	}
}

// TestCreateWithRecordedUsername: recorded users of the default connection have
// usernames, also long ones, others have none.
func TestCreateWithRecordedUsername(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	const name = "testaccdatasourceuser"
	id := n.newUser(object{"email": name + "@acceptance.test.com", "username": name})
	if got := n.api("GET", userPath(id), nil).want(t, http.StatusOK).object(t)["username"]; got != name {
		t.Errorf("username: %v", got)
	}
	for _, query := range []string{"username:" + name, `username:"` + name + `"`, "email:" + name + "@acceptance.test.com"} {
		if got := n.listIDs("q=" + url.QueryEscape(query)); len(got) != 1 || got[0] != id {
			t.Errorf("%s finds %v", query, got)
		}
	}
	n.newUser(object{"email": "without@example.com"})
}
