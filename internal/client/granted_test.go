// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/golang-jwt/jwt/v5"
)

// jwtOf is a token with the claims, signed by nobody who counts.
func jwtOf(t *testing.T, claims jwt.MapClaims) string {
	t.Helper()
	token, err := jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString([]byte("key"))
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// The token itself tells its scopes; an opaque one, or one without the claim, tells nothing.
func TestGranted(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		token string
		known bool
		has   bool
		azp   string
	}{
		"a scope":          {jwtOf(t, jwt.MapClaims{"azp": "app", "scope": "read:users create:users"}), true, true, "app"},
		"others":           {jwtOf(t, jwt.MapClaims{"scope": "read:users"}), true, false, ""},
		"none":             {jwtOf(t, jwt.MapClaims{"scope": ""}), true, false, ""},
		"no claim":         {jwtOf(t, jwt.MapClaims{"azp": "app"}), false, false, "app"},
		"a claim of lists": {jwtOf(t, jwt.MapClaims{"scope": []string{"create:users"}}), false, false, ""},
		"opaque":           {"opaque", false, false, ""},
		"not quite a JWT":  {"a.b.c", false, false, ""},
	} {
		cl, err := New(Config{Domain: "tenant.example.com", Token: c.token})
		if err != nil {
			t.Fatal(err)
		}
		granted, known := cl.Granted()
		if known != c.known || granted.Has("create:users") != c.has || granted.ClientID != c.azp {
			t.Errorf("%s: %+v, known: %t", name, granted, known)
		}
	}
}

// Before the first request there is no token, and none is fetched to be looked at. Of an opaque token the
// answer of the token endpoint tells the scopes.
func TestGranted_fetched(t *testing.T) {
	t.Parallel()
	n := newNetwork(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/oauth/token" {
			answer(w, http.StatusOK, `{"access_token":"opaque","token_type":"Bearer","expires_in":86400,"scope":"read:users update:users"}`)
			return
		}
		answer(w, http.StatusOK, `[]`)
	}))
	c := onNetwork(t, n, func(c *Config) { c.Token, c.ClientID, c.ClientSecret = "", "client-id", "sentinel-client-secret" })
	if _, known := c.Granted(); known {
		t.Error("scopes of a token that was never fetched")
	}
	if _, _, err := c.Connections.ListFirst(t.Context()); err != nil {
		t.Fatal(err)
	}
	granted, known := c.Granted()
	if !known || !granted.Has("update:users") || granted.Has("create:users") {
		t.Errorf("%+v, known: %t", granted, known)
	}
}

// Another token has other scopes.
func TestGranted_renewed(t *testing.T) {
	t.Parallel()
	scopes := []string{"read:users", "create:users"}
	fetched, asked := 0, 0
	n := newNetwork(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/oauth/token" {
			fetched++
			answer(w, http.StatusOK, fmt.Sprintf(`{"access_token":"opaque-%d","token_type":"Bearer","expires_in":86400,"scope":%q}`, fetched, scopes[fetched-1]))
			return
		}
		if asked++; asked == 2 {
			answer(w, http.StatusUnauthorized, `{"statusCode":401,"error":"Unauthorized","message":"Expired token received for JSON Web Token validation"}`)
			return
		}
		answer(w, http.StatusOK, `[]`)
	}))
	c := onNetwork(t, n, func(c *Config) { c.Token, c.ClientID, c.ClientSecret = "", "client-id", "sentinel-client-secret" })
	for _, scope := range scopes {
		if _, _, err := c.Connections.ListFirst(t.Context()); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if granted, known := c.Granted(); !known || len(granted.scopes) != 1 || !granted.Has(scope) {
				t.Errorf("%+v, known: %t, want %s", granted, known, scope)
			}
		}
	}
}
