// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"fmt"
	"strings"
	"time"
)

// AuthKind says why no access token could be had.
type AuthKind string

// The kinds of [AuthError].
const (
	AuthInvalidClient   AuthKind = "invalid_client"   // Client ID, secret or assertion not accepted.
	AuthNoClientGrant   AuthKind = "no_client_grant"  // The application is not authorized for the audience.
	AuthGrantType       AuthKind = "grant_type"       // The application may not use client credentials.
	AuthUnknownAudience AuthKind = "unknown_audience" // No API of that identifier exists.
	AuthQuota           AuthKind = "quota"            // Token quota or rate limit exhausted.
	AuthUnavailable     AuthKind = "unavailable"      // The token endpoint failed or could not be understood.
	AuthNotATokenServer AuthKind = "not_auth0"        // The domain answers, but not as an Auth0 tenant.
	AuthOther           AuthKind = "other"            // Anything else; Description has the server's words.
)

// AuthError is a failed request for an access token (POST /oauth/token). A token endpoint that
// cannot be reached at all gives a [*ConnectError] instead.
type AuthError struct {
	Kind        AuthKind
	Status      int           // HTTP status; 0 when no complete answer arrived.
	OAuthError  string        // "error" of the body, e.g. "access_denied".
	Description string        // "error_description" of the body, with secrets masked.
	Host        string        // Host of the token endpoint.
	Audience    string        // Audience asked for.
	PrivateKey  bool          // Whether the client authenticated with a private key instead of a secret.
	RetryAfter  time.Duration // How long the service asks to wait when the quota is exhausted; 0 when it does not tell.
	RequestID   string        // ID under which the service logged the request, when it sent one.
	Err         error         // Cause when no answer arrived.
}

func (e *AuthError) Error() string {
	var text strings.Builder
	fmt.Fprintf(&text, "client: no access token from %s", e.Host)
	if e.Status != 0 {
		fmt.Fprintf(&text, ": status %d", e.Status)
	}
	if e.OAuthError != "" {
		text.WriteString(" " + e.OAuthError)
	}
	if e.Description != "" {
		text.WriteString(": " + e.Description)
	}
	if e.Err != nil {
		text.WriteString(": " + e.Err.Error())
	}
	return text.String()
}

func (e *AuthError) Unwrap() error { return e.Err }

// IsAuth reports whether err is a failed request for an access token.
func IsAuth(err error) bool {
	_, ok := as[*AuthError](err)
	return ok
}

// authKind tells the reasons apart. The endpoint answers a wrong secret with 401 access_denied as
// well as with invalid_client, and a missing client grant with 403 access_denied.
func authKind(status int, code, description string) AuthKind {
	lower := strings.ToLower(description)
	switch {
	case status == 429 || code == "too_many_requests":
		return AuthQuota
	case code == "unauthorized_client", code == "unsupported_grant_type", strings.Contains(lower, "grant type"):
		return AuthGrantType
	case strings.Contains(lower, "client-grant"), strings.Contains(lower, "not authorized to access"),
		strings.Contains(lower, "has not been granted scopes"):
		return AuthNoClientGrant
	case strings.Contains(lower, "service not found"), strings.Contains(lower, "service not enabled"):
		return AuthUnknownAudience
	case code == "invalid_client", status == 401:
		return AuthInvalidClient
	case status >= 500:
		return AuthUnavailable
	case code == "":
		return AuthNotATokenServer
	}
	return AuthOther
}
