// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

const tokenRoute = "POST /oauth/token"

// tenant is a handler with a token endpoint and an API that knows the tokens it issued.
type tenant struct {
	lifetime time.Duration

	mu      sync.Mutex
	issued  int
	revoked map[string]bool
	forms   []url.Values
}

func (s *tenant) revoke(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.revoked == nil {
		s.revoked = map[string]bool{}
	}
	s.revoked[token] = true
}

func (s *tenant) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.URL.Path == "/oauth/token" {
		if err := r.ParseForm(); err != nil {
			answer(w, http.StatusBadRequest, `{"error":"invalid_request"}`)
			return
		}
		s.forms = append(s.forms, r.PostForm)
		s.issued++
		answer(w, http.StatusOK, fmt.Sprintf(`{"access_token":"token-%d","token_type":"Bearer","expires_in":%d}`, s.issued, int(s.lifetime.Seconds())))
		return
	}
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !strings.HasPrefix(token, "token-") || s.revoked[token] || s.revoked["all"] {
		answerError(w, http.StatusUnauthorized, "", "Invalid token.")
		return
	}
	answer(w, http.StatusOK, onlyUser)
}

func withSecret(config *Config) {
	config.Token, config.ClientID, config.ClientSecret = "", "client-id", "sentinel-client-secret"
}

func TestTokenIsFetchedOnceForAll(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &tenant{lifetime: 24 * time.Hour}
		n := newNetwork(s)
		c := onNetwork(t, n, withSecret)
		if n.total != 0 {
			t.Fatalf("New sent %d requests", n.total)
		}
		getMany(t, c, 50)
		if s.issued != 1 {
			t.Errorf("%d tokens fetched, want 1", s.issued)
		}
		want := url.Values{
			"grant_type": {"client_credentials"}, "client_id": {"client-id"}, "client_secret": {"sentinel-client-secret"},
			"audience": {"https://tenant.example.com/api/v2/"},
		}
		if got := s.forms[0].Encode(); got != want.Encode() {
			t.Errorf("token request %s, want %s", got, want.Encode())
		}
	})
}

func getMany(t *testing.T, c *Client, count int) {
	t.Helper()
	var group sync.WaitGroup
	for range count {
		group.Go(func() {
			if _, err := c.Users.Get(t.Context(), "auth0|1"); err != nil {
				t.Errorf("Get: %v", err)
			}
		})
	}
	group.Wait()
}

func TestTokenIsRenewedBeforeItExpires(t *testing.T) {
	t.Parallel()
	for lifetime, renewal := range map[time.Duration]time.Duration{
		24 * time.Hour: 24*time.Hour - time.Minute, time.Minute: 54 * time.Second, 10 * time.Second: 9 * time.Second,
	} {
		t.Run(lifetime.String(), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := &tenant{lifetime: lifetime}
				c := onNetwork(t, newNetwork(s), withSecret)
				getMany(t, c, 1)
				if err := sleep(t.Context(), renewal-time.Second); err != nil {
					t.Fatal(err)
				}
				getMany(t, c, 1)
				if s.issued != 1 {
					t.Fatalf("%d tokens after %s, want 1", s.issued, renewal-time.Second)
				}
				if err := sleep(t.Context(), time.Second); err != nil {
					t.Fatal(err)
				}
				getMany(t, c, 10)
				if s.issued != 2 {
					t.Errorf("%d tokens after %s, want 2", s.issued, renewal)
				}
			})
		})
	}
}

// A token endpoint that is down just when the token is about to expire harms nobody yet.
func TestTokenIsUsedUpWhenRenewalFails(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &tenant{lifetime: time.Hour}
		n := newNetwork(s)
		c := onNetwork(t, n, withSecret, func(config *Config) { config.MaxRetries = -1 })
		getMany(t, c, 1)
		if err := sleep(t.Context(), time.Hour-30*time.Second); err != nil {
			t.Fatal(err)
		}
		n.fail(tokenRoute, refused, refused)
		getMany(t, c, 1)
		if err := sleep(t.Context(), time.Minute); err != nil {
			t.Fatal(err)
		}
		var failure *ConnectError
		if _, err := c.Users.Get(t.Context(), "auth0|1"); !errors.As(err, &failure) {
			t.Errorf("error %v with an expired token and no other, want the connection error", err)
		}
		getMany(t, c, 1)
		if s.issued != 2 {
			t.Errorf("%d tokens, want 2", s.issued)
		}
	})
}

