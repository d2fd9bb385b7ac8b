// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"net/url"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserBlocksClient is the brute-force blocks of users.
type UserBlocksClient struct{ client *Client }

// UserBlock is a pair of identifier and IP address that brute-force protection keeps from signing
// in. Nil is what the answer did not hold, or held as null.
type UserBlock struct {
	Identifier *Text `json:"identifier"` // Email address, phone number or username.
	IP         *Text `json:"ip"`         // Nil: from everywhere (account lockout).
	Connection *Text `json:"connection"`
}

// UserBlocksOptions says which blocks are listed.
type UserBlocksOptions struct {
	// ConsiderBruteForceEnablement leaves blocks out that have no effect, because brute-force
	// protection is off or does not block.
	ConsiderBruteForceEnablement bool
}

// Get returns the blocks of a user (GET /user-blocks/{id}). A missing user is an [*Error] with
// [IsUserNotFound].
func (b *UserBlocksClient) Get(ctx context.Context, userID string, options UserBlocksOptions) ([]*UserBlock, error) {
	return b.read(ctx, call{operation: operations.ListUserBlocks, params: []string{userID}, query: url.Values{}}, options)
}

// GetByIdentifier returns the blocks of the users with an email address, phone number or username
// (GET /user-blocks). An identifier that nobody has gives no blocks.
func (b *UserBlocksClient) GetByIdentifier(ctx context.Context, identifier string, options UserBlocksOptions) ([]*UserBlock, error) {
	return b.read(ctx, call{operation: operations.ListUserBlocksByIdentifier, query: url.Values{"identifier": {identifier}}}, options)
}

// Unblock lifts all blocks of a user, but not an administrator's; none is a success
// (DELETE /user-blocks/{id}). A missing user is an [*Error] with [IsUserNotFound].
func (b *UserBlocksClient) Unblock(ctx context.Context, userID string) error {
	return b.client.do(ctx, call{operation: operations.DeleteUserBlocks, params: []string{userID}}, nil)
}

// UnblockByIdentifier lifts all blocks of the users with an email address, phone number or username,
// but not an administrator's; none is a success (DELETE /user-blocks).
func (b *UserBlocksClient) UnblockByIdentifier(ctx context.Context, identifier string) error {
	return b.client.do(ctx, call{
		operation: operations.DeleteUserBlocksByIdentifier, query: url.Values{"identifier": {identifier}},
	}, nil)
}

func (b *UserBlocksClient) read(ctx context.Context, get call, options UserBlocksOptions) ([]*UserBlock, error) {
	if options.ConsiderBruteForceEnablement {
		get.query.Set("consider_brute_force_enablement", "true")
	}
	answer := offsetPage[*UserBlock]{key: "blocked_for"}
	if err := b.client.do(ctx, get, &answer); err != nil {
		return nil, err
	}
	return answer.items, nil
}
