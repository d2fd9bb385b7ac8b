// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/contract"
)

// tenant is an emulator behind a real HTTP server, as a client meets it.
type tenant struct {
	t     *testing.T
	srv   *emulator.Server
	url   string
	http  *http.Client
	token string
}

func newTenant(t *testing.T, o emulator.Options) *tenant {
	t.Helper()
	o.Middleware = func(next http.Handler) http.Handler { return contract.Watch(t, next) }
	r := emulator.Start(t, o)
	client := &http.Client{Transport: &http.Transport{}}
	t.Cleanup(client.CloseIdleConnections)
	return &tenant{t: t, srv: r.Server, url: r.URL, http: client, token: r.APIToken()}
}

// response is an answer with its body decoded, if it was JSON.
type response struct {
	status int
	header http.Header
	raw    string
	body   any
}

// object is the body as an object; it fails the test if it is none.
func (r response) object(t *testing.T) map[string]any {
	t.Helper()
	obj, ok := r.body.(map[string]any)
	if !ok {
		t.Fatalf("expected a JSON object, got %d %s", r.status, r.raw)
	}
	return obj
}

func (r response) list(t *testing.T) []any {
	t.Helper()
	list, ok := r.body.([]any)
	if !ok {
		t.Fatalf("expected a JSON array, got %d %s", r.status, r.raw)
	}
	return list
}

// send makes a request; path is absolute ("/oauth/token").
func (n *tenant) send(method, path, contentType, body string, header ...string) (response, error) {
	n.t.Helper()
	req, err := http.NewRequestWithContext(n.t.Context(), method, n.url+path, strings.NewReader(body))
	if err != nil {
		n.t.Fatal(err)
	}
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := n.http.Do(req)
	if err != nil {
		return response{}, err
	}
	raw, err := io.ReadAll(resp.Body)
	if err = errors.Join(err, resp.Body.Close()); err != nil {
		return response{}, err
	}
	out := response{status: resp.StatusCode, header: resp.Header, raw: string(raw)}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	if dec.Decode(&out.body) != nil {
		out.body = nil
	}
	return out, nil
}

// api calls the Management API with the tenant's token and a JSON body.
func (n *tenant) api(method, path string, body any, header ...string) response {
	n.t.Helper()
	contentType, text := "", ""
	if body != nil {
		contentType = "application/json"
		if s, ok := body.(string); ok {
			text = s
		} else {
			raw, err := json.Marshal(body)
			if err != nil {
				n.t.Fatal(err)
			}
			text = string(raw)
		}
	}
	header = append([]string{"Authorization", "Bearer " + n.token}, header...)
	resp, err := n.send(method, "/api/v2"+path, contentType, text, header...)
	if err != nil {
		n.t.Fatalf("%s %s: %v", method, path, err)
	}
	return resp
}

// want fails the test unless the status is as expected.
func (r response) want(t *testing.T, status int) response {
	t.Helper()
	if r.status != status {
		t.Fatalf("expected status %d, got %d: %s", status, r.status, r.raw)
	}
	return r
}

// wantError checks a whole error body of the Management API; code "" means
// that errorCode is missing.
func (r response) wantError(t *testing.T, status int, code, message string) {
	t.Helper()
	r.want(t, status)
	body := r.object(t)
	if body["statusCode"] != json.Number(jsonInt(status)) || body["error"] != http.StatusText(status) {
		t.Errorf("wrong head of error body: %s", r.raw)
	}
	if body["message"] != message {
		t.Errorf("message:\n got %v\nwant %s", body["message"], message)
	}
	got, present := body["errorCode"]
	if present != (code != "") || (present && got != code) {
		t.Errorf("errorCode: got %v (present: %t), want %q", got, present, code)
	}
	if ct := r.header.Get("Content-Type"); ct != "application/json; charset=utf-8" {
		t.Errorf("Content-Type: %q", ct)
	}
}

func jsonInt(n int) string {
	raw, _ := json.Marshal(n) // an int always encodes
	return string(raw)
}

const (
	database  = "Username-Password-Authentication"
	usernames = "Username-Database"
	goodPass  = "Correct-Horse-42"
)

type object = map[string]any

// newUser creates a database user and returns its ID.
func (n *tenant) newUser(body object) string {
	n.t.Helper()
	full := object{"connection": database, "password": goodPass}
	for k, v := range body {
		full[k] = v
	}
	id, _ := n.api("POST", "/users", full).want(n.t, http.StatusCreated).object(n.t)["user_id"].(string)
	return id
}

func userPath(id string) string { return "/users/" + strings.ReplaceAll(id, "|", "%7C") }

func mustSeed(t *testing.T, text string) *emulator.Seed {
	t.Helper()
	seed, err := emulator.ParseSeed(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return seed
}

// clock is a time that tests move.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func newClock() *clock { return &clock{at: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

func mustJSON(t *testing.T, v any) []byte {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}
