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

type userSessionsModel struct {
	ofUser
	Sessions []sessionModel `tfsdk:"sessions"`
}

type sessionModel struct {
	ID               types.String                `tfsdk:"id"`
	CreatedAt        types.String                `tfsdk:"created_at"`
	UpdatedAt        types.String                `tfsdk:"updated_at"`
	AuthenticatedAt  types.String                `tfsdk:"authenticated_at"`
	LastInteractedAt types.String                `tfsdk:"last_interacted_at"`
	IdleExpiresAt    types.String                `tfsdk:"idle_expires_at"`
	ExpiresAt        types.String                `tfsdk:"expires_at"`
	Device           *deviceModel                `tfsdk:"device"`
	ClientIDs        []types.String              `tfsdk:"client_ids"`
	Authentication   []authenticationSignalModel `tfsdk:"authentication_methods"`
	CookieMode       types.String                `tfsdk:"cookie_mode"`
	Metadata         types.String                `tfsdk:"session_metadata"`
}

type authenticationSignalModel struct {
	Name      types.String `tfsdk:"name"`
	Type      types.String `tfsdk:"type"`
	Timestamp types.String `tfsdk:"timestamp"`
}

// NewUserSessions is data.auth0users_user_sessions.
func NewUserSessions() datasource.DataSource {
	return newCollection(collection[userSessionsModel]{
		name: "user_sessions", things: "sessions", feature: "Session Management",
		description: "Lists the login sessions of a user that have not ended, however many they are. They change with " +
			"every login, so that two plans in a row may differ; use them in checks and outputs rather than in arguments of resources.\n\n" +
			"**Scopes:** " + operations.Scopes(operations.ListUserSessions) + ".\n\n**Requests:** 1 per 100 sessions.\n\n" +
			"**Limits:** Auth0 gives access to sessions on Enterprise plans only.\n\n" +
			"**Consistency:** sessions that were deleted or revoked are ended in the background and may be listed for a moment longer.",
		attributes: map[string]schema.Attribute{
			"sessions": computedList("The sessions, as Auth0 orders them.", map[string]schema.Attribute{
				"id":                 computedText("ID of the session. It identifies the session to the Management API; nobody can sign in with it."),
				"created_at":         computedText("When the session began (RFC 3339, UTC)."),
				"updated_at":         computedText("When the session was last changed (RFC 3339, UTC)."),
				"authenticated_at":   computedText("When the user last proved who they are (RFC 3339, UTC)."),
				"last_interacted_at": computedText("When the session was last used (RFC 3339, UTC)."),
				"idle_expires_at":    computedText("When the session ends unless it is used before (RFC 3339, UTC)."),
				"expires_at":         computedText("When the session ends in any case (RFC 3339, UTC)."),
				"device":             deviceAttribute(),
				"client_ids": schema.ListAttribute{
					Computed: true, ElementType: types.StringType, MarkdownDescription: "IDs of the applications that use the session.",
				},
				"authentication_methods": computedList("How the user has signed in, step by step.", map[string]schema.Attribute{
					"name":      computedText("`federated`, `passkey`, `pwd`, `sms`, `email`, `mfa`, `mock`, or the URL of a custom method."),
					"type":      computedText("The factor when the name is `mfa`; null otherwise."),
					"timestamp": computedText("When (RFC 3339, UTC)."),
				}),
				"cookie_mode": computedText("`persistent`, or `non-persistent` for a session that ends with the browser; " +
					"null when Auth0 does not tell."),
				"session_metadata": computedText("What Actions have stored in the session, as a JSON object; read it with " +
					"`jsondecode`. Null when there is none."),
			}),
		},
		read: func(ctx context.Context, c *client.Client, userID string, model *userSessionsModel) (err error) {
			model.Sessions, err = collect(c.Users.Sessions.List(ctx, userID), sessionFromAPI)
			return err
		},
	})
}

func sessionFromAPI(s *client.Session) sessionModel {
	model := sessionModel{
		ID: answered(s.ID), CreatedAt: answered(s.CreatedAt), UpdatedAt: answered(s.UpdatedAt), AuthenticatedAt: answered(s.AuthenticatedAt),
		LastInteractedAt: answered(s.LastInteractedAt), IdleExpiresAt: answered(s.IdleExpiresAt), ExpiresAt: answered(s.ExpiresAt),
		Device:         deviceFromAPI(s.Device),
		ClientIDs:      collectSlice(s.Clients, func(c client.SessionClient) types.String { return answered(c.ClientID) }),
		Authentication: []authenticationSignalModel{},
		Metadata:       answeredObject(s.Metadata),
	}
	if s.Authentication != nil {
		model.Authentication = collectSlice(s.Authentication.Methods, func(m client.SessionAuthenticationMethod) authenticationSignalModel {
			return authenticationSignalModel{Name: answered(m.Name), Type: answered(m.Type), Timestamp: answered(m.Timestamp)}
		})
	}
	if s.Cookie != nil {
		model.CookieMode = answered(s.Cookie.Mode)
	}
	return model
}
