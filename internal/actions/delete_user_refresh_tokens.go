// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// NewDeleteUserRefreshTokens is the action auth0users_delete_user_refresh_tokens.
func NewDeleteUserRefreshTokens() action.Action {
	return newOnlyUser(onlyUserSpec{
		name: "delete_user_refresh_tokens",
		description: describe("Revokes all refresh tokens of a user, for all applications. Login sessions go on: "+
			"to end those as well, use `auth0users_revoke_user_access`.", costs{
			scopes:   operations.Scopes(operations.DeleteUserRefreshTokens) + ".",
			requests: oneRequest, repeating: "harmless; a user without refresh tokens is a success.",
			consistency: background,
		}),
		object: "refresh tokens",
		before: "Revoking all refresh tokens of the user %s.", after: "Auth0 is revoking all refresh tokens of the user %s.",
		do: func(ctx context.Context, c *client.Client, userID string) error {
			return c.Users.RefreshTokens.DeleteAll(ctx, userID)
		},
	})
}
