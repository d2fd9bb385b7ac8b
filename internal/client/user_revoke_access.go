// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// RevokeAccessRequest is the body of POST /users/{id}/revoke-access.
type RevokeAccessRequest struct {
	SessionID             string `json:"session_id,omitempty"` // At most 50 characters; "" for all sessions.
	PreserveRefreshTokens bool   `json:"preserve_refresh_tokens,omitempty"`
}

// RevokeAccess ends sessions of the user, and unless they are to be preserved revokes the refresh
// tokens that belong to them; the API does so in the background (POST /users/{id}/revoke-access).
func (u *UsersClient) RevokeAccess(ctx context.Context, id string, request RevokeAccessRequest) error {
	return u.client.do(ctx, call{operation: operations.RevokeUserAccess, params: []string{id}, body: request}, nil)
}
