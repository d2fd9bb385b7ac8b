// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/internal/redact"
)

const allIdentities = `[{"profileData":{"email":"ada@example.com"},"connection":"db","user_id":"65e1/b","provider":"auth0","isSocial":false},
{"profileData":{"email":"ada@example.org"},"connection":"google-oauth2","user_id":1052,"provider":"google-oauth2","isSocial":true,"access_token":"x"}]`

func TestUserIdentities(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			answer(w, http.StatusCreated, allIdentities)
			return
		}
		answer(w, http.StatusOK, `[{"connection":"db","user_id":"65e1/b","provider":"auth0","isSocial":false}]`)
	})
	identities := f.client(t).Users.Identities
	for want, request := range map[string]LinkIdentityRequest{
		`{"link_with":"a.b.c"}`:                         {LinkWith: "a.b.c"},
		`{"provider":"google-oauth2","user_id":"1052"}`: {Provider: "google-oauth2", UserID: "1052"},
		`{"provider":"google-oauth2","user_id":"google-oauth2|1052","connection_id":"con"}`: {
			Provider: "google-oauth2", UserID: "google-oauth2|1052", ConnectionID: "con",
		},
	} {
		all, err := identities.Link(t.Context(), "auth0|65e1/b", request)
		if err != nil {
			t.Fatal(err)
		}
		if len(all) != 2 || all[1].UserID != "1052" || all[1].Provider != "google-oauth2" || all[1].Connection != "google-oauth2" || !all[1].IsSocial {
			t.Errorf("linked: %+v", all)
		}
		if last := f.last(t); last.method != http.MethodPost || last.path != "/api/v2/users/auth0%7C65e1%2Fb/identities" || last.body != want {
			t.Errorf("sent %s %s %s, want %s", last.method, last.path, last.body, want)
		}
	}
	left, err := identities.Delete(t.Context(), "auth0|65e1/b", "samlp", "acme|ada/1")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Identity{{Connection: "db", UserID: "65e1/b", Provider: "auth0"}}, left); diff != "" {
		t.Errorf("left (-want +got):\n%s", diff)
	}
	if last := f.last(t); last.method != http.MethodDelete || last.path != "/api/v2/users/auth0%7C65e1%2Fb/identities/samlp/acme%7Cada%2F1" || last.body != "" {
		t.Errorf("sent %s %s %s", last.method, last.path, last.body)
	}
}

// TestUserIdentities_lostAnswer: what names the account by ID is sent again, what has a token is not.
func TestUserIdentities_lostAnswer(t *testing.T) {
	t.Parallel()
	for want, request := range map[int]LinkIdentityRequest{2: {Provider: "a", UserID: "b"}, 1: {LinkWith: "a.b.c"}} {
		var f *fixture
		f = newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
			if f.count("POST /api/v2/users/auth0%7C1/identities") == 1 {
				answerError(w, http.StatusServiceUnavailable, "", "Try again.")
				return
			}
			answerError(w, http.StatusConflict, "", "Specified identity already exists.")
		})
		_, err := f.client(t).Users.Identities.Link(t.Context(), "auth0|1", request)
		if !MayHaveBeenProcessed(err) || IsConflict(err) != (want == 2) {
			t.Errorf("%+v: %v", request, err)
		}
		if got := f.count("POST /api/v2/users/auth0%7C1/identities"); got != want {
			t.Errorf("%+v: %d requests, want %d", request, got, want)
		}
	}
}

// TestUserIdentities_unusable: an answer without identities says nothing about the request.
func TestUserIdentities_unusable(t *testing.T) {
	t.Parallel()
	for _, says := range []string{`null`, `[]`, `[null]`, `[{"provider":"auth0"}]`, `[{"connection":"db","user_id":"65e1"}]`} {
		f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, says) })
		identities := f.client(t).Users.Identities
		if all, err := identities.Link(t.Context(), "auth0|1", LinkIdentityRequest{LinkWith: "a.b.c"}); !MayHaveBeenProcessed(err) {
			t.Errorf("%s: linked %+v, %v", says, all, err)
		}
		if left, err := identities.Delete(t.Context(), "auth0|1", "google-oauth2", "1052"); !MayHaveBeenProcessed(err) {
			t.Errorf("%s: left %+v, %v", says, left, err)
		}
	}
}

// TestUserIdentities_tokenIsSecret: the token is in no error, and neither are tokens of providers.
func TestUserIdentities_tokenIsSecret(t *testing.T) {
	t.Parallel()
	const token = "sentinel.id.token"
	f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
		answerError(w, http.StatusBadRequest, "", "Invalid token (link_with): "+token)
	})
	_, err := f.client(t).Users.Identities.Link(t.Context(), "auth0|1", LinkIdentityRequest{LinkWith: token})
	if !IsBadRequest(err) || strings.Contains(err.Error(), token) {
		t.Errorf("the error: %v", err)
	}
	const body = `{"link_with":"` + token + `","access_token":"` + token + `","access_token_secret":"` + token + `","refresh_token":"` + token + `"}`
	if got := new(redact.Secrets).JSON([]byte(body)); strings.Contains(got, token) {
		t.Errorf("the log has %s", got)
	}
}

func TestSubject(t *testing.T) {
	t.Parallel()
	encode := base64.RawURLEncoding.EncodeToString
	token := func(claims string) string {
		return encode([]byte(`{"alg":"RS256","typ":"JWT"}`)) + "." + encode([]byte(claims)) + ".c2lnbmF0dXJl"
	}
	if id, ok := Subject(token(`{"sub":"oauth2|custom|1052","aud":["a","b"],"nonce":1}`)); !ok || id != "oauth2|custom|1052" {
		t.Errorf("%q, %t", id, ok)
	}
	for _, bad := range []string{"", "a.b.c", "token", token(`{}`), token(`{"sub":""}`), token(`{"sub":1}`), token(`[`)} {
		if id, ok := Subject(bad); ok {
			t.Errorf("%q is about %q", bad, id)
		}
	}
}

func TestTokenExpired(t *testing.T) {
	t.Parallel()
	now := time.Unix(1767225600, 0)
	encode := base64.RawURLEncoding.EncodeToString
	for claims, want := range map[string]bool{
		`{"exp":1767225600}`: false, `{"exp":1767225541}`: false, `{"exp":1767225539}`: true, `{"sub":"auth0|1"}`: false, `{"exp":"soon"}`: false,
	} {
		token := encode([]byte(`{"alg":"RS256","typ":"JWT"}`)) + "." + encode([]byte(claims)) + ".c2lnbmF0dXJl"
		if got := TokenExpired(token, now); got != want {
			t.Errorf("%s: %t", claims, got)
		}
	}
	if TokenExpired("", now) || TokenExpired("sentinel", now) {
		t.Error("what is no token has expired")
	}
}
