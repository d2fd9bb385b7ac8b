// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflogtest"
)

// echo is a tenant, or a gateway before it, that quotes all that it was ever sent and all that it ever
// gave away: in the fields that errors have, in headers, in pages.
type echo struct {
	status int
	spell  func(string) string
	page   bool // Answers with a page in place of JSON.

	mu     sync.Mutex
	tokens int
	heard  []string
}

func (e *echo) hear(secrets ...string) {
	for _, secret := range secrets {
		if secret != "" && !slices.Contains(e.heard, secret) {
			e.heard = append(e.heard, secret)
		}
	}
}

func (e *echo) all() string {
	spelled := make([]string, len(e.heard))
	for i, secret := range e.heard {
		spelled[i] = e.spell(secret)
	}
	return strings.Join(spelled, " ")
}

func (e *echo) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if r.URL.Path == "/oauth/token" {
		e.hear(r.PostFormValue("client_secret"), r.PostFormValue("client_assertion"))
		if e.tokens++; e.tokens > 2 {
			e.refuseToken(w)
			return
		}
		token := fmt.Sprintf("sentinel-token-%d/+~<&>", e.tokens)
		e.hear(token)
		body, _ := json.Marshal(map[string]any{"access_token": token, "token_type": "Bearer", "expires_in": 3600, "scope": e.all()})
		e.headers(w)
		answer(w, http.StatusOK, string(body))
		return
	}
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	e.hear(token)
	var sent map[string]any
	if json.NewDecoder(r.Body).Decode(&sent) == nil {
		for _, key := range []string{"password", "link_with", "totp_secret"} {
			if secret, ok := sent[key].(string); ok {
				e.hear(secret)
			}
		}
	}
	e.headers(w)
	status := e.status
	if status == http.StatusTooManyRequests {
		e.status = http.StatusBadRequest // Once is enough.
	}
	if e.page {
		answer(w, status, "<pre>"+e.all()+"</pre>")
		return
	}
	if r.Method == http.MethodDelete && strings.HasPrefix(token, "sentinel-token-1") {
		status = http.StatusUnauthorized // So that a second token is fetched.
	}
	secret := "sentinel-handed-out-0001"
	e.hear(secret)
	body, _ := json.Marshal(map[string]any{
		"statusCode": status, "error": e.all(), "message": e.all(), "errorCode": e.all(), "attributes": map[string]any{e.all(): e.all()},
		"recovery_code": secret, "ticket": "https://acme.eu.auth0.com/t?ticket=" + secret + "&x=1", "name": e.all(), "user_id": "auth0|1",
		"id": "job_1", "status": "failed", "status_details": e.all(), "identities": []any{map[string]any{"access_token": secret}},
	})
	answer(w, status, string(body))
}

func (e *echo) headers(w http.ResponseWriter) {
	for _, name := range []string{
		"X-Request-Id", "X-Auth0-RequestId", "Cf-Ray", "Retry-After", "X-RateLimit-Reset", "X-RateLimit-Limit", "X-RateLimit-Remaining", "Date", "Server",
		"Www-Authenticate", "Location", "Etag",
	} {
		w.Header().Set(name, strings.NewReplacer("\n", " ", "\r", " ").Replace(e.all()))
	}
}

func (e *echo) refuseToken(w http.ResponseWriter) {
	e.headers(w)
	body, _ := json.Marshal(map[string]any{"error": e.all(), "error_description": e.all(), "error_uri": e.all()})
	answer(w, http.StatusForbidden, string(body))
}

// everyText is all that printing an error, in any way, may show.
func everyText(err error) string {
	if err == nil {
		return ""
	}
	text := fmt.Sprintf("%v %+v %#v\n", err, err, err)
	for _, inner := range []any{new(*Error), new(*AuthError), new(*ConnectError)} {
		if errors.As(err, inner) {
			encoded, _ := json.Marshal(inner)
			text += string(encoded) + "\n"
		}
	}
	if joined, ok := any(err).(interface{ Unwrap() []error }); ok {
		for _, inner := range joined.Unwrap() {
			text += everyText(inner)
		}
	}
	return text + everyText(errors.Unwrap(err))
}

