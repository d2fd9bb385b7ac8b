// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"encoding/json"
	"iter"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserRefreshTokensClient is the refresh tokens of a user.
type UserRefreshTokensClient struct{ client *Client }

// RefreshToken is what the API tells of a refresh token; never the token itself. Nil is what the
// answer did not hold, or held as null. Dates are RFC 3339 in UTC with milliseconds.
type RefreshToken struct {
	ID              *Text                        `json:"id"`
	UserID          *Text                        `json:"user_id"`
	CreatedAt       *Text                        `json:"created_at"`
	IdleExpiresAt   *Text                        `json:"idle_expires_at"` // Nil: never.
	ExpiresAt       *Text                        `json:"expires_at"`      // Nil: never.
	LastExchangedAt *Text                        `json:"last_exchanged_at"`
	Device          *Device                      `json:"device"`
	ClientID        *Text                        `json:"client_id"`
	SessionID       *Text                        `json:"session_id"`
	Rotating        *bool                        `json:"rotating"`
	ResourceServers []RefreshTokenResourceServer `json:"resource_servers"`
	Metadata        *json.RawMessage             `json:"refresh_token_metadata"` // An object, exactly as answered.
}

// RefreshTokenResourceServer is an API that a refresh token gets access to.
type RefreshTokenResourceServer struct {
	Audience *Text `json:"audience"`
	Scopes   *Text `json:"scopes"` // Separated by spaces.
}

// List returns the refresh tokens of the user, page by page of 100
// (GET /users/{user_id}/refresh-tokens). A missing user is an [*Error] with [IsUserNotFound].
func (r *UserRefreshTokensClient) List(ctx context.Context, userID string) iter.Seq2[*RefreshToken, error] {
	list := call{operation: operations.ListUserRefreshTokens, params: []string{userID}, most: manyMost}
	return checkpointPages[*RefreshToken](ctx, r.client, list, "tokens")
}

// DeleteAll revokes all refresh tokens of the user; the API does so in the background
// (DELETE /users/{user_id}/refresh-tokens).
func (r *UserRefreshTokensClient) DeleteAll(ctx context.Context, userID string) error {
	return r.client.do(ctx, call{operation: operations.DeleteUserRefreshTokens, params: []string{userID}}, nil)
}
