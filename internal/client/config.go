// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"crypto/sha256"
	"net/http"
	"net/url"
	"strings"
	"time"
)

const (
	defaultMaxRetries     = 5
	defaultRateLimitShare = 0.8
	defaultRequestTimeout = 60 * time.Second
	defaultSigningAlg     = "RS256"
)

// Config is everything a [Client] needs to know. Either Token, or ClientID with one of ClientSecret
// and PrivateKey, is required.
type Config struct {
	// Domain of the tenant as people write it, see [NormalizeDomain]. Required.
	Domain string

	// ClientID of the machine-to-machine application.
	ClientID string
	// ClientSecret of the application.
	ClientSecret string
	// PrivateKey is an RSA key in PEM (PKCS#1 or PKCS#8) for private_key_jwt; used when ClientSecret
	// is empty. "\n" written out as two characters, as environment variables have it, is understood.
	PrivateKey string
	// SigningAlg of the assertion: RS256 (default), RS384, RS512 or PS256.
	SigningAlg string
	// Token is a Management API token used as it is, instead of client credentials; never refreshed.
	Token string
	// Audience of the token; default "https://{host}/api/v2/".
	Audience string

	// CustomDomainHeader is sent as Auth0-Custom-Domain on the endpoints that take it, unless the
	// request says otherwise ([WithCustomDomain]).
	CustomDomainHeader string

	// MaxRequestsPerSecond is a hard ceiling for everything this client sends to the Management
	// API; 0 means none besides what the server's rate-limit headers say.
	MaxRequestsPerSecond float64
	// RateLimitShare is the part of the tenant's budget, above 0 and up to 1, that this client uses;
	// the rest is left to whatever else calls the API. 0 means 0.8.
	RateLimitShare float64
	// MaxRetries counts attempts after the first, for failures that are safe to repeat: 0 means the
	// default of 5 (about 15 s of waiting), below 0 none. Answers with 429 never count: they are
	// waited out for up to 15 minutes per request.
	MaxRetries int
	// RequestTimeout limits one attempt, body included; 0 means 60 s.
	RequestTimeout time.Duration

	// UserAgent header, e.g. "terraform-provider-auth0users/1.0.0 Terraform/1.11.4".
	UserAgent string
	// Version of the provider, for the Auth0-Client telemetry header.
	Version string

	// HTTPTransport replaces go-cleanhttp's pooled transport; for tests.
	HTTPTransport http.RoundTripper
}

// settings is a Config that was checked and completed.
type settings struct {
	Config
	base     *url.URL // Scheme and host.
	audience string
	issuer   string // Audience of client assertions.
	signer   *assertionSigner
}

func (c Config) check() (*settings, error) {
	base, err := NormalizeDomain(c.Domain)
	if err != nil {
		return nil, err
	}
	s := &settings{Config: c, base: base, issuer: base.String() + "/"}
	s.Token = strings.TrimSpace(c.Token)
	s.ClientID = strings.TrimSpace(c.ClientID)
	s.CustomDomainHeader = strings.TrimSpace(c.CustomDomainHeader)
	if s.audience = strings.TrimSpace(c.Audience); s.audience == "" {
		s.audience = base.String() + "/api/v2/"
	}
	if err := s.checkCredentials(); err != nil {
		return nil, err
	}
	if err := s.checkLimits(); err != nil {
		return nil, err
	}
	return s, nil
}

func (s *settings) checkCredentials() error {
	if s.Token != "" {
		if !printable(s.Token) {
			return &ConfigError{Field: "api_token", Reason: "it holds a space, a line break or another character that no token has"}
		}
		return nil
	}
	switch {
	case s.ClientID == "":
		return &ConfigError{Field: "client_id", Reason: "it is required unless api_token is set"}
	case !printable(s.ClientID):
		return &ConfigError{Field: "client_id", Reason: "it holds a space, a line break or another character that no client ID has"}
	case s.ClientSecret != "":
		return nil
	case strings.TrimSpace(s.PrivateKey) == "":
		return &ConfigError{Field: "client_secret", Reason: "one of client_secret, client_assertion_private_key and api_token is required"}
	}
	if s.SigningAlg == "" {
		s.SigningAlg = defaultSigningAlg
	}
	signer, err := newAssertionSigner(s.ClientID, s.issuer, s.PrivateKey, s.SigningAlg)
	if err != nil {
		return err
	}
	s.signer = signer
	return nil
}

func (s *settings) checkLimits() error {
	if s.CustomDomainHeader != "" && !printable(s.CustomDomainHeader) {
		return &ConfigError{Field: "custom_domain_header", Reason: "it is not a domain name"}
	}
	if !(s.MaxRequestsPerSecond >= 0) || s.MaxRequestsPerSecond > 1e6 {
		return &ConfigError{Field: "max_requests_per_second", Reason: "it must be a number between 0 (no ceiling) and 1,000,000"}
	}
	switch {
	case s.RateLimitShare == 0:
		s.RateLimitShare = defaultRateLimitShare
	case !(s.RateLimitShare > 0) || s.RateLimitShare > 1:
		return &ConfigError{Field: "rate_limit_share", Reason: "it must be a number above 0, up to 1"}
	}
	switch {
	case s.MaxRetries == 0:
		s.MaxRetries = defaultMaxRetries
	case s.MaxRetries < 0:
		s.MaxRetries = -1
	case s.MaxRetries > 100:
		return &ConfigError{Field: "max_retries", Reason: "it must be at most 100"}
	}
	switch {
	case s.RequestTimeout == 0:
		s.RequestTimeout = defaultRequestTimeout
	case s.RequestTimeout < 0:
		return &ConfigError{Field: "request_timeout", Reason: "it must not be negative"}
	}
	return nil
}

// retries returns how many attempts may follow the first.
func (s *settings) retries() int { return max(s.MaxRetries, 0) }

// secrets returns the values that must never appear in a log line or an error.
func (s *settings) secrets() []string {
	return []string{s.ClientSecret, s.Token, strings.TrimSpace(s.PrivateKey)}
}

// drawKey is the same for all runs with one tenant and the same credentials, and tells neither.
func (s *settings) drawKey() []byte {
	key := sha256.Sum256([]byte(strings.Join(append(s.secrets(), s.base.Host, s.ClientID), "\x00")))
	return key[:]
}

// printable reports whether text consists of visible ASCII only, as header values and IDs do.
func printable(text string) bool {
	for i := range len(text) {
		if text[i] <= ' ' || text[i] > '~' {
			return false
		}
	}
	return true
}
