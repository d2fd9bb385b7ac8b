// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// crashOn is a network that panics on a path for a number of times, and answers everything else.
func crashOn(path string, times int) http.RoundTripper {
	return roundTripFunc(func(req *http.Request) (*http.Response, error) {
		if strings.HasSuffix(req.URL.Path, path) && times > 0 {
			times--
			panic(testToken)
		}
		recorder := httptest.NewRecorder()
		recorder.Header().Set("X-RateLimit-Limit", "10")
		recorder.Header().Set("X-RateLimit-Remaining", "9")
		if req.URL.Path == "/oauth/token" {
			answer(recorder, http.StatusOK, `{"access_token":"`+testToken+`","token_type":"Bearer","expires_in":86400}`)
		} else {
			answer(recorder, http.StatusOK, onlyUser)
		}
		return recorder.Result(), nil
	})
}

// The token is fetched in a goroutine of its own: a panic there is the error of those who wait.
func TestPanicWhileFetchingToken(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, err := New(Config{Domain: "acme.eu.auth0.com", ClientID: "id", ClientSecret: "sentinel", HTTPTransport: crashOn("/oauth/token", 1)})
		if err != nil {
			t.Fatal(err)
		}
		_, err = c.Users.Get(t.Context(), "auth0|1")
		if err == nil || !strings.Contains(err.Error(), "panic") || strings.Contains(err.Error(), testToken) {
			t.Errorf("error %v", err)
		}
		if _, err := c.Users.Get(t.Context(), "auth0|1"); err != nil {
			t.Errorf("the next call: %v", err)
		}
	})
}

// A call that panics gives back what it holds: nobody waits for it.
func TestPanicGivesBackThePermit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, err := New(Config{Domain: "acme.eu.auth0.com", Token: "sentinel", HTTPTransport: crashOn("/users/auth0|1", 3)})
		if err != nil {
			t.Fatal(err)
		}
		for range 3 {
			func() {
				defer func() {
					if recover() == nil {
						t.Error("no panic")
					}
				}()
				_, _ = c.Users.Get(t.Context(), "auth0|1")
			}()
		}
		began := time.Now()
		if _, err := c.Users.Get(t.Context(), "auth0|1"); err != nil || time.Since(began) > 100*time.Millisecond {
			t.Errorf("error %v after %s", err, time.Since(began))
		}
	})
}
