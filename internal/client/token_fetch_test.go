// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func oauthError(status int, code, description string) fault {
	return instead(false, status, "application/json", `{"error":"`+code+`","error_description":"`+description+`"}`)
}

func TestTokenFailuresAreTold(t *testing.T) {
	t.Parallel()
	repeat := func(f fault) []fault { return []fault{f, f, f, f, f, f, f, f} }
	const retried = 1 + defaultMaxRetries
	cases := map[string]struct {
		fault    fault
		kind     AuthKind
		status   int
		requests int
	}{
		"wrong secret":   {oauthError(401, "access_denied", "Unauthorized"), AuthInvalidClient, 401, 1},
		"unknown client": {oauthError(401, "invalid_client", "Client not found"), AuthInvalidClient, 401, 1},
		"no client grant": {
			oauthError(403, "access_denied", `Client is not authorized to access \"https://x/api/v2/\". You need to create a \"client-grant\" associated to this API.`),
			AuthNoClientGrant, 403, 1,
		},
		"scope not granted": {oauthError(403, "access_denied", "Client has not been granted scopes: read:users"), AuthNoClientGrant, 403, 1},
		"grant type": {
			oauthError(403, "unauthorized_client", "Grant type 'client_credentials' not allowed for the client."),
			AuthGrantType, 403, 1,
		},
		"unsupported":         {oauthError(400, "unsupported_grant_type", ""), AuthGrantType, 400, 1},
		"unknown audience":    {oauthError(403, "access_denied", "Service not found: https://x/"), AuthUnknownAudience, 403, 1},
		"something else":      {oauthError(400, "invalid_request", "odd"), AuthOther, 400, 1},
		"not a tenant, 404":   {instead(false, 404, "text/html", htmlPage), AuthNotATokenServer, 404, 1},
		"not a tenant, 200":   {instead(false, 200, "text/html", htmlPage), AuthNotATokenServer, 200, retried},
		"redirect":            {instead(false, 301, "text/html", ""), AuthNotATokenServer, 301, 1},
		"down":                {instead(false, 503, "text/html", htmlPage), AuthUnavailable, 503, retried},
		"never answers":       {dropBefore, AuthUnavailable, 0, retried},
		"success without one": {instead(false, 200, "application/json", `{}`), AuthUnavailable, 0, retried},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				n := newNetwork(&tenant{lifetime: time.Hour})
				n.fail(tokenRoute, repeat(test.fault)...)
				_, err := onNetwork(t, n, withSecret).Users.Get(t.Context(), "auth0|1")
				var auth *AuthError
				if !errors.As(err, &auth) || !IsAuth(err) {
					t.Fatalf("error %v, want an AuthError", err)
				}
				if auth.Kind != test.kind || auth.Status != test.status {
					t.Errorf("kind %s status %d, want %s %d", auth.Kind, auth.Status, test.kind, test.status)
				}
				if auth.Host != "tenant.example.com" || auth.Audience != "https://tenant.example.com/api/v2/" {
					t.Errorf("host %q audience %q", auth.Host, auth.Audience)
				}
				if got := n.count(tokenRoute); got != test.requests {
					t.Errorf("%d token requests, want %d", got, test.requests)
				}
				if n.total != test.requests {
					t.Error("an API request was sent without a token")
				}
				if strings.Contains(err.Error(), "sentinel") {
					t.Errorf("the error holds a secret: %v", err)
				}
			})
		})
	}
}

func TestTokenRequestIsRepeated(t *testing.T) {
	t.Parallel()
	for name, problem := range map[string]fault{
		"429": limited(http.Header{"Retry-After": {"20"}}), "503": apiError(false, 503), "dropped": dropAfter,
		"refused": refused, "truncated": truncated, "hangs": hang(false),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				n := newNetwork(&tenant{lifetime: time.Hour})
				n.fail(tokenRoute, problem, problem)
				if _, err := onNetwork(t, n, withSecret).Users.Get(t.Context(), "auth0|1"); err != nil {
					t.Errorf("Get: %v", err)
				}
				if got := n.count(tokenRoute); got != 3 {
					t.Errorf("%d token requests, want 3", got)
				}
			})
		})
	}
}

func TestTokenQuotaExhausted(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := newNetwork(&tenant{})
		n.fail(tokenRoute, instead(false, 429, "application/json", `{"error":"too_many_requests","error_description":"Client quota exceeded"}`),
			limited(http.Header{"Retry-After": {"3540"}}))
		_, err := onNetwork(t, n, withSecret).Users.Get(t.Context(), "auth0|1")
		var auth *AuthError
		if !errors.As(err, &auth) || auth.Kind != AuthQuota {
			t.Errorf("error %v, want the quota", err)
		}
	})
}

// An unreachable host is told as such, whether the token or the API itself is asked for.
func TestUnreachableHost(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := newNetwork(&tenant{})
		for range 10 {
			n.fail(tokenRoute, refused)
		}
		_, err := onNetwork(t, n, withSecret).Users.Get(t.Context(), "auth0|1")
		var failure *ConnectError
		if !errors.As(err, &failure) || failure.Kind != ConnectRefused || failure.Host != "tenant.example.com" {
			t.Errorf("error %v, want a refused connection", err)
		}
	})
}
