// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflogtest"

	"github.com/auth0users/terraform-provider-auth0users/internal/redact"
)

// logSink collects log lines of a provider at TRACE.
type logSink struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *logSink) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *logSink) lines(t *testing.T) []map[string]any {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	lines, err := tflogtest.MultilineJSONDecode(bytes.NewReader(s.text.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// With everything logged, no secret is: not in lines, not in errors.
func TestNoSecretGetsOut(t *testing.T) {
	t.Parallel()
	key := pkcs1(t)
	configs := map[string]func(*Config){
		"secret": func(*Config) {},
		"token":  func(c *Config) { c.Token = "sentinel-api-token" },
		"key":    func(c *Config) { c.ClientSecret, c.PrivateKey = "", key },
	}
	for name, edit := range configs {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			// The API quotes what it does not like.
			f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
				switch r.Method {
				case http.MethodPost:
					answerError(w, http.StatusBadRequest, "invalid_body", `Payload validation error: 'too weak: sentinel-password "1"' on property password`)
				case http.MethodPatch:
					answer(w, http.StatusOK, `{"user_id":"auth0|1","identities":[{"connection":"db","access_token":"sentinel-idp","refresh_token":"sentinel-refresh"}],"echo":"sentinel-new-password"}`)
				default:
					answer(w, http.StatusInternalServerError, `sentinel in a page that is not JSON`)
				}
			})
			c := f.client(t, edit, func(config *Config) { config.MaxRetries = -1 })
			sink := &logSink{}
			ctx := tflogtest.RootLogger(t.Context(), sink)

			request := inDatabase()
			request.Password = pointer(`sentinel-password "1"`)
			_, createErr := c.Users.Create(ctx, request)
			_, updateErr := c.Users.Update(ctx, "auth0|1", UpdateUserRequest{Password: Set("sentinel-new-password"), Name: Set("visible name")})
			_, getErr := c.Users.Get(ctx, "auth0|1")
			if !IsBadRequest(createErr) || updateErr != nil || getErr == nil {
				t.Fatalf("errors %v, %v, %v", createErr, updateErr, getErr)
			}
			log := sink.text.String()
			for what, text := range map[string]string{"log": log, "error of create": createErr.Error(), "error of get": getErr.Error()} {
				for _, secret := range []string{"sentinel", testToken, "PRIVATE KEY", "Bearer", "client_assertion"} {
					if strings.Contains(text, secret) {
						t.Errorf("the %s holds %q:\n%s", what, secret, text)
					}
				}
			}
			for _, line := range sink.lines(t) {
				if _, body := line["body"]; body && line["route"] == "/oauth/token" {
					t.Errorf("a body of the token endpoint is logged, though masked: %v", line)
				}
			}
			if !strings.Contains(createErr.Error(), "too weak: "+redact.Mask) {
				t.Errorf("the error lost the API's message: %v", createErr)
			}
			// Control: the log does hold the rest of the bodies.
			for _, want := range []string{"visible name", "Ada@example.com", `/users/{id}`, `\"password\":\"***\"`} {
				if !strings.Contains(log, want) {
					t.Errorf("the log lacks %q:\n%s", want, log)
				}
			}
		})
	}
}

func TestLogLine(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-RateLimit-Limit", "50")
		w.Header().Set("X-RateLimit-Remaining", "49")
		w.Header().Set("X-RateLimit-Reset", "1767225600")
		w.Header().Set("X-Auth0-RequestId", "req-1")
		answer(w, http.StatusOK, strings.Replace(onlyUser, "auth0|1", "auth0|secret-id", 1))
	})
	sink := &logSink{}
	if _, err := f.client(t).Users.Get(tflogtest.RootLogger(t.Context(), sink), "auth0|secret-id"); err != nil {
		t.Fatal(err)
	}
	for _, line := range sink.lines(t) {
		if line["@message"] != "Answer from Auth0" || line["route"] != "/users/{id}" {
			continue
		}
		for field, want := range map[string]any{
			"@module": "provider.auth0", "@level": "debug", "method": "GET", "status": float64(200), "attempt": float64(1),
			"ratelimit_limit": "50", "ratelimit_remaining": "49", "ratelimit_reset": "1767225600", "request_id": "req-1",
		} {
			if line[field] != want {
				t.Errorf("%s = %v, want %v", field, line[field], want)
			}
		}
		if _, ok := line["duration_ms"].(float64); !ok {
			t.Errorf("duration_ms = %v", line["duration_ms"])
		}
		return
	}
	t.Errorf("no line about the answer: %s", sink.text.String())
}

func TestFailuresAreLogged(t *testing.T) {
	t.Parallel()
	n := newNetwork(okHandler(http.StatusOK))
	n.fail("GET /api/v2/users/auth0%7C1", refused)
	sink := &logSink{}
	ctx := tflogtest.RootLogger(t.Context(), sink)
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	c := onNetwork(t, n, func(config *Config) { config.MaxRetries = -1 })
	if _, err := c.Users.Get(ctx, "auth0|1"); err == nil {
		t.Fatal("no error")
	}
	for _, line := range sink.lines(t) {
		if text, _ := line["error"].(string); line["@message"] == "No answer from Auth0" && strings.Contains(text, "refused") {
			return
		}
	}
	t.Errorf("no line about the failure: %s", sink.text.String())
}