func TestTokenIsReplacedOnceOn401(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &tenant{lifetime: time.Hour}
		n := newNetwork(s)
		c := onNetwork(t, n, withSecret)
		getMany(t, c, 1)
		s.revoke("token-1")
		getMany(t, c, 20)
		if s.issued != 2 {
			t.Errorf("%d tokens, want 2", s.issued)
		}
		// A POST is repeated too: a 401 proves that nothing was done.
		s.revoke("token-2")
		if err := c.do(t.Context(), call{operation: operations.CreateUser, body: inDatabase()}, nil); err != nil {
			t.Errorf("POST after the token was revoked: %v", err)
		}
		if s.issued != 3 {
			t.Errorf("%d tokens, want 3", s.issued)
		}
	})
}

// A tenant that refuses every token must not cost a token per request: tokens are a paid quota.
func TestLasting401DoesNotUseUpTokens(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := &tenant{lifetime: time.Hour}
		s.revoke("all")
		n := newNetwork(s)
		c := onNetwork(t, n, withSecret)
		for range 10 {
			if _, err := c.Users.Get(t.Context(), "auth0|1"); !IsUnauthorized(err) {
				t.Errorf("error %v, want 401", err)
			}
		}
		if s.issued != 2 {
			t.Errorf("%d tokens, want 2", s.issued)
		}
		if got := n.count("GET /api/v2/users/auth0%7C1"); got != 11 {
			t.Errorf("%d API requests, want 11", got)
		}
	})
}

func TestStaticTokenIsNeverReplaced(t *testing.T) {
	t.Parallel()
	n := newNetwork(&tenant{})
	c := onNetwork(t, n)
	if _, err := c.Users.Get(t.Context(), "auth0|1"); !IsUnauthorized(err) {
		t.Errorf("error %v, want 401", err)
	}
	if n.total != 1 {
		t.Errorf("%d requests, want 1", n.total)
	}
}

func TestTokenGoesToTheConfiguredHostOnly(t *testing.T) {
	t.Parallel()
	base := &url.URL{Scheme: "https", Host: "tenant.example.com"}
	sent := false
	transport := &tokenTransport{base: base, tokens: newStaticTokens("sentinel"), next: roundTripFunc(func(*http.Request) (*http.Response, error) {
		sent = true
		return nil, errDropped
	})}
	for _, target := range []string{
		"https://other.example.com/", "http://tenant.example.com/", "https://tenant.example.com:8443/", "https://tenant.example.com.evil.example/",
	} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, target, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := transport.RoundTrip(req)
		if err == nil {
			_ = resp.Body.Close()
		}
		if sent {
			t.Fatalf("the token was sent to %s", target)
		}
		if err == nil || !strings.Contains(err.Error(), "refused to send the access token") {
			t.Errorf("%s: error %v", target, err)
		}
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://tenant.example.com/api/v2/users", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	if resp, err := transport.RoundTrip(req); err == nil {
		_ = resp.Body.Close()
	}
	if !sent {
		t.Error("a request to the configured host was not sent")
	}
}

type roundTripFunc func(*http.Request) (*http.Response, error)

func (f roundTripFunc) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

func TestRedirectsAreNotFollowed(t *testing.T) {
	t.Parallel()
	elsewhere := newFixture(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, onlyUser) })
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, elsewhere.server.URL+r.URL.Path, http.StatusTemporaryRedirect)
	})
	_, err := f.client(t).Users.Get(t.Context(), "auth0|1")
	var failure *Error
	if !errors.As(err, &failure) || failure.Status != http.StatusTemporaryRedirect {
		t.Errorf("error %v, want the redirect's status", err)
	}
	if len(elsewhere.requests) != 0 {
		t.Error("the redirect was followed")
	}
}
