// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

func TestBearerErrors(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now})
	key, _ := keyPair(t)
	forged, err := jwt.NewWithClaims(jwt.SigningMethodRS256, jwt.MapClaims{"aud": n.audience(), "exp": c.now().Add(time.Hour).Unix()}).SignedString(key)
	if err != nil {
		t.Fatal(err)
	}
	fresh := n.fetchToken(n.srv.ClientID(), n.srv.ClientSecret())
	c.advance(25 * time.Hour)
	for _, tc := range []struct{ name, header, message string }{
		{"none", "", "Missing authentication"},
		{"other scheme", "Basic abc", "Bad HTTP authentication header format"},
		{"no token", "Bearer", "Bad HTTP authentication header format"},
		{"not a JWT", "Bearer abc", "Bad HTTP authentication header format"},
		{"three parts of nothing", "Bearer a.b.c", "Invalid token"},
		{"foreign signature", "Bearer " + forged, "Invalid signature received for JSON Web Token validation"},
		{"expired", "Bearer " + fresh, "Expired token received for JSON Web Token validation"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			var header []string
			if tc.header != "" {
				header = []string{"Authorization", tc.header}
			}
			got, err := n.send("GET", "/api/v2/users", "", "", header...)
			if err != nil {
				t.Fatal(err)
			}
			got.wantError(t, http.StatusUnauthorized, "", tc.message)
			attributes, _ := got.object(t)["attributes"].(object)
			if attributes["error"] != tc.message {
				t.Errorf("attributes: %s", got.raw)
			}
		})
	}
	n.api("GET", "/users", nil).want(t, http.StatusOK) // the API token outlives all that
}

// TestScopes holds every endpoint against the scope table: each scope alone is
// enough, without any the error names them all.
func TestScopes(t *testing.T) {
	t.Parallel()
	endpoints := []struct {
		method, path string
		body         any
		scopes       string
	}{
		{"POST", "/users", object{"connection": "nowhere"}, "create:users"},
		{"GET", "/users", nil, "read:users,read:user_idp_tokens"},
		{"GET", "/users/auth0%7Cx", nil, "read:users,read:current_user,read:user_idp_tokens"},
		{"PATCH", "/users/auth0%7Cx", object{"app_metadata": object{}}, "update:users,update:users_app_metadata,update:current_user_metadata"},
		{"DELETE", "/users/auth0%7Cx", nil, "delete:users,delete:current_user"},
		{"GET", "/users-by-email?email=a", nil, "read:users"},
		{"GET", "/connections", nil, "read:connections"},
		{"GET", "/connections/con_x", nil, "read:connections"},
		{"POST", "/connections", object{"name": "-", "strategy": "auth0"}, "create:connections"},
		{"DELETE", "/connections/con_x", nil, "delete:connections"},
	}
	seed := &emulator.Seed{Clients: []emulator.SeedClient{{ID: "none", Secret: "s", Scopes: []string{"read:something"}}}}
	known := map[string]bool{}
	for _, e := range endpoints {
		for _, sc := range strings.Split(e.scopes, ",") {
			if !known[sc] {
				known[sc] = true
				seed.Clients = append(seed.Clients, emulator.SeedClient{ID: sc, Secret: "s", Scopes: []string{sc}})
			}
		}
	}
	base := newTenant(t, emulator.Options{Seed: seed})
	for _, e := range endpoints {
		t.Run(e.method+" "+e.path, func(t *testing.T) {
			t.Parallel()
			n := *base
			n.t = t
			n.token = n.fetchToken("none", "s")
			n.api(e.method, e.path, e.body).wantError(t, http.StatusForbidden, "insufficient_scope", "Insufficient scope, expected any of: "+e.scopes)
			for _, sc := range strings.Split(e.scopes, ",") {
				n.token = n.fetchToken(sc, "s")
				got := n.api(e.method, e.path, e.body)
				if strings.Contains(sc, ":current_user") {
					// A machine's token is nobody's own.
					got.wantError(t, http.StatusForbidden, "", "User to be acted on does not match subject in bearer token.")
				} else if got.status == http.StatusForbidden {
					t.Errorf("%s is not enough: %s", sc, got.raw)
				}
			}
		})
	}
}

func TestAppMetadataScope(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `clients: [{id: app, secret: s, scopes: ["update:users_app_metadata"]}]`)})
	id := n.newUser(object{"email": "a@example.com"})
	n.token = n.fetchToken("app", "s")
	n.api("PATCH", userPath(id), object{"app_metadata": object{"a": "b"}}).want(t, http.StatusOK)
	for _, body := range []object{{"user_metadata": object{"a": "b"}}, {"blocked": true, "app_metadata": object{"a": "c"}}} {
		n.api("PATCH", userPath(id), body).wantError(t, http.StatusForbidden, "insufficient_scope", "Insufficient scope, expected any of: update:users")
	}
}

func TestUnknownRoutes(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	for _, path := range []string{"/nothing", "/users/auth0%7Cx/nothing", "/users/", "", "/"} {
		n.api("GET", path, nil).wantError(t, http.StatusNotFound, "", "Not Found")
	}
	n.api("PUT", "/users", object{}).wantError(t, http.StatusNotFound, "", "Not Found")
	got, err := n.send("GET", "/elsewhere", "", "")
	if err != nil {
		t.Fatal(err)
	}
	got.wantError(t, http.StatusNotFound, "", "Not Found")
}
