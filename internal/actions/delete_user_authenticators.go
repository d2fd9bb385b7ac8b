// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// NewDeleteUserAuthenticators is the action auth0users_delete_user_authenticators.
func NewDeleteUserAuthenticators() action.Action {
	return newOnlyUser(onlyUserSpec{
		name: "delete_user_authenticators",
		description: describe("Deletes all authenticators of a user (one-time password apps, e-mail, phone and push), so that somebody who "+
			"lost a device can enrol again.\n\n"+
			"This is the older of two ways. `auth0users_delete_user_authentication_methods` deletes security keys as well, "+
			"but Auth0 refuses it for users who have a passkey.", costs{
			scopes:   operations.Scopes(operations.DeleteUserAuthenticators, operations.GetUser) + ".",
			requests: twoRequests, repeating: "harmless; a user without authenticators is a success.",
		}),
		object: "authenticators", confirm: true,
		before: "Deleting all authenticators of the user %s.", after: "Deleted all authenticators of the user %s.",
		plan: func(m onlyUser) diag.Diagnostics { return lessProtected(m.UserID, "all authenticators") },
		do: func(ctx context.Context, c *client.Client, userID string) error {
			return c.Users.Authenticators.DeleteAll(ctx, userID)
		},
	})
}
