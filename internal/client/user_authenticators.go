// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserAuthenticatorsClient is the older, Guardian-style authenticators of a user.
type UserAuthenticatorsClient struct{ client *Client }

// DeleteAll deletes all authenticators of the user; none is a success
// (DELETE /users/{id}/authenticators).
func (a *UserAuthenticatorsClient) DeleteAll(ctx context.Context, userID string) error {
	return a.client.do(ctx, call{operation: operations.DeleteUserAuthenticators, params: []string{userID}}, nil)
}
