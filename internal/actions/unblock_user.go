// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/actionvalidator"
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

type unblockUser struct {
	UserID     types.String `tfsdk:"user_id"`
	Identifier types.String `tfsdk:"identifier"`
}

// NewUnblockUser is the action auth0users_unblock_user.
func NewUnblockUser() action.Action {
	return &userAction[unblockUser]{
		name: "unblock_user",
		description: describe("Lifts the blocks that brute-force protection has put on a user after too many failed logins, whatever "+
			"IP addresses they came from.\n\n"+
			"An administrator's block is another thing: that is `blocked` in `auth0users_user`.", costs{
			scopes: operations.Scopes(operations.DeleteUserBlocks) + ".", requests: oneRequest,
			repeating: "harmless; a user who is not blocked is a success, and so is an identifier that nobody has.",
		}),
		attributes: map[string]schema.Attribute{
			"user_id": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Full ID of the user, such as `auth0|64f0c0ffee64f0c0ffee64f0`. Either this or `identifier`.",
				Validators:          []validator.String{validators.FullUserID()},
			},
			"identifier": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "E-mail address, phone number or username that the blocked logins gave. All users with " +
					"this identifier are unblocked. Either this or `user_id`.",
				Validators: []validator.String{validators.NotBlank("Write an e-mail address, a phone number or a username."), validators.Bare()},
			},
		},
		checks: []action.ConfigValidator{actionvalidator.ExactlyOneOf(path.MatchRoot("user_id"), path.MatchRoot("identifier"))},
		task: func(m unblockUser) task {
			if m.UserID.IsNull() {
				identifier := m.Identifier.ValueString()
				return task{
					verb: "unblock", object: "users", subject: "with the identifier " + identifier,
					before: "Lifting the brute-force blocks of users with the identifier " + identifier + ".",
					after:  "Nobody with the identifier " + identifier + " is blocked by brute-force protection any more.",
					do: func(ctx context.Context, c *client.Client, _ func(string)) error {
						return c.UserBlocks.UnblockByIdentifier(ctx, identifier)
					},
				}
			}
			userID := m.UserID.ValueString()
			return task{
				verb: "unblock", object: "user", subject: userID, userID: userID,
				before: "Lifting the brute-force blocks of the user " + userID + ".",
				after:  "Brute-force protection does not block the user " + userID + " any more.",
				do: func(ctx context.Context, c *client.Client, _ func(string)) error {
					return c.UserBlocks.Unblock(ctx, userID)
				},
			}
		},
	}
}
