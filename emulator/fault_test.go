// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

func create(n *tenant, email string) (response, error) {
	n.t.Helper()
	return n.send("POST", "/api/v2/users", "application/json",
		`{"connection":"`+database+`","email":"`+email+`","password":"`+goodPass+`"}`, "Authorization", "Bearer "+n.token)
}

// TestFaults checks for every action what the client sees and whether the
// work was done.
func TestFaults(t *testing.T) {
	t.Parallel()
	lost := func(t *testing.T, resp response, err error) {
		t.Helper()
		if err == nil {
			t.Errorf("there is an answer: %d %s", resp.status, resp.raw)
		}
	}
	status := func(want int) func(*testing.T, response, error) {
		return func(t *testing.T, resp response, err error) {
			t.Helper()
			if err != nil || resp.status != want {
				t.Errorf("got %d %v, want %d", resp.status, err, want)
			}
		}
	}
	notJSON := func(t *testing.T, resp response, err error) {
		t.Helper()
		if err != nil || resp.status != http.StatusCreated || resp.body != nil || resp.raw == "" {
			t.Errorf("expected a 201 that is not JSON, got %d %q %v", resp.status, resp.raw, err)
		}
	}
	page := func(want int) func(*testing.T, response, error) {
		return func(t *testing.T, resp response, err error) {
			t.Helper()
			if err != nil || resp.status != want || resp.header.Get("Content-Type") != "text/html" || !strings.HasPrefix(resp.raw, "<html>") {
				t.Errorf("expected an HTML page with status %d, got %d %q %v", want, resp.status, resp.raw, err)
			}
		}
	}
	for _, tc := range []struct {
		action string
		check  func(*testing.T, response, error)
		done   bool
	}{
		{"drop-before", lost, false},
		{"drop-after", lost, true},
		{"status=503", status(503), false},
		{"status-after=500", status(500), true},
		{"429", status(429), false},
		{"truncate", notJSON, true},
		{"cut", lost, true},
		{"invalid-json", notJSON, true},
		{"html=502", page(502), false},
		{"html-after=504", page(504), true},
		{"slow=20ms", status(201), true},
		{"delay=5ms", status(201), true},
	} {
		t.Run(tc.action, func(t *testing.T) {
			t.Parallel()
			n := newTenant(t, emulator.Options{Faults: []string{"POST /users " + tc.action + " count=1"}})
			resp, err := create(n, "a@example.com")
			tc.check(t, resp, err)
			got := n.api("GET", "/users-by-email?email=a%40example.com", nil).want(t, http.StatusOK).list(t)
			if (len(got) == 1) != tc.done {
				t.Errorf("users afterwards: %d, want the work done: %t", len(got), tc.done)
			}
			if stats := n.srv.Stats(); stats.ByRoute["POST /users"] != 1 || stats.Total != 2 {
				t.Errorf("stats: %+v", stats)
			}
			resp, err = create(n, "b@example.com") // count=1: over
			status(201)(t, resp, err)
		})
	}
}

func TestFaultSelection(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		options string
		want    string // one letter per request: x = struck
	}{
		{"nth=3", "..x....."},
		{"every=3", "..x..x.."},
		{"skip=2 count=2", "..xx...."},
		{"skip=1 every=2", "..x.x.x."},
		{"p=1", "xxxxxxxx"},
	} {
		n := newTenant(t, emulator.Options{Faults: []string{"GET /users status=500 " + tc.options}})
		got := ""
		for range len(tc.want) {
			n.api("GET", "/connections", nil).want(t, http.StatusOK) // does not count
			got += map[bool]string{true: "x", false: "."}[n.api("GET", "/users", nil).status == 500]
		}
		if got != tc.want {
			t.Errorf("%s: got %s, want %s", tc.options, got, tc.want)
		}
	}
}

func TestRandomFaultsRepeat(t *testing.T) {
	t.Parallel()
	run := func(rule string) string {
		n := newTenant(t, emulator.Options{Faults: []string{rule}})
		got := ""
		for range 200 {
			got += map[bool]string{true: "x", false: "."}[n.api("GET", "/users", nil).status == 500]
		}
		return got
	}
	first := run("* status=500 p=0.2 seed=7")
	if hits := strings.Count(first, "x"); hits < 20 || hits > 60 {
		t.Errorf("p=0.2 struck %d of 200 requests", hits)
	}
	if second := run("* status=500 p=0.2 seed=7"); second != first {
		t.Error("the same seed gave another sequence")
	}
	if other := run("* status=500 p=0.2 seed=8"); other == first {
		t.Error("another seed gave the same sequence")
	}
}

func TestFaultOnTokenEndpoint(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Faults: []string{"POST /oauth/token html=502 count=1", "* 429"}})
	creds := n.credentials(n.srv.ClientID(), n.srv.ClientSecret())
	n.tokenForm(creds).want(t, http.StatusBadGateway)
	n.tokenForm(creds).want(t, http.StatusOK) // * is the Management API alone
	refused := n.api("GET", "/users", nil).want(t, http.StatusTooManyRequests)
	if refused.header.Get("x-ratelimit-remaining") != "0" || refused.header.Get("x-ratelimit-reset") == "" {
		t.Errorf("headers: %v", refused.header)
	}
}

func TestFaultRuleErrors(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	for _, rule := range []string{
		"", "POST", "POST /users", "POST /userz drop-after", "users drop-after", "PUT /users drop-after", "POST /users explode",
		"* status=100", "* status=600", "* status", "* slow=fast", "* slow=-1s", "* 429 p=2", "* 429 p=0", "* 429 nth=0", "* 429 often=1", "* 429 p",
		"* 429=1", "GET /users body", "GET /users body='{}", "GET /users json-set", "GET /users json-set user_id", "GET /users json-set=a=b", "GET /users header X",
		"GET /users json-del", "GET /users total=many", "GET /users cursor=round", "GET /users repeat=1", "GET /users pad=lots", "GET /users when=409 status=400",
		"GET /users when=0 echo", "GET /users count=2", "GET /users match= echo", "FETCH /users echo", "* echo p=NaN",
		"* job", "* job=done", "GET /users job=half", "POST /jobs/users-imports job=half when=202",
	} {
		err := n.srv.SetFaults(rule)
		if err == nil || !strings.Contains(err.Error(), rule) {
			t.Errorf("rule %q: error %v", rule, err)
		}
	}
	n.api("GET", "/users", nil).want(t, http.StatusOK)
	if err := n.srv.SetFaults("/users status=500"); err != nil { // the method is optional
		t.Fatal(err)
	}
	n.api("GET", "/users", nil).want(t, http.StatusInternalServerError)
	if err := n.srv.SetFaults(); err != nil {
		t.Fatal(err)
	}
	n.api("GET", "/users", nil).want(t, http.StatusOK)
}

func TestLatencyEndsWithTheClient(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Latency: time.Hour})
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, "GET", n.url+"/api/v2/users", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := n.http.Do(req)
	if err == nil {
		t.Fatalf("answered at once: %d, %v", resp.StatusCode, resp.Body.Close())
	}
}

func TestLatencyDelaysAnswers(t *testing.T) {
	t.Parallel()
	const latency = 30 * time.Millisecond
	n := newTenant(t, emulator.Options{Latency: latency})
	started := time.Now()
	n.api("GET", "/users", nil).want(t, http.StatusOK)
	if took := time.Since(started); took < latency {
		t.Errorf("answered after %s", took)
	}
}