func TestNoEchoGetsOut(t *testing.T) {
	t.Parallel()
	spell := map[string]func(string) string{
		"plain":  func(s string) string { return s },
		"Bearer": func(s string) string { return "Authorization: Bearer " + s },
		"form":   url.QueryEscape,
		"HTML":   html.EscapeString,
		"Basic":  func(s string) string { return base64.StdEncoding.EncodeToString([]byte("client-id:" + s)) },
		"JSON": func(s string) string {
			quoted, _ := json.Marshal(map[string]string{"echo": s})
			return string(quoted)
		},
	}
	key := pkcs1(t)
	for name, spelled := range spell {
		for _, status := range []int{200, 302, 400, 401, 404, 429, 503} {
			for _, page := range []bool{false, true} {
				for kind, credentials := range map[string]func(*Config){"secret": withSecret, "key": func(config *Config) {
					config.Token, config.ClientID, config.PrivateKey = "", "client-id", key
				}, "token": func(*Config) {}} {
					t.Run(fmt.Sprint(name, " ", status, " page ", page, " ", kind), func(t *testing.T) {
						t.Parallel()
						synctest.Test(t, func(t *testing.T) {
							tenant := &echo{status: status, spell: spelled, page: page}
							checkEcho(t, tenant, credentials)
						})
					})
				}
			}
		}
	}
}

// checkEcho does what sends and fetches secrets, all of it logged, and looks for them.
func checkEcho(t *testing.T, tenant *echo, credentials func(*Config)) {
	t.Helper()
	c := onNetwork(t, newNetwork(tenant), credentials, func(config *Config) { config.MaxRetries = -1 })
	sink := &logSink{}
	ctx := tflogtest.RootLogger(t.Context(), sink)
	request := inDatabase()
	request.Password = pointer(`sentinel "password" <1>`)
	_, createErr := c.Users.Create(ctx, request)
	_, updateErr := c.Users.Update(ctx, "auth0|1", UpdateUserRequest{Password: Set("sentinel/new&password")})
	_, linkErr := c.Users.Identities.Link(ctx, "auth0|1", LinkIdentityRequest{LinkWith: "sentinel.link.token"})
	deleteErr := c.Users.Delete(ctx, "auth0|1")
	_, getErr := c.Users.Get(ctx, "auth0|1")
	job, jobErr := c.Jobs.Get(ctx, "job_1")
	<-time.After(2 * time.Hour) // The token expires; the endpoint gives no other one.
	_, expiredErr := c.Users.Get(ctx, "auth0|1")
	texts := map[string]string{
		"log": sink.text.String(), "create": everyText(createErr), "update": everyText(updateErr), "link": everyText(linkErr),
		"delete": everyText(deleteErr), "get": everyText(getErr), "job": everyText(jobErr), "expired": everyText(expiredErr),
	}
	if job != nil {
		texts["details of the job"] = job.StatusDetails
	}
	for what, text := range texts {
		for _, secret := range tenant.heard {
			for _, form := range []string{
				secret, url.QueryEscape(secret), html.EscapeString(secret), base64.StdEncoding.EncodeToString([]byte("client-id:" + secret)),
				base64.StdEncoding.EncodeToString([]byte("client-id:" + secret))[14:],
			} {
				if strings.Contains(text, strings.TrimRight(form, "=")) {
					at := strings.Index(text, strings.TrimRight(form, "="))
					t.Fatalf("%s holds %q: ...%s...", what, form, text[max(0, at-200):min(len(text), at+200)])
				}
			}
		}
		if at := strings.Index(text, "sentinel"); at >= 0 {
			t.Fatalf("%s holds a secret: ...%s...", what, text[max(0, at-200):min(len(text), at+200)])
		}
	}
	if !strings.Contains(texts["log"], "***") || !strings.Contains(texts["log"], "/users/{id}") {
		t.Errorf("the log is not the one to look at: %s", texts["log"])
	}
}
