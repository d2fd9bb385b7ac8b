// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

type block = acctest.Attributes

func text(s string) tftypes.Value { return acctest.String(s) }

func number(n float64) tftypes.Value { return tftypes.NewValue(tftypes.Number, n) }

func TestConfigure_domain(t *testing.T) {
	t.Parallel()
	const fix = "in the provider block"
	for domain, problem := range map[string]string{
		"acme.auth0.com":              "",
		"acme.eu.auth0.com":           "",
		"ACME.eu.auth0.com":           "",
		"https://acme.eu.auth0.com":   "",
		"https://acme.eu.auth0.com/":  "",
		" acme.eu.auth0.com \n":       "",
		"acme.eu.auth0.com/":          "",
		"login.acme.com:8443":         "",
		"http://127.0.0.1:4010":       "",
		"http://localhost:4010/":      "",
		"http://[::1]:4010":           "",
		"http://acme.eu.auth0.com":    "plain http would send credentials unprotected",
		"http://127.0.0.1.evil.com":   "plain http would send credentials unprotected",
		"ftp://acme.eu.auth0.com":     "is not supported; leave it out or use https://",
		"https://acme.auth0.com/api":  "it must not hold a path",
		"acme.auth0.com?x=1":          "it must not hold a query",
		"https://u:p@acme.auth0.com":  "it must not hold a user name or password",
		"acme auth0.com":              "it is not a domain",
		"acme_corp.auth0.com":         "holds the character",
		"https://":                    "the host name is missing",
		"acme..auth0.com":             "is not a valid host name",
		"https://acme.auth0.com:port": "it is not a domain",
		"acme.auth0.com:99999":        "is not between 1 and 65535",
	} {
		t.Run(domain, func(t *testing.T) {
			t.Parallel()
			got := acctest.Unconfigured(t).Configure(block{"domain": text(domain), "api_token": text("token")})
			if problem == "" {
				noDiagnostics(t, got)
				return
			}
			one(t, got, "domain", "Invalid Provider Configuration", problem, fix, "AUTH0_DOMAIN")
		})
	}
}

func TestConfigure_values(t *testing.T) {
	t.Parallel()
	good := func(more block) block {
		b := block{"domain": text("acme.auth0.com"), "client_id": text("id"), "client_secret": text("secret")}
		for name, v := range more {
			b[name] = v
		}
		return b
	}
	withKey := func(key, alg string) block {
		return block{
			"domain": text("acme.auth0.com"), "client_id": text("id"),
			"client_assertion_private_key": text(key), "client_assertion_signing_alg": text(alg),
		}
	}
	rsa2048 := keyPair(t).pkcs8
	for name, c := range map[string]struct {
		block     block
		attribute string
		says      []string
	}{
		"everything":        {block: good(block{"audience": text("https://acme.auth0.com/api/v2/"), "custom_domain_header": text("login.acme.com"), "max_requests_per_second": number(0.5), "rate_limit_share": number(1), "max_retries": number(0), "request_timeout": text("90s")})},
		"key":               {block: withKey(rsa2048, "RS256")},
		"conflict":          {good(block{"api_token": text("token")}), "api_token", []string{"client_secret and api_token", "remove the others"}},
		"algorithm":         {withKey(rsa2048, "HS256"), "client_assertion_signing_alg", []string{`"RS256"`, `"HS256"`}},
		"not a key":         {withKey("sentinel-no-pem", "RS256"), "client_assertion_private_key", []string{"it is not PEM", "file(", "AUTH0_CLIENT_ASSERTION_PRIVATE_KEY"}},
		"public key":        {withKey(keyPair(t).public, "RS256"), "client_assertion_private_key", []string{"the private key is needed"}},
		"token with spaces": {block{"domain": text("acme.auth0.com"), "api_token": text("a b")}, "api_token", []string{"no token has", "AUTH0_API_TOKEN"}},
		"share":             {good(block{"rate_limit_share": number(0)}), "rate_limit_share", []string{"between 0.05 and 1."}},
		"rate":              {good(block{"max_requests_per_second": number(0)}), "max_requests_per_second", []string{"at least 0.1."}},
		"retries":           {good(block{"max_retries": number(-1)}), "max_retries", []string{"between 0 and 100"}},
		"timeout":           {good(block{"request_timeout": text("30")}), "request_timeout", []string{"like 30s or 2m"}},
		"custom domain":     {good(block{"custom_domain_header": text("x")}), "custom_domain_header", []string{"3 to 255"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := acctest.Unconfigured(t).Configure(c.block)
			if c.attribute == "" {
				noDiagnostics(t, got)
				return
			}
			one(t, got, c.attribute, "", c.says...)
			if strings.Contains(got[0].Detail, "sentinel") {
				t.Errorf("the diagnostic shows the value:\n%s", got[0].Detail)
			}
		})
	}
}

// TestConfigure_unknown: a plan may go on while any attribute of the block waits
// for another resource.
func TestConfigure_unknown(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"domain", "client_id", "client_secret", "audience", "request_timeout", "custom_domain_header"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := block{"domain": text("acme.auth0.com"), "client_id": text("id"), "client_secret": text("secret")}
			b[name] = tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
			noDiagnostics(t, acctest.Unconfigured(t).Configure(b))
		})
	}
	t.Run("two ways to authenticate, one of them unknown", func(t *testing.T) {
		t.Parallel()
		noDiagnostics(t, acctest.Unconfigured(t).Configure(block{
			"domain": text("acme.auth0.com"), "client_id": text("id"), "client_secret": text("secret"),
			"api_token": tftypes.NewValue(tftypes.String, tftypes.UnknownValue),
		}))
	})
}

// one asserts a single error on an attribute; "" leaves the title unchecked.
func one(t *testing.T, got []*tfprotov6.Diagnostic, attribute, summary string, says ...string) {
	t.Helper()
	if len(got) != 1 {
		t.Fatalf("%d diagnostics, want one", len(got))
	}
	d := got[0]
	if want := tftypes.NewAttributePath().WithAttributeName(attribute); d.Severity != tfprotov6.DiagnosticSeverityError || !d.Attribute.Equal(want) {
		t.Errorf("%s on %s, want an error on %s", d.Severity, d.Attribute, want)
	}
	if summary != "" && d.Summary != summary {
		t.Errorf("summary %q, want %q", d.Summary, summary)
	}
	for _, part := range says {
		if !strings.Contains(d.Detail, part) {
			t.Errorf("the text does not say %q:\n%s", part, d.Detail)
		}
	}
}
