// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package preflight_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/golang-jwt/jwt/v5"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/preflight"
)

// tenant answers GET /connections, and counts how often.
type tenant struct {
	connections string
	total       int
	asked       atomic.Int32
}

func (n *tenant) RoundTrip(r *http.Request) (*http.Response, error) {
	n.asked.Add(1)
	body := fmt.Sprintf(`{"start":0,"limit":100,"total":%d,"connections":[%s]}`, n.total, n.connections)
	return &http.Response{
		StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(bytes.NewBufferString(body)), Request: r,
	}, nil
}

// tokenFor is a token of the application "app" with these scopes.
func tokenFor(t *testing.T, scopes string) string {
	t.Helper()
	token, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"azp": "app", "scope": scopes}).SignedString([]byte("key"))
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// walk is a walk of the application "app" with these scopes.
func walk(t *testing.T, n *tenant, scopes string) *preflight.Run {
	t.Helper()
	c, err := client.New(client.Config{Domain: "tenant.example.com", Token: tokenFor(t, scopes), HTTPTransport: n})
	if err != nil {
		t.Fatal(err)
	}
	return preflight.New(c, true)
}

func text(s string) basetypes.StringValue { return basetypes.NewStringValue(s) }

func somebody(connection string) preflight.User {
	return preflight.User{
		Name: "ada@example.com", Connection: connection, Creates: true, Email: text("ada@example.com"),
		Username: basetypes.NewStringNull(), PhoneNumber: basetypes.NewStringNull(), Password: text("Sentinel-1"), PasswordAttribute: "password",
	}
}

// nameless is somebody whom only a user_id tells apart.
func nameless() preflight.User {
	u := somebody("staff")
	u.Email = basetypes.NewStringNull()
	return u
}

