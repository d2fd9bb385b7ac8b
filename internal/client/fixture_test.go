// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// fixture is a server for one test: a token endpoint, and handlers for the API.
type fixture struct {
	server *httptest.Server

	mu       sync.Mutex
	counts   map[string]int
	requests []recorded
}

type recorded struct {
	method string
	path   string // Escaped, as on the wire.
	query  string
	header http.Header
	body   string
}

const testToken = "sentinel-access-token"

// newFixture starts the server; handle serves everything but the token endpoint.
func newFixture(t *testing.T, handle http.HandlerFunc) *fixture {
	t.Helper()
	f := &fixture{counts: map[string]int{}}
	f.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Errorf("reading the request: %v", err)
		}
		f.mu.Lock()
		f.counts[r.Method+" "+r.URL.EscapedPath()]++
		f.requests = append(f.requests, recorded{r.Method, r.URL.EscapedPath(), r.URL.RawQuery, r.Header.Clone(), string(body)})
		f.mu.Unlock()
		if r.URL.Path == "/oauth/token" {
			answer(w, http.StatusOK, `{"access_token":"`+testToken+`","token_type":"Bearer","expires_in":86400}`)
			return
		}
		handle(w, r)
	}))
	t.Cleanup(f.server.Close)
	return f
}

func (f *fixture) count(route string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.counts[route]
}

// last returns the last API request.
func (f *fixture) last(t *testing.T) recorded {
	t.Helper()
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.requests) == 0 {
		t.Fatal("no request arrived")
	}
	return f.requests[len(f.requests)-1]
}

// client returns a client of the fixture; edit may change the configuration.
func (f *fixture) client(t *testing.T, edit ...func(*Config)) *Client {
	t.Helper()
	config := Config{
		Domain: f.server.URL, ClientID: "client-id", ClientSecret: "sentinel-client-secret", Version: "1.2.3",
		HTTPTransport: f.server.Client().Transport,
	}
	for _, change := range edit {
		change(&config)
	}
	c, err := New(config)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	return c
}

func answer(w http.ResponseWriter, status int, body string) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body)
}

func answerError(w http.ResponseWriter, status int, code, message string) {
	body, err := json.Marshal(map[string]any{
		"statusCode": status, "error": http.StatusText(status), "message": message, "errorCode": code,
	})
	if err != nil {
		panic(err)
	}
	answer(w, status, string(body))
}

func pointer[T any](v T) *T { return &v }
