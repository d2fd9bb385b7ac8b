package actions

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// NewDeleteUserAuthenticators is the action auth0users_delete_user_authenticators.
func NewDeleteUserAuthenticators() action.Action {
	return newOnlyUser(onlyUserSpec{
		name: "delete_user_authenticators",
		description: describe("Deletes all second factors of a user in the older, Guardian-style view, so that somebody who lost a device can enrol again. "+
			"Other than `auth0users_delete_user_authentication_methods` it also serves users who have a passkey, and leaves that alone.", costs{
			scopes: "`delete:guardian_enrollments`, `read:users`.", requests: twoRequests, repeating: "harmless; a user without authenticators is a success.",
		}),
		object: "authenticators", confirm: true,
		before: "Deleting all authenticators of the user %s.", after: "Deleted all authenticators of the user %s.",
		plan: func(m onlyUser) diag.Diagnostics { return lessProtected(m.UserID, "all authenticators") },
		do: func(ctx context.Context, c *client.Client, userID string) error {
			return c.Users.Authenticators.DeleteAll(ctx, userID)
		},
	})
}
