// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// renamed is a tenant whose search still shows what Ada was called a moment ago.
func renamed(t *testing.T) *acctest.World {
	t.Helper()
	var later atomic.Int64
	w := acctest.New(t, emulator.Options{SearchLag: time.Hour, Now: func() time.Time { return time.Now().Add(time.Duration(later.Load())) }})
	w.Seed(`
connections: [{name: Username-Database, strategy: auth0, options: {requires_username: true}}]
users:
  - user_id: auth0|a
    email: a@example.com
    username: neo
    app_metadata: {employee: "1"}
    identities: [{connection: Username-Database, provider: auth0, user_id: a, isSocial: false}]
`)
	later.Store(int64(2 * time.Hour)) // The search has seen her by then.
	w.PatchUser("auth0|a", map[string]any{"username": "old", "connection": "Username-Database"})
	return w
}

func TestUser_outdatedSearch(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		query   string
		meddle  func(*acctest.World)
		summary string // "" when Ada is found
	}{
		"renamed":                 {`username:"neo"`, nil, "Outdated Search Result"},
		"renamed, in a group":     {`username:("neo" OR "trinity")`, nil, "Outdated Search Result"},
		"renamed, in parentheses": {`(email:"x@y.zz" OR username:neo)`, nil, "Outdated Search Result"},
		"asked for another thing": {`app_metadata.employee:"1"`, nil, ""},
		"asked by e-mail":         {`email:"a@example.com"`, nil, ""},
		"asked for no field":      {`"neo"`, nil, "Outdated Search Result"},
		"metadata changed": {`app_metadata.employee:"1"`, func(w *acctest.World) {
			w.PatchUser("auth0|a", map[string]any{"app_metadata": map[string]any{"employee": "2"}})
		}, "Outdated Search Result"},
		"gone": {`email:"a@example.com"`, func(w *acctest.World) { w.DeleteUser("auth0|a") }, "Outdated Search Result"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := renamed(t)
			if c.meddle != nil {
				c.meddle(w)
			}
			for _, more := range []acctest.Attributes{
				nil, {"allow_missing": acctest.Bool(true)}, {"fields": texts("name"), "connection_name": acctest.String("Username-Database")},
			} {
				set := acctest.Attributes{"query": acctest.String(c.query)}
				for name, value := range more {
					set[name] = value
				}
				if c.summary == "" {
					if got := read(t, w, userType, set, map[string]int{bySearch: 1, byID: 1}); got["id"] != "auth0|a" {
						t.Errorf("got %v", got["id"])
					}
					continue
				}
				acctest.Blames(t, refused(t, w, set), "query", c.summary, "auth0|a", "search lags behind", "user_id")
			}
		})
	}
}

// answering is a tenant whose answers to lookups by e-mail somebody else writes.
type answering struct {
	next http.Handler
	body string
}

func (a answering) ServeHTTP(resp http.ResponseWriter, req *http.Request) {
	if !strings.HasSuffix(req.URL.Path, "/users-by-email") {
		a.next.ServeHTTP(resp, req)
		return
	}
	resp.Header().Set("Content-Type", "application/json; charset=utf-8")
	if _, err := io.WriteString(resp, a.body); err != nil {
		http.Error(resp, err.Error(), http.StatusInternalServerError)
	}
}

// readEmail reads a data source by e-mail where the lookup answers with body.
func readEmail(t *testing.T, typeName, email, body string) []*tfprotov6.Diagnostic {
	t.Helper()
	w := newWorld(t)
	server := httptest.NewServer(answering{w.Emulator, body})
	t.Cleanup(server.Close)
	w.URL = server.URL
	_, diagnostics := w.NewProtocol(nil).ReadData(typeName, acctest.Attributes{"email": acctest.String(email)})
	return diagnostics
}

func TestUser_outdatedEmail(t *testing.T) {
	t.Parallel()
	user := func(id, email string) string {
		return fmt.Sprintf(`{"user_id":%q,"email":%q,"identities":[{"connection":"email","provider":"email","user_id":"x","isSocial":false}]}`, id, email)
	}
	for name, c := range map[string]struct {
		typeName, body, attribute, summary string
		says                               []string
	}{
		"somebody else":            {userType, "[" + user("auth0|full", "other@example.com") + "]", "", "Unable to Look Up User", []string{"another e-mail address"}},
		"somebody else among them": {userType, "[" + user("email|mail", "ada@example.com") + "," + user("auth0|full", "other@example.com") + "]", "", "Unable to Look Up User", nil},
		"somebody without e-mail":  {userType, `[{"user_id":"sms|text"}]`, "", "Unable to Look Up User", nil},
		"had it before":            {userType, "[" + user("sms|text", "ada@example.com") + "]", "email", "Outdated Search Result", []string{"sms|text", "the e-mail address ada@example.com"}},
		"is gone":                  {userType, "[" + user("auth0|gone", "ada@example.com") + "]", "email", "Outdated Search Result", []string{"auth0|gone"}},
		"list, somebody else":      {"auth0users_users_by_email", "[" + user("auth0|full", "other@example.com") + "]", "", "Unable to Look Up Users", []string{"another e-mail address"}},
		"list, an address around":  {"auth0users_users_by_email", "[" + user("auth0|full", "ada@example.com.evil") + "]", "", "Unable to Look Up Users", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			diagnostics := readEmail(t, c.typeName, "ada@example.com", c.body)
			if len(diagnostics) != 1 {
				t.Fatalf("%d diagnostics, want one", len(diagnostics))
			}
			acctest.Blames(t, diagnostics[0], c.attribute, c.summary, c.says...)
		})
	}
	if diagnostics := readEmail(t, userType, "Ada@Example.com", "["+user("auth0|full", "ADA@example.com")+"]"); len(diagnostics) > 0 {
		t.Errorf("another spelling is refused: %s", diagnostics[0].Detail)
	}
}
