// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"strconv"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

func (r response) wantLimit(t *testing.T, limit, remaining int, reset time.Time) {
	t.Helper()
	want := map[string]string{
		"x-ratelimit-limit": strconv.Itoa(limit), "x-ratelimit-remaining": strconv.Itoa(remaining),
		"x-ratelimit-reset": strconv.FormatInt(reset.Unix(), 10),
	}
	for k, v := range want {
		if got := r.header.Get(k); got != v {
			t.Errorf("%s: got %q, want %q", k, got, v)
		}
	}
}

const groupLimit = "Too many requests. Check the X-RateLimit-Limit, X-RateLimit-Remaining and X-RateLimit-Reset headers."

func TestGlobalBucket(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now, RateLimit: "free"})
	start := c.now()
	n.api("GET", "/users", nil).want(t, http.StatusOK).wantLimit(t, 2, 1, start.Add(time.Second))
	n.api("GET", "/nothing", nil).want(t, http.StatusNotFound).wantLimit(t, 2, 0, start.Add(time.Second))
	refused := n.api("POST", "/users", object{"connection": database, "email": "a@example.com", "password": goodPass})
	refused.wantError(t, http.StatusTooManyRequests, "too_many_requests", "Global limit has been reached")
	refused.wantLimit(t, 2, 0, start.Add(time.Second))
	if refused.header.Get("Retry-After") != "" {
		t.Error("Retry-After is not documented for the Management API")
	}
	c.advance(500 * time.Millisecond) // 2 per second: one token
	if got := n.api("GET", "/users", nil).want(t, http.StatusOK).list(t); len(got) != 0 {
		t.Errorf("the refused create was carried out: %v", got)
	}
	n.api("GET", "/users", nil).want(t, http.StatusTooManyRequests)
	c.advance(time.Minute)
	n.api("GET", "/users", nil).want(t, http.StatusOK).wantLimit(t, 2, 1, c.now().Add(time.Second))
}

func TestProfessionalGroups(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now, RateLimit: "professional"})
	drain := func(burst int, method, path string, body any) {
		t.Helper()
		for i := range burst {
			if got := n.api(method, path, body); got.status == http.StatusTooManyRequests {
				t.Fatalf("%s %s: request %d of a burst of %d was refused", method, path, i+1, burst)
			}
		}
		n.api(method, path, body).wantError(t, http.StatusTooManyRequests, "too_many_requests", groupLimit)
	}
	// Each group has its own bucket: draining one leaves the others full.
	drain(40, "GET", "/users-by-email?email=a", nil)
	n.api("GET", "/users", nil).want(t, http.StatusTooManyRequests)
	drain(20, "PATCH", userPath("auth0|x"), object{})
	n.api("POST", "/users", object{}).want(t, http.StatusTooManyRequests)
	drain(20, "DELETE", userPath("auth0|x"), nil)
	drain(5, "GET", "/connections", nil)
	drain(5, "GET", "/clients", nil)
	n.api("GET", "/clients/none", nil).want(t, http.StatusTooManyRequests)
	drain(10, "DELETE", "/connections/con_x", nil)
	c.advance(120 * time.Millisecond) // 500 per minute
	n.api("GET", "/users", nil).want(t, http.StatusOK)
}

// TestTokenLimit: the token endpoint has its own bucket, error and headers.
func TestTokenLimit(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now, RateLimit: "free"})
	ask := func() response {
		t.Helper()
		got, err := n.send("POST", "/oauth/token", "application/json", `{"grant_type": "none"}`)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	for range 30 {
		if got := ask().want(t, http.StatusBadRequest); got.header.Get("X-Ratelimit-Limit") != "" {
			t.Errorf("headers of an answer: %v", got.header)
		}
	}
	refused := ask().want(t, http.StatusTooManyRequests)
	if want := `{"error":"too_many_requests","error_description":"Rate limit exceeded."}`; refused.raw != want {
		t.Errorf("got %s, want %s", refused.raw, want)
	}
	refused.wantLimit(t, 30, 0, c.now().Add(time.Second))
	if got := refused.header.Get("Retry-After"); got != "1" {
		t.Errorf("Retry-After: %q", got)
	}
	n.api("GET", "/users", nil).want(t, http.StatusOK).wantLimit(t, 2, 1, c.now().Add(time.Second))
	c.advance(time.Second)
	ask().want(t, http.StatusBadRequest)

	other := newTenant(t, emulator.Options{Now: c.now, RateLimit: "enterprise"})
	for range 40 { // for which none is published
		if got, err := other.send("POST", "/oauth/token", "application/json", `{}`); err != nil || got.status != http.StatusBadRequest {
			t.Fatal(got.raw, err)
		}
	}
}

func TestPlans(t *testing.T) {
	t.Parallel()
	c := newClock()
	for setting, burst := range map[string]int{
		"enterprise": 50, "enterprise-nonprod": 10, "16/7": 7, "0.5/3": 3,
	} {
		n := newTenant(t, emulator.Options{Now: c.now, RateLimit: setting})
		for i := range burst {
			n.api("GET", "/users", nil).want(t, http.StatusOK).wantLimit(t, burst, burst-1-i, roundUp(c.now(), setting))
		}
		n.api("GET", "/users", nil).wantError(t, http.StatusTooManyRequests, "too_many_requests", "Global limit has been reached")
	}
	for _, setting := range []string{"gold", "10", "0/5", "5/0", "a/b", "-1/5"} {
		if srv, err := emulator.New(emulator.Options{RateLimit: setting}); err == nil {
			t.Errorf("%q was accepted: %v", setting, srv.Close())
		}
	}
}

// roundUp is the second at which the next token is there.
func roundUp(now time.Time, setting string) time.Time {
	if setting == "0.5/3" {
		return now.Add(2 * time.Second)
	}
	return now.Add(time.Second)
}

func TestLimitsOff(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now})
	for range 100 {
		n.api("GET", "/users", nil).want(t, http.StatusOK).wantLimit(t, 10000, 10000, c.now())
	}
}
