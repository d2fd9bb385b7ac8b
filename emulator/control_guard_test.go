// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// controlAs asks an endpoint of the emulator itself as a client with these headers would.
func (n *tenant) controlAs(method, name, host string, header ...string) int {
	n.t.Helper()
	r := httptest.NewRequestWithContext(n.t.Context(), method, "http://"+host+"/_emulator/"+name, strings.NewReader("{}"))
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	n.srv.ServeHTTP(w, r)
	return w.Code
}

// TestControlHosts: a name that a web site made point to this machine gets nowhere,
// at any endpoint.
func TestControlHosts(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{ControlHosts: []string{"auth0.test"}})
	for host, ok := range map[string]bool{
		"localhost": true, "localhost:4010": true, "LOCALHOST.:4010": true, "tenant.localhost:1": true, "127.0.0.1:4010": true, "127.8.8.8": true,
		"[::1]:4010": true, "[::1]": true, "auth0.test:4010": true,
		"evil.example": false, "evil.example:4010": false, "localhost.evil.example": false, "127.0.0.1.evil.example": false, "192.0.2.1:4010": false,
		"evillocalhost": false, "xauth0.test": false,
	} {
		for _, e := range []struct{ method, name string }{
			{"GET", "stats"}, {"GET", "log"}, {"POST", "reset"}, {"POST", "seed"}, {"POST", "faults"},
		} {
			if status := n.controlAs(e.method, e.name, host); (status == http.StatusForbidden) == ok || status >= 500 {
				t.Errorf("%s %s as %s: %d, want it to be allowed: %t", e.method, e.name, host, status, ok)
			}
		}
		if status := n.controlAs("POST", "logins", host); (status == http.StatusForbidden) == ok {
			t.Errorf("logins as %s: %d", host, status)
		}
	}
	// The address of the connection, whatever it is.
	if resp := n.control("GET", "stats", ""); resp.status != http.StatusOK {
		t.Errorf("by the address it listens on: %d", resp.status)
	}
	// The tenant itself may have any name.
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "http://acme.example/.well-known/openid-configuration", http.NoBody)
	w := httptest.NewRecorder()
	n.srv.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		t.Errorf("the tenant under another name: %d", w.Code)
	}
}

// TestControlOrigins: pages of other sites are refused, programs and same pages are not.
func TestControlOrigins(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	for _, tc := range []struct {
		header, value string
		ok            bool
	}{
		{"Origin", "http://localhost:4010", true},
		{"Origin", "http://LOCALHOST:4010", true},
		{"Origin", "http://localhost:4011", false},
		{"Origin", "https://evil.example", false},
		{"Origin", "null", false},
		{"Sec-Fetch-Site", "cross-site", false},
		{"Sec-Fetch-Site", "same-site", false},
		{"Sec-Fetch-Site", "same-origin", true},
		{"Sec-Fetch-Site", "none", true},
	} {
		for method, name := range map[string]string{"GET": "log", "POST": "seed"} {
			if status := n.controlAs(method, name, "localhost:4010", tc.header, tc.value); (status == http.StatusForbidden) == tc.ok {
				t.Errorf("%s %s with %s: %s: %d", method, name, tc.header, tc.value, status)
			}
		}
	}
}
