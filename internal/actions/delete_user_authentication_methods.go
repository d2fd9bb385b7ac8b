// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// NewDeleteUserAuthenticationMethods is the action auth0users_delete_user_authentication_methods.
func NewDeleteUserAuthenticationMethods() action.Action {
	return newOnlyUser(onlyUserSpec{
		name: "delete_user_authentication_methods",
		description: describe("Deletes all authentication methods of a user: phone numbers, e-mail factors, one-time "+
			"password apps and security keys.", costs{
			scopes:   operations.Scopes(operations.DeleteUserAuthenticationMethods, operations.GetUser) + ".",
			requests: twoRequests, repeating: "harmless; a user without methods is a success.",
			limits: "Auth0 refuses this for users who have a passkey.",
		}),
		object: "authentication methods", confirm: true,
		before: "Deleting all authentication methods of the user %s.", after: "Deleted all authentication methods of the user %s.",
		plan: func(m onlyUser) diag.Diagnostics { return lessProtected(m.UserID, "all authentication methods") },
		do: func(ctx context.Context, c *client.Client, userID string) error {
			return c.Users.AuthenticationMethods.DeleteAll(ctx, userID)
		},
		diagnostic: passkeyProblem,
	})
}

func passkeyProblem(err error) diag.Diagnostic {
	var e *client.Error
	if !errors.As(err, &e) || e.Status != http.StatusForbidden || !strings.Contains(e.Message, "passkey") {
		return nil
	}
	return diag.NewAttributeErrorDiagnostic(path.Root("user_id"), "User Has a Passkey",
		"Auth0 does not delete all authentication methods of a user who has a passkey; nothing was deleted.\n\n"+
			"Delete the methods one by one (Auth0 dashboard, User Management > Users, the page of the user), or delete "+
			"one-time passwords, e-mail, phone and push with the action auth0users_delete_user_authenticators, for which "+
			"Auth0 documents no such limit.")
}
