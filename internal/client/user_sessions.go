// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"encoding/json"
	"iter"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserSessionsClient is the login sessions of a user.
type UserSessionsClient struct{ client *Client }

// Session is a login session of a user. Nil is what the answer did not hold, or held as null. Dates
// are RFC 3339 in UTC with milliseconds.
type Session struct {
	ID               *Text                  `json:"id"`
	UserID           *Text                  `json:"user_id"`
	CreatedAt        *Text                  `json:"created_at"`
	UpdatedAt        *Text                  `json:"updated_at"`
	AuthenticatedAt  *Text                  `json:"authenticated_at"`
	LastInteractedAt *Text                  `json:"last_interacted_at"`
	IdleExpiresAt    *Text                  `json:"idle_expires_at"`
	ExpiresAt        *Text                  `json:"expires_at"`
	Device           *Device                `json:"device"`
	Clients          []SessionClient        `json:"clients"`
	Authentication   *SessionAuthentication `json:"authentication"`
	Cookie           *SessionCookie         `json:"cookie"`
	Metadata         *json.RawMessage       `json:"session_metadata"` // An object, exactly as answered.
}

// Device is the browser or app behind a session or a refresh token, as first and as last seen.
type Device struct {
	InitialUserAgent *Text `json:"initial_user_agent"`
	InitialIP        *Text `json:"initial_ip"`
	InitialASN       *Text `json:"initial_asn"` // Autonomous system number, e.g. "64500".
	LastUserAgent    *Text `json:"last_user_agent"`
	LastIP           *Text `json:"last_ip"`
	LastASN          *Text `json:"last_asn"`
}

// SessionClient is an application that uses a session.
type SessionClient struct {
	ClientID *Text `json:"client_id"`
}

// SessionAuthentication is how the user signed in.
type SessionAuthentication struct {
	Methods []SessionAuthenticationMethod `json:"methods"`
}

// SessionAuthenticationMethod is one step of signing in.
type SessionAuthenticationMethod struct {
	Name      *Text `json:"name"` // "federated", "passkey", "pwd", "sms", "email", "mfa", "mock" or a URL.
	Timestamp *Text `json:"timestamp"`
	Type      *Text `json:"type"` // The factor, with the name "mfa" only.
}

// SessionCookie is the cookie that holds a session.
type SessionCookie struct {
	Mode *Text `json:"mode"` // "persistent" or "non-persistent".
}

// List returns the live sessions of the user, page by page of 100 (GET /users/{user_id}/sessions).
// A missing user is an [*Error] with [IsUserNotFound].
func (s *UserSessionsClient) List(ctx context.Context, userID string) iter.Seq2[*Session, error] {
	list := call{operation: operations.ListUserSessions, params: []string{userID}}
	return checkpointPages[*Session](ctx, s.client, list, "sessions")
}

// DeleteAll ends all sessions of the user; the API does so in the background
// (DELETE /users/{user_id}/sessions).
func (s *UserSessionsClient) DeleteAll(ctx context.Context, userID string) error {
	return s.client.do(ctx, call{operation: operations.DeleteUserSessions, params: []string{userID}}, nil)
}
