// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

type values map[string]string

// configOf is a provider block with these attributes.
func configOf(block values) config {
	text := func(name string) types.String {
		if v, set := block[name]; set {
			return types.StringValue(v)
		}
		return types.StringNull()
	}
	return config{
		Domain:                    text("domain"),
		ClientID:                  text("client_id"),
		ClientSecret:              text("client_secret"),
		ClientAssertionPrivateKey: text("client_assertion_private_key"),
		ClientAssertionSigningAlg: text("client_assertion_signing_alg"),
		APIToken:                  text("api_token"),
		Audience:                  text("audience"),
		CustomDomainHeader:        text("custom_domain_header"),
		RequestTimeout:            text("request_timeout"),
	}
}

func (v values) getenv(name string) string { return v[name] }

func TestSettings(t *testing.T) {
	t.Parallel()
	const domain = "acme.eu.auth0.com"
	for name, c := range map[string]struct {
		block values
		env   values
		want  client.Config
	}{
		"secret in the block": {
			block: values{"domain": domain, "client_id": "id", "client_secret": "secret"},
			want:  client.Config{Domain: domain, ClientID: "id", ClientSecret: "secret"},
		},
		"everything from the environment": {
			env: values{
				"AUTH0_DOMAIN": domain, "AUTH0_CLIENT_ID": "id", "AUTH0_CLIENT_SECRET": "secret",
				"AUTH0_AUDIENCE": "https://acme.eu.auth0.com/api/v2/", "AUTH0_CUSTOM_DOMAIN_HEADER": "login.acme.com",
			},
			want: client.Config{
				Domain: domain, ClientID: "id", ClientSecret: "secret",
				Audience: "https://acme.eu.auth0.com/api/v2/", CustomDomainHeader: "login.acme.com",
			},
		},
		"key from the environment": {
			env: values{
				"AUTH0_DOMAIN": domain, "AUTH0_CLIENT_ID": "id", "AUTH0_CLIENT_ASSERTION_PRIVATE_KEY": "pem",
				"AUTH0_CLIENT_ASSERTION_SIGNING_ALG": "PS256",
			},
			want: client.Config{Domain: domain, ClientID: "id", PrivateKey: "pem", SigningAlg: "PS256"},
		},
		"token from the environment wins over a secret there": {
			env:  values{"AUTH0_DOMAIN": domain, "AUTH0_API_TOKEN": "token", "AUTH0_CLIENT_ID": "id", "AUTH0_CLIENT_SECRET": "secret"},
			want: client.Config{Domain: domain, Token: "token"},
		},
		"the block wins, attribute by attribute": {
			block: values{"domain": domain, "client_id": "id"},
			env:   values{"AUTH0_DOMAIN": "other.auth0.com", "AUTH0_CLIENT_ID": "other", "AUTH0_CLIENT_SECRET": "secret"},
			want:  client.Config{Domain: domain, ClientID: "id", ClientSecret: "secret"},
		},
		"a secret in the block silences key and token of the environment": {
			block: values{"client_id": "id", "client_secret": "secret"},
			env:   values{"AUTH0_DOMAIN": domain, "AUTH0_API_TOKEN": "token", "AUTH0_CLIENT_ASSERTION_PRIVATE_KEY": "pem"},
			want:  client.Config{Domain: domain, ClientID: "id", ClientSecret: "secret"},
		},
		"a token in the block silences the application of the environment": {
			block: values{"api_token": "token"},
			env:   values{"AUTH0_DOMAIN": domain, "AUTH0_CLIENT_ID": "id", "AUTH0_CLIENT_SECRET": "secret"},
			want:  client.Config{Domain: domain, Token: "token"},
		},
		"empty texts are as good as none": {
			block: values{"domain": "", "client_id": "", "client_secret": " ", "api_token": ""},
			env:   values{"AUTH0_DOMAIN": domain, "AUTH0_CLIENT_ID": "id", "AUTH0_CLIENT_SECRET": "secret", "AUTH0_API_TOKEN": ""},
			want:  client.Config{Domain: domain, ClientID: "id", ClientSecret: "secret"},
		},
		"line breaks of files and pasted values": {
			block: values{"domain": " acme.eu.auth0.com\n", "client_id": "id\n", "client_secret": "secret\n"},
			want:  client.Config{Domain: domain, ClientID: "id", ClientSecret: "secret"},
		},
		"an algorithm in the environment is meant for another run": {
			block: values{"domain": domain, "client_id": "id", "client_secret": "secret"},
			env:   values{"AUTH0_CLIENT_ASSERTION_SIGNING_ALG": "RS512"},
			want:  client.Config{Domain: domain, ClientID: "id", ClientSecret: "secret", SigningAlg: "RS512"},
		},
		"audience without its slash": {
			block: values{"domain": "login.acme.com", "api_token": "token", "audience": "https://acme.eu.auth0.com/api/v2"},
			want:  client.Config{Domain: "login.acme.com", Token: "token", Audience: "https://acme.eu.auth0.com/api/v2/"},
		},
		"request timeout": {
			block: values{"domain": domain, "api_token": "token", "request_timeout": "1m30s"},
			want:  client.Config{Domain: domain, Token: "token", RequestTimeout: 90 * time.Second},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, diags := configOf(c.block).settings(c.env.getenv)
			if len(diags) != 0 {
				t.Fatalf("unexpected diagnostics: %v", diags)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("settings (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSettings_retries(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		in   types.Int64
		want int
	}{
		"not written": {types.Int64Null(), 0},
		"none":        {types.Int64Value(0), -1},
		"some":        {types.Int64Value(7), 7},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			conf := configOf(values{"domain": "acme.auth0.com", "api_token": "token"})
			conf.MaxRetries = c.in
			got, diags := conf.settings(values{}.getenv)
			if len(diags) != 0 || got.MaxRetries != c.want {
				t.Errorf("got %d (%v), want %d", got.MaxRetries, diags, c.want)
			}
		})
	}
}

func TestSettings_mistakes(t *testing.T) {
	t.Parallel()
	const domain = "acme.eu.auth0.com"
	for name, c := range map[string]struct {
		block, env values
		attribute  string
		summary    string
		says       []string
	}{
		"nothing at all": {
			attribute: "domain", summary: "Missing Provider Configuration",
			says: []string{"AUTH0_DOMAIN", "AUTH0_CLIENT_ID", "AUTH0_CLIENT_SECRET", "AUTH0_API_TOKEN"},
		},
		"no domain": {
			block: values{"client_id": "id", "client_secret": "secret"}, attribute: "domain", summary: "Missing Auth0 Domain",
			says: []string{"AUTH0_DOMAIN", "acme.eu.auth0.com"},
		},
		"no credentials": {
			block: values{"domain": domain}, attribute: "client_id", summary: "Missing Auth0 Credentials",
			says: []string{"client_secret", "client_assertion_private_key", "api_token", "AUTH0_API_TOKEN"},
		},
		"client ID alone": {
			block: values{"domain": domain, "client_id": "id"}, attribute: "client_secret", summary: "Missing Application Secret",
			says: []string{"AUTH0_CLIENT_SECRET", "AUTH0_CLIENT_ASSERTION_PRIVATE_KEY"},
		},
		"client ID with a token that does not count": {
			block: values{"domain": domain, "client_id": "id"}, env: values{"AUTH0_API_TOKEN": "token"},
			attribute: "client_secret", summary: "Missing Application Secret",
			says: []string{"AUTH0_CLIENT_SECRET", "AUTH0_API_TOKEN is not used", "remove client_id"},
		},
		"secret alone": {
			block: values{"domain": domain, "client_secret": "secret"}, attribute: "client_id", summary: "Missing Client ID",
			says: []string{"AUTH0_CLIENT_ID"},
		},
		"key alone, in the environment": {
			block: values{"domain": domain}, env: values{"AUTH0_CLIENT_ASSERTION_PRIVATE_KEY": "pem"},
			attribute: "client_id", summary: "Missing Client ID", says: []string{"AUTH0_CLIENT_ID"},
		},
		"secret and key in the environment": {
			block: values{"domain": domain},
			env:   values{"AUTH0_CLIENT_ID": "id", "AUTH0_CLIENT_SECRET": "secret", "AUTH0_CLIENT_ASSERTION_PRIVATE_KEY": "pem"},

			attribute: "client_secret", summary: "Conflicting Credentials",
			says: []string{"AUTH0_CLIENT_SECRET", "AUTH0_CLIENT_ASSERTION_PRIVATE_KEY", "Unset one"},
		},
		"secret and key in the block": {
			block:     values{"domain": domain, "client_id": "id", "client_secret": "secret", "client_assertion_private_key": "pem"},
			attribute: "client_assertion_private_key", summary: "Conflicting Credentials",
			says: []string{"client_secret and client_assertion_private_key", "AUTH0_CLIENT_SECRET", "remove the others"},
		},
		"all three in the block": {
			block:     values{"domain": domain, "client_secret": "secret", "client_assertion_private_key": "pem", "api_token": "token"},
			attribute: "client_assertion_private_key", summary: "Conflicting Credentials",
			says: []string{"client_secret and client_assertion_private_key and api_token"},
		},
		"client ID and token in the block": {
			block:     values{"domain": domain, "client_id": "id", "api_token": "token"},
			attribute: "client_id", summary: "Conflicting Credentials",
			says: []string{"Remove client_id", "AUTH0_CLIENT_SECRET"},
		},
		"algorithm with a secret": {
			block:     values{"domain": domain, "client_id": "id", "client_secret": "secret", "client_assertion_signing_alg": "RS256"},
			attribute: "client_assertion_signing_alg", summary: "Signing Algorithm Without Key",
			says: []string{"AUTH0_CLIENT_ASSERTION_PRIVATE_KEY", "Remove it"},
		},
		"algorithm with a token": {
			block:     values{"domain": domain, "api_token": "token", "client_assertion_signing_alg": "RS256"},
			attribute: "client_assertion_signing_alg", summary: "Signing Algorithm Without Key",
			says: []string{"AUTH0_CLIENT_ASSERTION_PRIVATE_KEY", "Remove it"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, diags := configOf(c.block).settings(c.env.getenv)
			if len(diags) != 1 {
				t.Fatalf("%d diagnostics, want one: %v", len(diags), diags)
			}
			checkDiagnostic(t, diags[0], c.attribute, c.summary, c.says...)
		})
	}
}

// checkDiagnostic asserts the attribute, the title and what the text says.
func checkDiagnostic(t *testing.T, d diag.Diagnostic, attribute, summary string, says ...string) {
	t.Helper()
	if got := attributeOf(t, d); got != attribute {
		t.Errorf("the diagnostic is on %s, want %s", got, attribute)
	}
	if d.Summary() != summary {
		t.Errorf("summary %q, want %q", d.Summary(), summary)
	}
	for _, part := range says {
		if !strings.Contains(d.Detail(), part) {
			t.Errorf("the text does not say %q:\n%s", part, d.Detail())
		}
	}
}

func attributeOf(t *testing.T, d diag.Diagnostic) string {
	t.Helper()
	with, ok := d.(diag.DiagnosticWithPath)
	if !ok {
		t.Fatalf("no attribute is named: %s: %s", d.Summary(), d.Detail())
	}
	return with.Path().String()
}

// TestSettings_everyCombination goes through all ways to set or leave out the
// attributes that decide about authentication, in the block and in the environment.
func TestSettings_everyCombination(t *testing.T) {
	t.Parallel()
	names := []string{"domain", "client_id", "client_secret", "client_assertion_private_key", "client_assertion_signing_alg", "api_token"}
	kinds := []string{"client_secret", "client_assertion_private_key", "api_token"}
	for bits := range 1 << (2 * len(names)) {
		block, env := values{}, values{}
		for i, name := range names {
			if bits&(1<<i) != 0 {
				block[name] = "block-" + name
			}
			if bits&(1<<(i+len(names))) != 0 {
				env[variables[name]] = "env-" + name
			}
		}
		got, diags := configOf(block).settings(env.getenv)
		domain := block["domain"] + env["AUTH0_DOMAIN"]
		if most := 1; len(diags) > most && (domain != "" || len(diags) > most+1) {
			t.Fatalf("block %v, environment %v: %d diagnostics: %v", block, env, len(diags), diags)
		}
		for _, d := range diags {
			name := attributeOf(t, d)
			if !strings.Contains(d.Detail(), name) && !strings.Contains(d.Detail(), variables[name]) || !strings.Contains(d.Detail(), "AUTH0_") {
				t.Fatalf("block %v, environment %v: %s on %s does not name attribute and variable: %s", block, env, d.Summary(), name, d.Detail())
			}
		}
		if len(diags) > 0 {
			continue
		}
		used := map[string]string{"client_secret": got.ClientSecret, "client_assertion_private_key": got.PrivateKey, "api_token": got.Token}
		maps.DeleteFunc(used, func(_, v string) bool { return v == "" })
		if len(used) != 1 || got.Domain == "" || (got.ClientID == "") != (got.Token != "") {
			t.Fatalf("block %v, environment %v: not one complete way to authenticate: %+v", block, env, got)
		}
		for kind, v := range used {
			inBlock := slices.ContainsFunc(kinds, func(k string) bool { return block[k] != "" })
			if inBlock != strings.HasPrefix(v, "block-") || inBlock && block[kind] != v {
				t.Fatalf("block %v, environment %v: authenticates with %s", block, env, v)
			}
		}
	}
}
