// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// NewDeleteUserSessions is the action auth0users_delete_user_sessions.
func NewDeleteUserSessions() action.Action {
	return newOnlyUser(onlyUserSpec{
		name: "delete_user_sessions",
		description: describe("Ends all login sessions of a user, who must sign in again in every browser. Refresh tokens stay valid: "+
			"to revoke those as well, use `auth0users_revoke_user_access`.", costs{
			scopes:   operations.Scopes(operations.DeleteUserSessions) + ".",
			requests: oneRequest, repeating: "harmless; a user without sessions is a success.",
			limits: enterprise, consistency: background,
		}),
		object: "login sessions", feature: sessionsFeature,
		before: "Ending all login sessions of the user %s.", after: "Auth0 is ending all login sessions of the user %s.",
		do: func(ctx context.Context, c *client.Client, userID string) error {
			return c.Users.Sessions.DeleteAll(ctx, userID)
		},
	})
}

// sessionsFeature is the feature behind sessions, as in [apidiag.Operation].
const sessionsFeature = "Session Management"
