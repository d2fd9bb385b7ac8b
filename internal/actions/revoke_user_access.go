// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package actions

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

type revokeUserAccess struct {
	UserID                types.String `tfsdk:"user_id"`
	SessionID             types.String `tfsdk:"session_id"`
	PreserveRefreshTokens types.Bool   `tfsdk:"preserve_refresh_tokens"`
}

// NewRevokeUserAccess is the action auth0users_revoke_user_access.
func NewRevokeUserAccess() action.Action {
	return &userAction[revokeUserAccess]{
		name: "revoke_user_access",
		description: describe("Takes away the access that a user has now: ends login sessions, all or one, and revokes the refresh "+
			"tokens that belong to them.\n\n"+
			"Access tokens that applications hold already stay valid until they expire, and the user may sign in again. "+
			"To keep somebody out, also set `blocked = true` in `auth0users_user`: this action is made for being triggered by that change.", costs{
			scopes: operations.Scopes(operations.RevokeUserAccess, operations.GetUser) + ".", requests: twoRequests,
			repeating: "harmless; a session that has ended already is a success, and so is an unknown one.",
			limits:    enterprise, consistency: background,
		}),
		attributes: map[string]schema.Attribute{
			"session_id": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "ID of the one session to end. Without it all sessions end.",
				Validators:          []validator.String{validators.Length(1, 50), validators.Bare()},
			},
			"preserve_refresh_tokens": schema.BoolAttribute{
				Optional:            true,
				MarkdownDescription: "With `true` the refresh tokens that belong to the sessions stay valid. Defaults to `false`.",
			},
		},
		plan: func(m revokeUserAccess) diag.Diagnostics {
			if !m.SessionID.IsUnknown() {
				return nil
			}
			return diag.Diagnostics{diag.NewAttributeWarningDiagnostic(path.Root("session_id"), "Session Not Known Yet",
				"Which session of "+whom(m.UserID)+" is to end becomes known in the apply only. If session_id turns out to be null, all sessions end.")}
		},
		task: func(m revokeUserAccess) task {
			userID := m.UserID.ValueString()
			which, tokens := "all sessions", "the refresh tokens that belong to them"
			if !m.SessionID.IsNull() {
				which, tokens = "the session "+m.SessionID.ValueString(), "the refresh tokens that belong to it"
			}
			and := ", and revoking " + tokens + "."
			if m.PreserveRefreshTokens.ValueBool() {
				and = ". The refresh tokens stay valid."
			}
			return task{
				verb: "revoke", object: "access", subject: "of the user " + userID, feature: sessionsFeature, userID: userID, confirm: true,
				before: "Ending " + which + " of the user " + userID + and, after: "Auth0 is ending " + which + " of the user " + userID + and,
				do: func(ctx context.Context, c *client.Client, _ func(string)) error {
					return c.Users.RevokeAccess(ctx, userID, client.RevokeAccessRequest{
						SessionID: m.SessionID.ValueString(), PreserveRefreshTokens: m.PreserveRefreshTokens.ValueBool(),
					})
				},
			}
		},
	}
}
