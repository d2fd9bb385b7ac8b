// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

var userAccessRevocationDescription = `Takes away the access that a user has now: ends login sessions and revokes refresh tokens, when it is created and again whenever an argument
changes, say one of ` + "`triggers`" + `. It works with every CLI; with Terraform 1.14 and later, the action ` + "`auth0users_revoke_user_access`" + ` does the like without a resource in state.

Without other arguments, all login sessions of the user end and all refresh tokens are revoked, those that belong to no session included. With ` + "`session_id`" + `, only that
session ends, and the refresh tokens that belong to it are revoked.

Access tokens that applications hold already stay valid until they expire, and the user may sign in again. To keep somebody out, also set ` + "`blocked = true`" + ` in
` + "`auth0users_user`" + `: its ` + "`id`" + ` in ` + "`user_id`" + ` makes the user blocked before access is revoked.

The resource stands for something that was done, not for something that exists. Nothing is read from Auth0, a deleted user is not noticed, destroying the resource only
forgets it, and it cannot be imported.

**Scopes:** ` + operations.Scopes(operations.RevokeUserAccess, operations.GetUser) + `.

**Requests:** create 3 (look whether the user exists, as Auth0 answers with success whoever is named; revoke access; revoke the refresh tokens that belong to no session), or 2 with
` + "`session_id` or `preserve_refresh_tokens`" + `, read 0, delete 0.

**Limits:** Sessions are part of Auth0's Enterprise plans.

**Consistency:** Auth0 accepts the requests and carries them out in the background, without a promise when.`

type userAccessRevocationModel struct {
	ID                    types.String `tfsdk:"id"`
	Triggers              types.Map    `tfsdk:"triggers"`
	UserID                types.String `tfsdk:"user_id"`
	SessionID             types.String `tfsdk:"session_id"`
	PreserveRefreshTokens types.Bool   `tfsdk:"preserve_refresh_tokens"`
	RevokedAt             types.String `tfsdk:"revoked_at"`
}

const maxSessionID = 50

// NewUserAccessRevocation is auth0users_user_access_revocation.
func NewUserAccessRevocation() resource.Resource {
	return &triggered[userAccessRevocationModel]{
		name: "user_access_revocation", description: userAccessRevocationDescription, does: "revoke the access of a user", do: revokeAccess,
		needs: []*operations.Operation{operations.GetUser},
		attributes: map[string]schema.Attribute{
			"user_id": userIDAttribute("whose access ends"),
			"session_id": optionalReplacing("ID of the one session to end. Without it all sessions end. An unknown session is a success, as "+
				"is one that has ended already.",
				validators.Length(1, maxSessionID), validators.Bare()),
			"preserve_refresh_tokens": schema.BoolAttribute{
				Optional: true, Computed: true,
				MarkdownDescription: "With `true` sessions end and refresh tokens stay valid. Defaults to `false`.",
				Default:             booldefault.StaticBool(false),
				PlanModifiers:       []planmodifier.Bool{boolplanmodifier.RequiresReplace()},
			},
			"revoked_at": computedText("When access was revoked (RFC 3339, UTC), by the clock of the machine that ran Terraform."),
		},
	}
}

func revokeAccess(ctx context.Context, c *client.Client, m *userAccessRevocationModel, id string, now time.Time) diag.Diagnostics {
	userID, preserve := m.UserID.ValueString(), m.PreserveRefreshTokens.ValueBool()
	if _, err := c.Users.Get(ctx, userID, client.WithFields(client.FieldSelection{Fields: []string{"user_id"}})); err != nil {
		if client.IsUserNotFound(err) {
			return diag.Diagnostics{apidiag.UserNotFound(userID, "")}
		}
		return diag.Diagnostics{apidiag.From(apidiag.Operation{Verb: "read", Object: "user", Subject: userID}, err)}
	}
	revoke := func(object, feature string, err error) diag.Diagnostics {
		if err == nil {
			return nil
		}
		op := ofUser("revoke", object, userID)
		op.Feature, op.Doubt = feature, "running the command again does no harm."
		return diag.Diagnostics{apidiag.From(op, err)}
	}
	err := c.Users.RevokeAccess(ctx, userID, client.RevokeAccessRequest{SessionID: m.SessionID.ValueString(), PreserveRefreshTokens: preserve})
	diags := revoke("access", "Session Management", err)
	if err == nil && m.SessionID.IsNull() && !preserve {
		// What Auth0 documents of the request before is about tokens that belong to a session.
		diags.Append(revoke("refresh tokens", "", c.Users.RefreshTokens.DeleteAll(ctx, userID))...)
	}
	m.ID, m.RevokedAt = types.StringValue(id), timestamp(now)
	return diags
}