func TestUser(t *testing.T) {
	t.Parallel()
	database := func(more string) string { return `{"name":"staff","strategy":"auth0"` + more + `}` }
	none := somebody("staff")
	none.Password, none.PasswordAttribute = basetypes.NewStringNull(), "password_wo"
	existing := somebody("google")
	existing.Creates = false
	existing.Email = basetypes.NewStringNull()
	beyond := somebody("beyond")
	there := somebody("staff")
	there.Creates, there.Email = false, basetypes.NewStringNull()
	left := there
	left.Connection = "beyond"
	byJob := none
	byJob.ByJob = true
	named := somebody("staff")
	named.Email, named.Username = basetypes.NewStringNull(), text("sixteen-letters-")
	namedToo := somebody("staff")
	namedToo.Username = text("sixteen-letters-")
	for name, c := range map[string]struct {
		connections string
		total       int
		user        preflight.User
		scopes      string
		says        string // "" for nothing
		certain     bool
		attribute   string // Where it is said, if that matters.
		asks        int32
	}{
		"enabled":                  {connections: database(`,"enabled_clients":["app"],"options":{}`), user: somebody("staff"), asks: 1},
		"not enabled":              {connections: database(`,"enabled_clients":["other"],"options":{}`), user: somebody("staff"), says: "not enabled for the application app", asks: 1},
		"enabled for nobody":       {connections: database(`,"enabled_clients":[],"options":{}`), user: somebody("staff"), says: "auth0_connection_client", asks: 1},
		"enabled, nobody tells":    {connections: database(`,"options":{}`), user: somebody("staff"), asks: 1},
		"options that nobody told": {connections: database(``), user: none, asks: 1},
		"no password":              {connections: database(`,"options":{}`), user: none, says: "asks for a password", asks: 1},
		"import mode":              {connections: database(`,"options":{"import_mode":true}`), user: none, asks: 1},
		"passwords are optional":   {connections: database(`,"options":{"authentication_methods":{"password":{"api_behavior":"optional"}}}`), user: none, asks: 1},
		"fifteen characters":       {connections: database(`,"options":{"password_options":{"complexity":{"min_length":15}}}`), user: somebody("staff"), says: "at least 15 characters", asks: 1},
		"password of a social user": {
			connections: `{"name":"google","strategy":"google-oauth2"}`, user: existing, says: `is of the kind "google-oauth2"`, certain: true, asks: 1,
			attribute: "connection_name", // The CLI would show the line of the password.
		},
		"not enabled, there already": {connections: database(`,"enabled_clients":["other"],"options":{}`), user: there, asks: 1},
		"left behind":                {connections: database(``), total: 1, user: left, asks: 1},
		"by a job":                   {connections: database(`,"options":{}`), user: byJob, asks: 1},
		"username of a custom database": {
			connections: database(`,"options":{"enabledDatabaseCustomization":true,"attributes":{"username":{"validation":{"max_length":16}}}}`), user: named, asks: 1,
		},
		"no address of a custom database": {connections: database(`,"options":{"import_mode":true}`), user: nameless(), asks: 1},
		"username of sixteen":             {connections: database(`,"options":{"requires_username":true}`), user: named, says: "at most 15 characters", attribute: "username", asks: 1},
		"username where there is none": {
			connections: database(`,"options":{}`), user: namedToo, says: "has no attribute username", attribute: "username", asks: 1,
		},
		"all are listed":     {connections: database(``), total: 1, user: beyond, says: `no connection with the name "beyond"`, asks: 1},
		"beyond the hundred": {connections: database(``), total: 101, user: beyond, asks: 1},
		"may not read":       {connections: database(``), user: beyond, scopes: "read:users"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := &tenant{connections: c.connections, total: max(c.total, 1)}
			if c.scopes == "" {
				c.scopes = "read:connections"
			}
			w := walk(t, n, c.scopes)
			// Everybody of a walk asks at the same time, and one request is sent.
			var everybody sync.WaitGroup
			for range 8 {
				everybody.Go(func() {
					var said []string
					for _, o := range w.User(t.Context(), c.user) {
						said = append(said, o.Text)
						if c.attribute != "" && o.Attribute != c.attribute {
							t.Errorf("said of %q: %s", o.Attribute, o.Text)
						}
						if o.Certain != c.certain {
							t.Errorf("certain: %t: %s", o.Certain, o.Text)
						}
					}
					if len(said) > 1 {
						t.Errorf("one mistake, said twice: %q", said)
					}
					if got := strings.Join(said, "\n"); c.says == "" && got != "" || !strings.Contains(got, c.says) {
						t.Errorf("%q is not what was wanted: %q", got, c.says)
					}
				})
			}
			everybody.Wait()
			if got := n.asked.Load(); got != c.asks {
				t.Errorf("%d requests, want %d", got, c.asks)
			}
		})
	}
}

// A token that does not tell the application says nothing about what that may use.
func TestUser_unknownApplication(t *testing.T) {
	t.Parallel()
	token, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"scope": "read:connections"}).SignedString([]byte("key"))
	if err != nil {
		t.Fatal(err)
	}
	n := &tenant{connections: `{"name":"staff","strategy":"auth0","enabled_clients":["other"],"options":{}}`, total: 1}
	c, err := client.New(client.Config{Domain: "tenant.example.com", Token: token, HTTPTransport: n})
	if err != nil {
		t.Fatal(err)
	}
	if said := preflight.New(c, true).User(t.Context(), somebody("staff")); len(said) > 0 || n.asked.Load() != 1 {
		t.Errorf("%d requests, said: %v", n.asked.Load(), said)
	}
}

// A walk that does not look, and none at all, say nothing.
func TestUser_off(t *testing.T) {
	t.Parallel()
	var none *preflight.Run
	if none.User(t.Context(), somebody("x")) != nil || none.Connection(t.Context(), "x") != nil {
		t.Error("nothing knows something")
	}
	if missing, _ := none.MissingScopes(); missing != nil {
		t.Error("nothing misses something")
	}
}
