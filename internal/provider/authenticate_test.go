// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// user is a configuration that needs the API to answer.
const user = `
resource "auth0users_user" "u" {
  connection_name = "email"
  email           = "ada@example.com"
}`

// providerBlock is a provider block for the tenant, followed by user.
func providerBlock(w *acctest.World, lines ...string) string {
	return fmt.Sprintf("provider \"auth0users\" {\n  domain = %q\n  %s\n}\n%s", w.URL, strings.Join(lines, "\n  "), user)
}

// indent makes a YAML block scalar of a text.
func indent(text string) string {
	return "|\n      " + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n      ")
}

func TestAccProvider_privateKey(t *testing.T) {
	t.Parallel()
	keys := keyPair(t)
	for _, alg := range []string{"RS256", "RS384", "RS512", "PS256"} {
		for form, key := range map[string]string{"PKCS1 inline": keys.pkcs1, "PKCS8 file": keys.pkcs8} {
			t.Run(alg+" "+form, func(t *testing.T) {
				t.Parallel()
				w := acctest.New(t)
				w.Seed(fmt.Sprintf("clients:\n  - id: signer\n    alg: %s\n    public_key: %s\n", alg, indent(keys.public)))
				value := fmt.Sprintf("%q", key)
				if strings.HasSuffix(form, "file") {
					file := filepath.Join(t.TempDir(), "key.pem")
					if err := os.WriteFile(file, []byte(key), 0o600); err != nil {
						t.Fatal(err)
					}
					value = fmt.Sprintf("file(%q)", file)
				}
				lines := []string{`client_id = "signer"`, "client_assertion_private_key = " + value}
				if alg != "RS256" { // the default
					lines = append(lines, fmt.Sprintf("client_assertion_signing_alg = %q", alg))
				}
				w.Run(resource.TestStep{Config: providerBlock(w, lines...)})
			})
		}
	}
	t.Run("wrong algorithm", func(t *testing.T) {
		t.Parallel()
		w := acctest.New(t)
		w.Seed("clients:\n  - id: signer\n    public_key: " + indent(keys.public) + "\n")
		w.Run(resource.TestStep{
			Config: providerBlock(w, `client_id = "signer"`, fmt.Sprintf("client_assertion_private_key = %q", keys.pkcs1), `client_assertion_signing_alg = "PS256"`),
			ExpectError: acctest.Messages("Unable to Authenticate With Auth0", "does not accept the application's private key",
				"client_assertion_signing_alg (AUTH0_CLIENT_ASSERTION_SIGNING_ALG)"),
		})
	})
}

// TestAccProvider_oneToken: however many users an apply creates at the same time, it
// fetches one token.
func TestAccProvider_oneToken(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Run(resource.TestStep{
		Config: w.HCL(`
resource "auth0users_user" "u" {
  count           = 12
  connection_name = "email"
  email           = "user${count.index}@example.com"
}`),
		PostApplyFunc: func() {
			tokens, created := 0, 0
			for _, e := range w.Log() {
				switch e.Route {
				case "POST /oauth/token":
					if created < 12 {
						tokens++
					}
				case "POST /users":
					created++
				}
			}
			// The plan that follows the apply is a process of its own with a token of its own.
			// The plan before it is one too, and looks at the connections.
			if tokens != 2 || created != 12 {
				t.Errorf("%d token requests for %d users, want 2 for 12", tokens, created)
			}
		},
	})
}

func TestAccProvider_staticToken(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Run(resource.TestStep{Config: providerBlock(w, fmt.Sprintf("api_token = %q", w.Emulator.APIToken()))})
	if n := w.TokenRequests(); n != 0 {
		t.Errorf("%d token requests although there is a token", n)
	}
}

// TestAccProvider_environment configures the provider by nothing but the environment.
func TestAccProvider_environment(t *testing.T) {
	t.Parallel()
	d := acctest.New(t).NewWorkdir(`provider "auth0users" {}` + user)
	d.Apply()
	d.ExpectNoChanges()
}

