// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

type userRefreshTokensModel struct {
	ofUser
	RefreshTokens []refreshTokenModel `tfsdk:"refresh_tokens"`
}

type refreshTokenModel struct {
	ID              types.String         `tfsdk:"id"`
	ClientID        types.String         `tfsdk:"client_id"`
	SessionID       types.String         `tfsdk:"session_id"`
	CreatedAt       types.String         `tfsdk:"created_at"`
	LastExchangedAt types.String         `tfsdk:"last_exchanged_at"`
	IdleExpiresAt   types.String         `tfsdk:"idle_expires_at"`
	ExpiresAt       types.String         `tfsdk:"expires_at"`
	Rotating        types.Bool           `tfsdk:"rotating"`
	ResourceServers []tokenAudienceModel `tfsdk:"resource_servers"`
	Device          *deviceModel         `tfsdk:"device"`
	Metadata        types.String         `tfsdk:"refresh_token_metadata"`
}

type tokenAudienceModel struct {
	Audience types.String `tfsdk:"audience"`
	Scopes   types.String `tfsdk:"scopes"`
}

// NewUserRefreshTokens is data.auth0users_user_refresh_tokens.
func NewUserRefreshTokens() datasource.DataSource {
	return newCollection(collection[userRefreshTokensModel]{
		name: "user_refresh_tokens", things: "refresh tokens",
		description: "Lists what Auth0 tells of the refresh tokens of a user, however many they are; the tokens themselves " +
			"are never returned. They change with logins, so that two plans in a row may differ; use them in checks and outputs rather than " +
			"in arguments of resources.\n\n" +
			"**Scopes:** " + operations.Scopes(operations.ListUserRefreshTokens) + ".\n\n**Requests:** 1 per 100 refresh tokens.\n\n" +
			"**Limits:** Auth0 keeps 200 refresh tokens per user and application; a new one pushes out the oldest.\n\n" +
			"**Consistency:** refresh tokens that were deleted or revoked end in the background and may be listed for a moment longer.",
		attributes: map[string]schema.Attribute{
			"refresh_tokens": computedList("The refresh tokens, as Auth0 orders them.", map[string]schema.Attribute{
				"id":                computedText("ID of the refresh token. It identifies the token to the Management API; it is not the token."),
				"client_id":         computedText("ID of the application that the token was issued to."),
				"session_id":        computedText("ID of the session in which the token was issued; null when there is none."),
				"created_at":        computedText("When the token was issued (RFC 3339, UTC)."),
				"last_exchanged_at": computedText("When the token was last used (RFC 3339, UTC); null when Auth0 does not tell."),
				"idle_expires_at":   computedText("When the token ends unless it is used before (RFC 3339, UTC); null for never."),
				"expires_at":        computedText("When the token ends in any case (RFC 3339, UTC); null for never."),
				"rotating":          computedFlag("Whether every use replaces the token by a new one."),
				"resource_servers": computedList("The APIs that the token gives access to.", map[string]schema.Attribute{
					"audience": computedText("Identifier (audience) of the API."),
					"scopes":   computedText("The scopes granted, separated by spaces; make a list of them with `split(\" \", ...)`."),
				}),
				"device": deviceAttribute(),
				"refresh_token_metadata": computedText("What Actions have stored in the token, as a JSON object; read it with " +
					"`jsondecode`. Null when there is none."),
			}),
		},
		read: func(ctx context.Context, c *client.Client, userID string, model *userRefreshTokensModel) (err error) {
			model.RefreshTokens, err = collect(c.Users.RefreshTokens.List(ctx, userID), refreshTokenFromAPI)
			return err
		},
	})
}

func refreshTokenFromAPI(r *client.RefreshToken) refreshTokenModel {
	return refreshTokenModel{
		ID: answered(r.ID), ClientID: answered(r.ClientID), SessionID: answered(r.SessionID), CreatedAt: answered(r.CreatedAt),
		LastExchangedAt: answered(r.LastExchangedAt), IdleExpiresAt: answered(r.IdleExpiresAt), ExpiresAt: answered(r.ExpiresAt),
		Rotating: types.BoolPointerValue(r.Rotating),
		ResourceServers: collectSlice(r.ResourceServers, func(s client.RefreshTokenResourceServer) tokenAudienceModel {
			return tokenAudienceModel{Audience: answered(s.Audience), Scopes: answered(s.Scopes)}
		}),
		Device: deviceFromAPI(r.Device), Metadata: answeredObject(r.Metadata),
	}
}
