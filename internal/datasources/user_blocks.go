// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

type userBlocksModel struct {
	ID         types.String     `tfsdk:"id"`
	UserID     types.String     `tfsdk:"user_id"`
	Identifier types.String     `tfsdk:"identifier"`
	Consider   types.Bool       `tfsdk:"consider_brute_force_enablement"`
	BlockedFor []userBlockModel `tfsdk:"blocked_for"`
}

type userBlockModel struct {
	Identifier types.String `tfsdk:"identifier"`
	IP         types.String `tfsdk:"ip"`
	Connection types.String `tfsdk:"connection"`
}

// NewUserBlocks is data.auth0users_user_blocks.
func NewUserBlocks() datasource.DataSource {
	return &source[userBlocksModel]{
		name: "user_blocks", purpose: "read the blocks of a user", read: readUserBlocks,
		description: "Lists the blocks that brute-force protection has put on a user after too many failed " +
			"logins. Exactly one of `user_id` and `identifier` selects the user. An administrator's block is not among them: " +
			"that is `blocked` of the user.\n\n" +
			"**Scopes:** " + operations.Scopes(operations.ListUserBlocks, operations.ListUserBlocksByIdentifier) + ".\n\n**Requests:** 1.\n\n" +
			"**Consistency:** Auth0 documents no promise. Blocks come with failed logins and end by themselves after 30 days without one.",
		attributes: map[string]schema.Attribute{
			"id": computedText("What selects the user: `user_id` or `identifier`."),
			"user_id": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Full ID of the user, such as `auth0|64f0c0ffee64f0c0ffee64f0`.",
				Validators: []validator.String{
					stringvalidator.ExactlyOneOf(path.MatchRoot("user_id"), path.MatchRoot("identifier")), validators.FullUserID(),
				},
			},
			"identifier": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "E-mail address, phone number or username with which the user signs in, in whatever " +
					"connection. One that nobody has gives no blocks, which is not an error.",
				Validators: []validator.String{validators.NotBlank("Write an e-mail address, phone number or username."), validators.Bare()},
			},
			"consider_brute_force_enablement": schema.BoolAttribute{
				Optional: true,
				MarkdownDescription: "With `true`, only blocks that have an effect: none while brute-force protection is " +
					"off or does not block logins. Defaults to `false`.",
			},
			"blocked_for": computedList("The blocks; empty when there are none.", map[string]schema.Attribute{
				"identifier": computedText("E-mail address, phone number or username that is blocked."),
				"ip":         computedText("IP address from which it is blocked; null for everywhere."),
				"connection": computedText("The connection in which it is blocked."),
			}),
		},
	}
}

func readUserBlocks(ctx context.Context, c *client.Client, model *userBlocksModel) diag.Diagnostics {
	blocks, diags := userBlocks(ctx, c, model)
	if diags.HasError() {
		return diags
	}
	model.ID = model.UserID
	if model.ID.IsNull() {
		model.ID = model.Identifier
	}
	model.BlockedFor = collectSlice(blocks, func(b *client.UserBlock) userBlockModel {
		return userBlockModel{Identifier: answered(b.Identifier), IP: answered(b.IP), Connection: answered(b.Connection)}
	})
	return diags
}

func userBlocks(ctx context.Context, c *client.Client, model *userBlocksModel) ([]*client.UserBlock, diag.Diagnostics) {
	options := client.UserBlocksOptions{ConsiderBruteForceEnablement: model.Consider.ValueBool()}
	if !model.Identifier.IsNull() {
		identifier := model.Identifier.ValueString()
		blocks, err := c.UserBlocks.GetByIdentifier(ctx, identifier, options)
		if err != nil {
			return nil, diag.Diagnostics{apidiag.From(apidiag.Operation{
				Verb: "read", Object: "blocks", Subject: "of the identifier " + identifier, Attribute: apidiag.Always("identifier"),
			}, err)}
		}
		return blocks, nil
	}
	id := model.UserID.ValueString()
	blocks, err := c.UserBlocks.Get(ctx, id, options)
	if err != nil {
		// A user's blocks fail as every other list of a user does.
		return nil, diag.Diagnostics{collection[userBlocksModel]{things: "blocks"}.problem(id, err)}
	}
	return blocks, nil
}