func TestAccProvider_refused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		seed  string
		lines func(w *acctest.World) []string
		says  []string
	}{
		"wrong secret": {
			lines: func(w *acctest.World) []string {
				return []string{fmt.Sprintf("client_id = %q", w.Emulator.ClientID()), `client_secret = "sentinel-wrong"`}
			},
			says: []string{
				"Unable to Authenticate With Auth0", "does not accept the application's credentials",
				"client_id (AUTH0_CLIENT_ID)", "client_secret (AUTH0_CLIENT_SECRET)",
			},
		},
		"no client grant": {
			seed: "clients: [{id: newcomer, secret: sentinel-secret, no_grant: true}]",
			lines: func(*acctest.World) []string {
				return []string{`client_id = "newcomer"`, `client_secret = "sentinel-secret"`}
			},
			says: []string{"not authorized for the Management API", "Auth0 Management API", "create:users"},
		},
		"wrong audience": {
			lines: func(w *acctest.World) []string {
				return []string{
					fmt.Sprintf("client_id = %q", w.Emulator.ClientID()), fmt.Sprintf("client_secret = %q", w.Emulator.ClientSecret()),
					`audience = "https://other.example.com/api/v2/"`,
				}
			},
			says: []string{"https://other.example.com/api/v2/", "audience (AUTH0_AUDIENCE)"},
		},
		"missing scope": {
			seed: "clients: [{id: reader, secret: sentinel-secret, scopes: ['read:users']}]",
			lines: func(*acctest.World) []string {
				return []string{`client_id = "reader"`, `client_secret = "sentinel-secret"`, `preflight = "off"`}
			},
			says: []string{"Unable to Create User", "ada@example.com", "Grant the scope create:users to the application"},
		},
		"not a token": {
			lines: func(*acctest.World) []string { return []string{`api_token = "sentinel-token"`} },
			says:  []string{"Unable to Create User", "The access token is not valid", "api_token (AUTH0_API_TOKEN)"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Seed(c.seed)
			w.Run(resource.TestStep{Config: providerBlock(w, c.lines(w)...), ExpectError: acctest.Messages(c.says...)})
			if len(w.Users()) != 0 {
				t.Error("a user was created")
			}
		})
	}
}

// TestAccProvider_expiredToken: a static token runs out between two runs.
func TestAccProvider_expiredToken(t *testing.T) {
	t.Parallel()
	var ahead atomic.Int64 // seconds
	w := acctest.New(t, emulator.Options{Now: func() time.Time { return time.Now().Add(time.Duration(ahead.Load()) * time.Second) }})
	config := providerBlock(w, fmt.Sprintf("api_token = %q", token(t, w)))
	w.Run(
		resource.TestStep{Config: config},
		resource.TestStep{
			PreConfig: func() { ahead.Store(3 * 86400) },
			Config:    config, PlanOnly: true,
			ExpectError: acctest.Messages("Unable to Read User", "Expired token received", "api_token (AUTH0_API_TOKEN), get a new one"),
		},
		// The clean-up needs a token that is accepted.
		resource.TestStep{PreConfig: func() { ahead.Store(0) }, Config: config},
	)
}

// token fetches an access token with a lifetime of a day.
func token(t *testing.T, w *acctest.World) string {
	t.Helper()
	form := url.Values{
		"grant_type": {"client_credentials"}, "client_id": {w.Emulator.ClientID()}, "client_secret": {w.Emulator.ClientSecret()},
		"audience": {w.URL + "/api/v2/"},
	}
	req := httptest.NewRequestWithContext(t.Context(), http.MethodPost, w.URL+"/oauth/token", strings.NewReader(form.Encode()))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer := httptest.NewRecorder()
	w.Emulator.ServeHTTP(answer, req)
	var body struct {
		AccessToken string `json:"access_token"`
	}
	if err := json.Unmarshal(answer.Body.Bytes(), &body); err != nil || body.AccessToken == "" {
		t.Fatalf("no token: %d %s", answer.Code, answer.Body)
	}
	return body.AccessToken
}
