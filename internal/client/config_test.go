// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"errors"
	"math"
	"testing"
	"time"
)

func TestNormalizeDomain(t *testing.T) {
	t.Parallel()
	good := map[string]string{
		"acme.eu.auth0.com":               "https://acme.eu.auth0.com",
		"https://acme.eu.auth0.com":       "https://acme.eu.auth0.com",
		"https://acme.eu.auth0.com/":      "https://acme.eu.auth0.com",
		" \thttps://Acme.EU.auth0.com/\n": "https://acme.eu.auth0.com",
		"HTTPS://acme.auth0.com":          "https://acme.auth0.com",
		"acme.auth0.com:8443":             "https://acme.auth0.com:8443",
		"http://127.0.0.1:4010":           "http://127.0.0.1:4010",
		"http://localhost:4010/":          "http://localhost:4010",
		"http://[::1]:4010":               "http://[::1]:4010",
		"http://[::1]":                    "http://[::1]",
		"https://127.0.0.1:4010":          "https://127.0.0.1:4010",
		"localhost":                       "https://localhost",
	}
	for domain, want := range good {
		if got, err := NormalizeDomain(domain); err != nil || got.String() != want {
			t.Errorf("NormalizeDomain(%q) = %v, %v; want %s", domain, got, err, want)
		}
	}
	for _, domain := range []string{
		"", "  ", "https://", "://", "http://acme.auth0.com", "http://127.0.0.1.evil.example", "http://localhost.evil.example",
		"https://acme.auth0.com/api/v2/", "acme.auth0.com/x", "https://user:pw@acme.auth0.com", "user@acme.auth0.com",
		"acme.auth0.com?x=1", "acme.auth0.com?", "acme.auth0.com#top", "ftp://acme.auth0.com", "acme .auth0.com",
		"acme.auth0.com:99999", "acme.auth0.com:0", "acme.auth0.com:", "acme.auth0.com:port", "acme_1.auth0.com", "-acme.auth0.com",
		"acme..auth0.com", "ácme.auth0.com", "acme.auth0.com\nevil", "https://%zz",
	} {
		got, err := NormalizeDomain(domain)
		var failure *ConfigError
		if !errors.As(err, &failure) || failure.Field != "domain" || failure.Reason == "" {
			t.Errorf("NormalizeDomain(%q) = %v, %v; want a ConfigError", domain, got, err)
		}
	}
}

func TestConfigErrorsNameTheField(t *testing.T) {
	t.Parallel()
	good := Config{Domain: "acme.auth0.com", ClientID: "id", ClientSecret: "secret"}
	cases := map[string]struct {
		edit  func(*Config)
		field string
	}{
		"nothing wrong":             {func(*Config) {}, ""},
		"token alone":               {func(c *Config) { *c = Config{Domain: c.Domain, Token: " eyJ.x.y\n"} }, ""},
		"no domain":                 {func(c *Config) { c.Domain = "" }, "domain"},
		"no client ID":              {func(c *Config) { c.ClientID = " " }, "client_id"},
		"client ID with line break": {func(c *Config) { c.ClientID = "a\nb" }, "client_id"},
		"no secret":                 {func(c *Config) { c.ClientSecret = "" }, "client_secret"},
		"token with a space":        {func(c *Config) { c.Token = "Bearer eyJ" }, "api_token"},
		"algorithm": {
			func(c *Config) { c.ClientSecret, c.PrivateKey, c.SigningAlg = "", "x", "HS256" },
			"client_assertion_signing_alg",
		},
		"key":                  {func(c *Config) { c.ClientSecret, c.PrivateKey = "", "x" }, "client_assertion_private_key"},
		"custom domain":        {func(c *Config) { c.CustomDomainHeader = "a b" }, "custom_domain_header"},
		"negative ceiling":     {func(c *Config) { c.MaxRequestsPerSecond = -1 }, "max_requests_per_second"},
		"share above all":      {func(c *Config) { c.RateLimitShare = 1.5 }, "rate_limit_share"},
		"share not a number":   {func(c *Config) { c.RateLimitShare = math.NaN() }, "rate_limit_share"},
		"ceiling not a number": {func(c *Config) { c.MaxRequestsPerSecond = math.NaN() }, "max_requests_per_second"},
		"too many retries":     {func(c *Config) { c.MaxRetries = 101 }, "max_retries"},
		"negative timeout":     {func(c *Config) { c.RequestTimeout = -time.Second }, "request_timeout"},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := good
			test.edit(&config)
			c, err := New(config)
			if test.field == "" {
				if err != nil || c == nil {
					t.Errorf("New: %v", err)
				}
				return
			}
			var failure *ConfigError
			if !errors.As(err, &failure) || failure.Field != test.field {
				t.Errorf("error %v, want one on %s", err, test.field)
			}
		})
	}
}

func TestAudience(t *testing.T) {
	t.Parallel()
	for domain, want := range map[string]string{
		"acme.eu.auth0.com": "https://acme.eu.auth0.com/api/v2/", "http://127.0.0.1:4010/": "http://127.0.0.1:4010/api/v2/",
	} {
		s, err := Config{Domain: domain, Token: "x"}.check()
		if err != nil || s.audience != want {
			t.Errorf("%s: audience %q, error %v; want %q", domain, s.audience, err, want)
		}
	}
	s, err := Config{Domain: "login.example.com", Token: "x", Audience: " https://acme.auth0.com/api/v2/ "}.check()
	if err != nil || s.audience != "https://acme.auth0.com/api/v2/" {
		t.Errorf("audience %q, error %v", s.audience, err)
	}
}
