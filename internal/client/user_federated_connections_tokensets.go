// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserFederatedConnectionsTokensetsClient is the token sets of federated connections that are stored for a user.
type UserFederatedConnectionsTokensetsClient struct{ client *Client }

// FederatedConnectionsTokenset is what the API tells of a stored token set; never the tokens. Nil is
// what the answer did not hold, or held as null. Dates are RFC 3339 in UTC with milliseconds.
type FederatedConnectionsTokenset struct {
	ID         *Text `json:"id"`
	Connection *Text `json:"connection"` // Connection name.
	Scope      *Text `json:"scope"`      // Separated by spaces.
	IssuedAt   *Text `json:"issued_at"`
	ExpiresAt  *Text `json:"expires_at"`
	LastUsedAt *Text `json:"last_used_at"`
}

// List returns all token sets of the user; the API does not page them
// (GET /users/{id}/federated-connections-tokensets). A missing user is an [*Error] with [IsUserNotFound].
func (f *UserFederatedConnectionsTokensetsClient) List(ctx context.Context, userID string) ([]*FederatedConnectionsTokenset, error) {
	var tokensets list[*FederatedConnectionsTokenset]
	err := f.client.do(ctx, call{operation: operations.ListUserTokensets, params: []string{userID}}, &tokensets)
	return tokensets.items, err
}

// Delete deletes one token set by ID (up to 36 characters); one that does not exist is a success
// (DELETE /users/{id}/federated-connections-tokensets/{tokenset_id}).
func (f *UserFederatedConnectionsTokensetsClient) Delete(ctx context.Context, userID, tokensetID string) error {
	return f.client.do(ctx, call{
		operation: operations.DeleteUserTokenset,
		params:    []string{userID, tokensetID},
	}, nil)
}
