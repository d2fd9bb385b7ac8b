// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// NewInvalidateUserRememberedBrowsers is the action auth0users_invalidate_user_remembered_browsers.
func NewInvalidateUserRememberedBrowsers() action.Action {
	return newOnlyUser(onlyUserSpec{
		name: "invalidate_user_remembered_browsers",
		description: describe("Makes Auth0 forget the browsers in which a user chose \"remember this device\": each "+
			"asks for the second factor again.", costs{
			scopes:   operations.Scopes(operations.InvalidateRememberedBrowsers, operations.GetUser) + ".",
			requests: twoRequests, repeating: "harmless; a user without remembered browsers is a success.",
		}),
		verb: "invalidate", object: "remembered browsers", confirm: true,
		before: "Invalidating the remembered browsers of the user %s.", after: "Invalidated the remembered browsers of the user %s.",
		do: func(ctx context.Context, c *client.Client, userID string) error {
			return c.Users.Multifactor.InvalidateRememberBrowser(ctx, userID)
		},
	})
}
