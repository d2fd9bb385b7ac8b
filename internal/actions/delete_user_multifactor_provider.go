// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

type deleteUserMultifactorProvider struct {
	UserID              types.String `tfsdk:"user_id"`
	MultifactorProvider types.String `tfsdk:"multifactor_provider"`
}

// NewDeleteUserMultifactorProvider is the action auth0users_delete_user_multifactor_provider.
func NewDeleteUserMultifactorProvider() action.Action {
	return &userAction[deleteUserMultifactorProvider]{
		name: "delete_user_multifactor_provider",
		description: describe("Removes a legacy MFA provider, Duo or Google Authenticator, from a user, who can then enrol again.", costs{
			scopes:    operations.Scopes(operations.DeleteUserMultifactorProvider, operations.GetUser) + ".",
			requests:  "2. The first looks whether the user exists.",
			repeating: "harmless; a user who has not enrolled with the provider is a success.",
		}),
		attributes: map[string]schema.Attribute{
			"multifactor_provider": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "The provider: `duo` or `google-authenticator`.",
				Validators:          []validator.String{validators.OneOf("duo", "google-authenticator")},
			},
		},
		plan: func(m deleteUserMultifactorProvider) diag.Diagnostics {
			return lessProtected(m.UserID, "an MFA provider")
		},
		task: func(m deleteUserMultifactorProvider) task {
			userID, provider := m.UserID.ValueString(), m.MultifactorProvider.ValueString()
			return task{
				verb: "delete", object: "MFA provider", subject: provider + " of the user " + userID, userID: userID, confirm: true,
				before: "Removing the MFA provider " + provider + " from the user " + userID + ".",
				after:  "The user " + userID + " has no MFA provider " + provider + " any more.",
				do: func(ctx context.Context, c *client.Client, _ func(string)) error {
					err := c.Users.Multifactor.DeleteProvider(ctx, userID, provider)
					if client.IsMultifactorProviderNotFound(err) {
						return nil
					}
					return err
				},
			}
		},
	}
}
