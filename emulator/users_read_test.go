// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

func TestGetUser(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	id := n.newUser(object{"email": "a@example.com", "user_metadata": object{"k": "v"}})
	got := n.api("GET", userPath(id)+"?fields=email,user_metadata,no_such_field", nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff(object{"email": "a@example.com", "user_metadata": object{"k": "v"}}, got); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	got = n.api("GET", userPath(id)+"?fields=email,identities&include_fields=false", nil).want(t, http.StatusOK).object(t)
	if got["email"] != nil || got["identities"] != nil || got["user_id"] != id {
		t.Errorf("include_fields=false: %v", got)
	}
	n.api("GET", userPath(id)+"?fields=email&include_fields=maybe", nil).wantError(t, http.StatusBadRequest, "invalid_query_string",
		"Query validation error: 'Expected type boolean but found type string' on property include_fields (Whether specified fields are to be included (true) or excluded (false)).")
	n.api("GET", userPath(id)+"?an_invented=parameter", nil).want(t, http.StatusOK)
	n.api("GET", userPath(id), object{}).want(t, http.StatusOK) // a body on GET is tolerated
	n.api("GET", userPath("auth0|missing"), nil).wantError(t, http.StatusNotFound, "inexistent_user", "The user does not exist.")
	n.api("GET", "/users/nopipe", nil).wantError(t, http.StatusBadRequest, "invalid_uri",
		"Path validation error: 'Object didn't pass validation for format user-id: nopipe' on property id (ID of the user to retrieve).")
}

func TestDeleteUser(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	id := n.newUser(object{"email": "a@example.com"})
	for range 2 { // deleting again is a success, too
		got := n.api("DELETE", userPath(id), nil).want(t, http.StatusNoContent)
		if got.raw != "" {
			t.Errorf("body: %q", got.raw)
		}
		if ct := got.header.Get("Content-Type"); ct != "application/json; charset=utf-8" {
			t.Errorf("Content-Type: %q", ct)
		}
	}
	n.api("GET", userPath(id), nil).want(t, http.StatusNotFound)
	if list := n.api("GET", "/users-by-email?email=a%40example.com", nil).list(t); len(list) != 0 {
		t.Errorf("by email after delete: %v", list)
	}
	if list := n.api("GET", "/users", nil).list(t); len(list) != 0 {
		t.Errorf("list after delete: %v", list)
	}
	n.newUser(object{"email": "a@example.com"}) // the address is free again
	n.api("DELETE", "/users/nopipe", nil).want(t, http.StatusBadRequest)
}

func TestUsersByEmailRefusals(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	for _, email := range []string{"rich", "", "a b@example.com", "@example.com"} {
		n.api("GET", "/users-by-email?email="+url.QueryEscape(email), nil).wantError(t, http.StatusBadRequest, "invalid_query_string",
			"Query validation error: 'Object didn't pass validation for format email: "+email+"' on property email (Email address to search for (case-sensitive)).")
	}
	for _, fields := range []string{"phone_verified", "email,multifactor"} {
		resp := n.api("GET", "/users-by-email?email=a%40example.com&fields="+fields, nil).want(t, http.StatusBadRequest)
		if resp.object(t)["errorCode"] != "invalid_query_string" {
			t.Errorf("fields=%s: %s", fields, resp.raw)
		}
	}
	n.api("GET", "/users-by-email?email=a%40example.com&fields=user_id,last_login,identities", nil).want(t, http.StatusOK)
}

func TestUsersByEmail(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	first := n.newUser(object{"email": "same@example.com"})
	n.newUser(object{"email": "other@example.com"})
	second := n.newUser(object{"connection": usernames, "email": "same@example.com", "username": "same"})
	n.api("POST", "/users", object{"connection": "email", "email": "Same@example.com"}).want(t, http.StatusCreated)
	ids := func(email string) []any {
		out := []any{}
		for _, item := range n.api("GET", "/users-by-email?fields=user_id&email="+url.QueryEscape(email), nil).want(t, http.StatusOK).list(t) {
			u, _ := item.(object)
			out = append(out, u["user_id"])
		}
		return out
	}
	if diff := cmp.Diff([]any{first, second}, ids("same@example.com")); diff != "" {
		t.Errorf("same (-want +got):\n%s", diff)
	}
	if got := ids("SAME@example.com"); len(got) != 0 {
		t.Errorf("the match is not case-sensitive: %v", got)
	}
	n.api("GET", "/users-by-email", nil).wantError(t, http.StatusBadRequest, "invalid_query_string",
		"Query validation error: 'Missing required property: email'.")
}

// TestIdentityTokens: the tokens of an identity provider need a scope.
func TestIdentityTokens(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `
clients: [{id: plain, secret: s, scopes: ["read:users", "update:users"]}]
users:
- user_id: google-oauth2|1
  email: g@example.com
  identities: [{connection: google-oauth2, user_id: "1", provider: google-oauth2, isSocial: true, access_token: tok, refresh_token: ref}]
`)})
	tokens := func(path string) object {
		got := n.api("GET", path, nil).want(t, http.StatusOK)
		u, ok := got.body.(object)
		if !ok {
			u, _ = got.list(t)[0].(object)
		}
		idents, _ := u["identities"].([]any)
		ident, _ := idents[0].(object)
		return ident
	}
	paths := []string{"/users/google-oauth2%7C1", "/users", "/users?fields=identities", "/users-by-email?email=g%40example.com"}
	for _, path := range paths {
		if tokens(path)["access_token"] != "tok" {
			t.Errorf("%s hides the token from a client with the scope", path)
		}
	}
	n.token = n.fetchToken("plain", "s")
	for _, path := range paths {
		if ident := tokens(path); ident["access_token"] != nil || ident["refresh_token"] != nil {
			t.Errorf("%s shows tokens: %v", path, ident)
		}
	}
	got := n.api("PATCH", "/users/google-oauth2%7C1", object{"blocked": true}).want(t, http.StatusOK)
	idents, _ := got.object(t)["identities"].([]any)
	if ident, _ := idents[0].(object); ident["access_token"] != nil {
		t.Errorf("PATCH shows tokens: %v", ident)
	}
}
