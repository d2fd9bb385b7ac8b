// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestErrorFromAnswer(t *testing.T) {
	t.Parallel()
	const full = `{"statusCode":404,"error":"Not Found","message":"The user does not exist.","errorCode":"inexistent_user"}`
	cases := map[string]struct {
		status int
		body   string
		want   Error
	}{
		"complete": {
			404, full,
			Error{Status: 404, Reason: "Not Found", Code: "inexistent_user", Message: "The user does not exist.", FromAPI: true},
		},
		"no error code": {
			404, `{"statusCode":404,"error":"Not Found","message":"The role does not exist."}`,
			Error{Status: 404, Reason: "Not Found", Message: "The role does not exist.", FromAPI: true},
		},
		"code as text": {400, `{"statusCode":"400","message":"x"}`, Error{Status: 400, Message: "x", FromAPI: true}},
		"HTML":         {404, htmlPage, Error{Status: 404}},
		"empty":        {404, "", Error{Status: 404}},
		"other JSON":   {404, `{"message":"no Route matched with those values"}`, Error{Status: 404}},
		"a list":       {404, `[1]`, Error{Status: 404}},
		"odd types": {
			400, `{"statusCode":400,"message":{"x":"y"},"error":null,"errorCode":7,"attributes":{"error":"z"}}`,
			Error{Status: 400, Message: "y", Code: "7", FromAPI: true},
		},
		"OAuth's own one": {403, `{"error":"access_denied","error_description":"x"}`, Error{Status: 403}},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := errorFromAnswer(test.status, http.Header{}, []byte(test.body))
			if diff := cmp.Diff(&test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	rapid.Check(t, func(r *rapid.T) {
		status := rapid.IntRange(300, 599).Draw(r, "status")
		body := rapid.OneOf(rapid.String(), rapid.StringMatching(`\{("(statusCode|error|message|errorCode)":(null|[0-9]{1,4}|"x"|\{\}|\[\]),?){0,4}\}`)).Draw(r, "body")
		if got := errorFromAnswer(status, http.Header{}, []byte(body)); got.Status != status {
			r.Fatalf("the status was lost: %v", got)
		}
	})
}

func TestPredicates(t *testing.T) {
	t.Parallel()
	predicates := map[string]func(error) bool{
		"IsNotFound": IsNotFound, "IsConflict": IsConflict, "IsCustomDomainConflict": IsCustomDomainConflict,
		"IsInsufficientScope": IsInsufficientScope, "IsUnauthorized": IsUnauthorized, "IsForbidden": IsForbidden,
		"IsBadRequest": IsBadRequest, "IsRateLimited": IsRateLimited, "IsAuth": IsAuth, "MayHaveBeenProcessed": MayHaveBeenProcessed,
	}
	cases := []struct {
		err  error
		want []string
	}{
		{nil, nil},
		{errors.New("x"), nil},
		{&Error{Status: 404, FromAPI: true}, []string{"IsNotFound"}},
		{&Error{Status: 404}, nil}, // A proxy's page, or a wrong domain.
		{&Error{Status: 409, FromAPI: true, Code: "auth0_idp_error"}, []string{"IsConflict"}},
		{&Error{Status: 409}, nil},
		{&Error{Status: 409, FromAPI: true, Code: "custom_domain_conflict"}, []string{"IsCustomDomainConflict"}},
		{&Error{Status: 403, FromAPI: true, Code: "insufficient_scope"}, []string{"IsForbidden", "IsInsufficientScope"}},
		{
			&Error{Status: 403, FromAPI: true, Message: "Insufficient scope; expected any of: read:users"},
			[]string{"IsForbidden", "IsInsufficientScope"},
		},
		{&Error{Status: 403}, []string{"IsForbidden"}},
		{&Error{Status: 401}, []string{"IsUnauthorized"}},
		{&Error{Status: 400}, []string{"IsBadRequest"}},
		{&Error{Status: 429}, []string{"IsRateLimited"}},
		{&Error{Status: 500, MayHaveBeenProcessed: true}, []string{"MayHaveBeenProcessed"}},
		{&AmbiguousCreateError{Cause: errDropped}, []string{"MayHaveBeenProcessed"}},
		{&AuthError{}, []string{"IsAuth"}},
		{&ConnectError{Err: errDropped}, nil},
	}
	for _, test := range cases {
		for name, is := range predicates {
			want := false
			for _, one := range test.want {
				want = want || one == name
			}
			for _, err := range []error{test.err, fmt.Errorf("wrapped: %w", test.err)} {
				if got := is(err); got != want && (test.err != nil || err == nil) {
					t.Errorf("%s(%v) = %t", name, err, got)
				}
			}
		}
	}
}

func TestRequiredScopes(t *testing.T) {
	t.Parallel()
	cases := map[string][]string{
		"Insufficient scope, expected any of: read:users,read:current_user,read:user_idp_tokens": {
			"read:users", "read:current_user", "read:user_idp_tokens",
		},
		"Insufficient scope; expected any of: create:users, update:users.": {"create:users", "update:users"},
		"Insufficient scope": nil,
		"User to be acted on does not match subject in bearer token.": nil,
	}
	for message, want := range cases {
		e := &Error{Status: 403, Message: message}
		if diff := cmp.Diff(want, e.RequiredScopes()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", message, diff)
		}
	}
	if got := (&Error{Status: 400, Message: "Insufficient scope, expected any of: read:users"}).RequiredScopes(); got != nil {
		t.Errorf("a 400 needs no scopes, got %v", got)
	}
}

func TestErrorTexts(t *testing.T) {
	t.Parallel()
	cases := []struct {
		err  error
		want string
	}{
		{
			&Error{
				Method: "GET", Path: "/users/{id}", Status: 404, FromAPI: true, Code: "inexistent_user",
				Message: "The user does not exist.", RequestID: "r1",
			},
			"GET /users/{id}: status 404 inexistent_user: The user does not exist. (request r1)",
		},
		{
			&Error{Method: "GET", Path: "/users/{id}", Status: 502},
			"GET /users/{id}: status 502 (Bad Gateway), not answered by the Management API itself",
		},
		{&Error{Method: "PATCH", Path: "/users/{id}", Err: errDropped}, "PATCH /users/{id}: no answer arrived: connection reset by peer"},
		{
			&Error{Method: "GET", Path: "/users", Status: 200, Err: errors.New("the answer is not valid JSON")},
			"GET /users: status 200 with an unusable answer: the answer is not valid JSON",
		},
		{
			&ConnectError{Host: "x.example", Kind: ConnectRefused, Err: errDropped},
			"client: cannot reach x.example: the connection was refused: connection reset by peer",
		},
		{
			&AuthError{Host: "x.example", Status: 401, OAuthError: "access_denied", Description: "Unauthorized"},
			"client: no access token from x.example: status 401 access_denied: Unauthorized",
		},
		{
			&AmbiguousCreateError{UserID: "auth0|1", Connection: "db", Email: "a@b.c", Cause: errDropped},
			"client: the user may or may not have been created (connection db, user ID auth0|1, e-mail a@b.c): connection reset by peer",
		},
		{&ConfigError{Field: "domain", Reason: "it is empty"}, "client: invalid domain: it is empty"},
		{
			&ResultCapError{Route: "/users", Cap: 1000, Total: 5000},
			"client: GET /users: 5000 results exist, but the API gives access to the first 1000 only",
		},
	}
	for _, test := range cases {
		if got := test.err.Error(); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
	if !errors.Is(&AuthError{Err: errDropped}, errDropped) || !errors.Is(&ConnectError{Err: errDropped}, errDropped) || !errors.Is(&AmbiguousCreateError{Cause: errDropped}, errDropped) {
		t.Error("a cause is not unwrapped")
	}
}

// Only the API's own 404 means that a user is gone.
func TestGetTellsGoneFromUnreachable(t *testing.T) {
	t.Parallel()
	for body, gone := range map[string]bool{
		`{"statusCode":404,"error":"Not Found","message":"The user does not exist.","errorCode":"inexistent_user"}`: true,
		htmlPage: false, "": false, `{"error":"no such route"}`: false,
	} {
		f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusNotFound)
			_, _ = w.Write([]byte(body))
		})
		c := f.client(t)
		_, err := c.Users.Get(t.Context(), "auth0|1")
		if IsNotFound(err) != gone || err == nil {
			t.Errorf("body %q: error %v", body, err)
		}
		if err := c.Users.Delete(t.Context(), "auth0|1"); (err == nil) != gone {
			t.Errorf("body %q: Delete: %v", body, err)
		}
		if gone == strings.Contains(err.Error(), "not answered by the Management API itself") {
			t.Errorf("body %q: error %v", body, err)
		}
	}
}
