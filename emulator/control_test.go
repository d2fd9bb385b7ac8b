// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// control calls an endpoint of the emulator itself, without a token.
func (n *tenant) control(method, name, body string) response {
	n.t.Helper()
	resp, err := n.send(method, "/_emulator/"+name, "application/json", body)
	if err != nil {
		n.t.Fatal(err)
	}
	return resp
}

func TestStats(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	id := n.newUser(object{"email": "a@example.com"})
	n.api("GET", userPath(id), nil)
	n.api("GET", userPath("auth0|missing"), nil)
	n.api("GET", "/nothing", nil)
	n.fetchToken(n.srv.ClientID(), n.srv.ClientSecret())
	want := emulator.Stats{
		Total: 4, MaxInFlight: 1,
		ByRoute:  map[string]int{"POST /users": 1, "GET /users/{id}": 2, "GET (unknown)": 1},
		ByStatus: map[string]int{"201": 1, "200": 1, "404": 2},
	}
	if diff := cmp.Diff(want, n.srv.Stats()); diff != "" {
		t.Errorf("Stats (-want +got):\n%s", diff)
	}
	var got emulator.Stats
	if err := json.Unmarshal([]byte(n.control("GET", "stats", "").want(t, http.StatusOK).raw), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("stats over HTTP (-want +got):\n%s", diff)
	}
	n.control("POST", "reset", "").want(t, http.StatusNoContent)
	raw := n.control("GET", "stats", "").object(t)
	if diff := cmp.Diff(object{"total": num(0), "by_route": object{}, "by_status": object{}, "max_in_flight": num(0)}, raw); diff != "" {
		t.Errorf("after reset (-want +got):\n%s", diff)
	}
	n.api("GET", userPath(id), nil).want(t, http.StatusOK) // the content stays
	n.control("GET", "nothing", "").want(t, http.StatusNotFound)
}

func TestMaxInFlight(t *testing.T) {
	t.Parallel()
	const workers = 4
	n := newTenant(t, emulator.Options{Faults: []string{"GET /users delay=50ms"}})
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() { n.api("GET", "/users", nil) })
	}
	wg.Wait()
	if got := n.srv.Stats().MaxInFlight; got < 2 || got > workers {
		t.Errorf("max_in_flight: %d", got)
	}
}

func TestLogHasNoSecrets(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Faults: []string{"DELETE /users/{id} drop-before"}})
	const password = "Sentinel-Password-1"
	id := n.newUser(object{"email": "a@example.com", "password": password, "user_metadata": object{"list": []any{object{"access_token": "sentinel-token"}}}})
	n.fetchToken(n.srv.ClientID(), n.srv.ClientSecret())
	if _, err := n.send("DELETE", "/api/v2"+userPath(id), "", ""); err == nil {
		t.Fatal("the fault did not strike")
	}
	resp := n.control("GET", "log", "").want(t, http.StatusOK)
	for _, secret := range []string{password, "sentinel-token", n.srv.ClientSecret(), n.srv.APIToken()} {
		if strings.Contains(resp.raw, secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
	var log []emulator.LogEntry
	if err := json.Unmarshal([]byte(resp.raw), &log); err != nil || len(log) != 3 {
		t.Fatalf("log: %v, %s", err, resp.raw)
	}
	body, _ := log[0].RequestBody.(map[string]any)
	if log[0].Route != "POST /users" || log[0].Status != 201 || body["password"] != "[redacted]" || body["email"] != "a@example.com" {
		t.Errorf("create: %+v", log[0])
	}
	if log[1].Path != "/oauth/token" || log[1].Status != 200 {
		t.Errorf("token: %+v", log[1])
	}
	if log[2].Status != 0 || log[2].Fault == "" || log[2].Path != "/api/v2"+userPath(id) {
		t.Errorf("dropped: %+v", log[2])
	}
}

func TestSeedAndFaultsOverHTTP(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	n.control("POST", "seed", "users: [{user_id: auth0|late, connection: "+database+", email: late@example.com}]").want(t, http.StatusNoContent)
	n.api("GET", userPath("auth0|late"), nil).want(t, http.StatusOK)
	n.control("POST", "seed", "people: []").want(t, http.StatusBadRequest)
	n.control("POST", "faults", `{"rules":["GET /users status=503"]}`).want(t, http.StatusNoContent)
	n.api("GET", "/users", nil).want(t, http.StatusServiceUnavailable)
	n.control("POST", "faults", `{"rules":["nonsense"]}`).want(t, http.StatusBadRequest)
	n.control("POST", "faults", `{"rules":[]}`).want(t, http.StatusNoContent)
	n.api("GET", "/users", nil).want(t, http.StatusOK)
}

// TestDo: calls from inside the world leave no trace and suffer nothing.
func TestDo(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{RateLimit: "0.001/1", Faults: []string{"* drop-before"}})
	do := func(method, path string, body any) (int, object) {
		t.Helper()
		status, raw, err := n.srv.Do(t.Context(), method, path, body)
		if err != nil {
			t.Fatal(err)
		}
		var obj object
		if len(raw) > 0 && raw[0] == '{' {
			if err := json.Unmarshal(raw, &obj); err != nil {
				t.Fatal(err)
			}
		}
		return status, obj
	}
	for i := range 3 {
		if status, _ := do("POST", "/users", object{"connection": database, "email": "a" + jsonInt(i) + "@example.com", "password": goodPass, "user_id": jsonInt(i)}); status != 201 {
			t.Fatalf("create: %d", status)
		}
	}
	if status, u := do("GET", "/users/auth0%7C1?fields=email", nil); status != 200 || len(u) != 1 || u["email"] != "a1@example.com" {
		t.Errorf("get: %d %v", status, u)
	}
	if status, u := do("PATCH", "/api/v2/users/auth0%7C1", object{"app_metadata": object{"a": 1}}); status != 200 || u["app_metadata"] == nil {
		t.Errorf("patch: %d %v", status, u)
	}
	if status, _ := do("DELETE", "/users/auth0%7C1", nil); status != 204 {
		t.Errorf("delete: %d", status)
	}
	if status, e := do("GET", "/users/auth0%7C1", nil); status != 404 || e["errorCode"] != "inexistent_user" {
		t.Errorf("get after delete: %d %v", status, e)
	}
	if _, _, err := n.srv.Do(t.Context(), "GET", "/nothing", nil); err == nil {
		t.Error("an unknown endpoint is no error")
	}
	if got := n.srv.Stats().Total; got != 0 {
		t.Errorf("counted requests: %d", got)
	}
}
