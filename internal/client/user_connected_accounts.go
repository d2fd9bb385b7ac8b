// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"iter"
	"net/url"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserConnectedAccountsClient is the accounts that a user connected.
type UserConnectedAccountsClient struct{ client *Client }

// ConnectedAccount is an account at another service whose tokens the Token Vault keeps; the API never answers
// with the tokens. Nil is what the answer did not hold, or held as null. Dates are RFC 3339 in UTC with
// milliseconds.
type ConnectedAccount struct {
	ID             string   `json:"id"`         // E.g. "cac_aB3dE5fG7hI9jK1lM2nO3p".
	Connection     string   `json:"connection"` // Name.
	ConnectionID   string   `json:"connection_id"`
	Strategy       string   `json:"strategy"`    // E.g. "google-oauth2".
	AccessType     string   `json:"access_type"` // "offline".
	Scopes         []string `json:"scopes"`      // Nil when the answer has none.
	CreatedAt      *Text    `json:"created_at"`
	ExpiresAt      *Text    `json:"expires_at"`
	OrganizationID *Text    `json:"organization_id"`
}

// connectedAccountsTake is the page size: the reference's schema allows 100, its text 20; 50 was
// accepted on record.
const connectedAccountsTake = "50"

// List returns the accounts that the user connected, page by page of 50
// (GET /users/{id}/connected-accounts). A missing user is an [*Error] with [IsUserNotFound].
func (a *UserConnectedAccountsClient) List(ctx context.Context, userID string) iter.Seq2[*ConnectedAccount, error] {
	list := call{
		operation: operations.ListUserConnectedAccounts, params: []string{userID},
		query: url.Values{"take": {connectedAccountsTake}}, most: fewMost,
	}
	return checkpointPages[*ConnectedAccount](ctx, a.client, list, "connected_accounts")
}
