// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// clockedTenant accepts assertions whose times fit its own clock, as the service does.
type clockedTenant struct{ skew time.Duration }

func (c clockedTenant) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/oauth/token" {
		answer(w, http.StatusOK, onlyUser)
		return
	}
	var claims jwt.RegisteredClaims
	_, _, err := jwt.NewParser().ParseUnverified(r.PostFormValue("client_assertion"), &claims)
	now := time.Now().Add(c.skew)
	switch {
	case err != nil:
		answer(w, http.StatusBadRequest, `{"error":"invalid_request","error_description":"no assertion"}`)
	case claims.ExpiresAt.Before(now), claims.ExpiresAt.After(now.Add(5 * time.Minute)), claims.IssuedAt.After(now.Add(10 * time.Second)):
		answer(w, http.StatusUnauthorized, `{"error":"invalid_client","error_description":"Client assertion is expired or not valid yet"}`)
	default:
		answer(w, http.StatusOK, `{"access_token":"`+testToken+`","token_type":"Bearer","expires_in":3600}`)
	}
}

// A machine whose clock is wrong signs with the time that the service tells.
func TestAssertionsUseTheServersTime(t *testing.T) {
	t.Parallel()
	key := pkcs1(t)
	for _, c := range []struct {
		skew     time.Duration
		requests int
	}{
		{0, 1},
		{3 * time.Second, 1},
		{-3 * time.Second, 1},
		{time.Minute, 1},
		{-30 * time.Second, 2},
		{3 * time.Minute, 2},
		{-3 * time.Minute, 2},
		{7 * time.Hour, 2},
		{-40 * 24 * time.Hour, 2},
	} {
		t.Run(c.skew.String(), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				n := newNetwork(clockedTenant{c.skew})
				n.skew = c.skew
				client := onNetwork(t, n, func(config *Config) {
					config.Token, config.ClientID, config.PrivateKey, config.MaxRetries = "", "client-id", key, -1
				})
				began := time.Now()
				if _, err := client.Users.Get(t.Context(), "auth0|1"); err != nil {
					t.Fatal(err)
				}
				if got := n.count(tokenRoute); got != c.requests {
					t.Errorf("%d token requests, want %d", got, c.requests)
				}
				if took := time.Since(began); took > time.Second {
					t.Errorf("took %s", took)
				}
				// The next token is signed right at once, and it is asked for when the last one expires, whatever the clocks say.
				<-time.After(50 * time.Minute)
				if _, err := client.Users.Get(t.Context(), "auth0|1"); err != nil || n.count(tokenRoute) != c.requests {
					t.Errorf("error %v, %d token requests", err, n.count(tokenRoute))
				}
				<-time.After(15 * time.Minute)
				if _, err := client.Users.Get(t.Context(), "auth0|1"); err != nil || n.count(tokenRoute) != c.requests+1 {
					t.Errorf("error %v, %d token requests", err, n.count(tokenRoute))
				}
			})
		})
	}
}

// A key that is refused for another reason is not asked with again.
func TestRefusedKeyIsRefusedOnce(t *testing.T) {
	t.Parallel()
	key := pkcs1(t)
	synctest.Test(t, func(t *testing.T) {
		n := newNetwork(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			answer(w, http.StatusUnauthorized, `{"error":"invalid_client","error_description":"no such key"}`)
		}))
		for _, skew := range []time.Duration{0, time.Hour, time.Hour} {
			n.skew = skew
			_, err := onNetwork(t, n, func(config *Config) {
				config.Token, config.ClientID, config.PrivateKey = "", "client-id", key
			}).Users.Get(t.Context(), "auth0|1")
			if !IsAuth(err) {
				t.Errorf("error %v", err)
			}
		}
		if n.total != 1+2+2 {
			t.Errorf("%d requests, want 5", n.total)
		}
	})
}

// Lifetimes and tokens that make no sense end in no storm of token requests, and in no hang.
func TestAbsurdTokens(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		body     string
		fails    bool
		requests int
	}{
		"negative lifetime": {`{"access_token":"abc","token_type":"Bearer","expires_in":-5}`, false, 1},
		"no lifetime":       {`{"access_token":"abc","token_type":"Bearer"}`, false, 1},
		"endless lifetime":  {`{"access_token":"abc","token_type":"Bearer","expires_in":9000000000000000000}`, false, 1},
		"line break":        {`{"access_token":"abc\r\nX-Injected: 1","token_type":"Bearer","expires_in":60}`, true, 5},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				n := newNetwork(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if r.URL.Path == "/oauth/token" {
						answer(w, http.StatusOK, c.body)
						return
					}
					answer(w, http.StatusOK, onlyUser)
				}))
				client := onNetwork(t, n, withSecret)
				for range 5 {
					if _, err := client.Users.Get(t.Context(), "auth0|1"); (err != nil) != c.fails {
						t.Errorf("error %v", err)
					}
				}
				if got := n.count(tokenRoute); got != c.requests {
					t.Errorf("%d token requests, want %d", got, c.requests)
				}
			})
		})
	}
}
