// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

type userTokensetsModel struct {
	ofUser
	Tokensets []tokensetModel `tfsdk:"tokensets"`
}

type tokensetModel struct {
	ID         types.String `tfsdk:"id"`
	Connection types.String `tfsdk:"connection"`
	Scope      types.String `tfsdk:"scope"`
	IssuedAt   types.String `tfsdk:"issued_at"`
	ExpiresAt  types.String `tfsdk:"expires_at"`
	LastUsedAt types.String `tfsdk:"last_used_at"`
}

// NewUserFederatedConnectionsTokensets is data.auth0users_user_federated_connections_tokensets.
func NewUserFederatedConnectionsTokensets() datasource.DataSource {
	return newCollection(collection[userTokensetsModel]{
		name: "user_federated_connections_tokensets", things: "token sets", feature: "Token Vault",
		description: "Lists the token sets of federated connections that Auth0 stored for a user, so that applications could call other " +
			"services for them. **Auth0 removed the endpoint and its scopes in July 2026**: on tenants that do not have it " +
			"any more this data source fails. Which accounts at other services a user has connected is told by " +
			"`auth0users_user_connected_accounts`.\n\n" +
			"**Scopes:** none that can still be granted.\n\n**Requests:** 1.\n\n" +
			"**Consistency:** Auth0 documents no promise.",
		deprecation: "Auth0 removed the token sets of federated connections in July 2026. Use the data source " +
			"auth0users_user_connected_accounts to see which accounts at other services a user has connected.",
		removed: "Auth0 does not offer the token sets of federated connections any more: it removed them from the Management API in July " +
			"2026, without a replacement.\n\n" +
			"Remove this data source. Which accounts at other services a user has connected is told by auth0users_user_connected_accounts.",
		attributes: map[string]schema.Attribute{
			"tokensets": computedList("The token sets, as Auth0 orders them.", map[string]schema.Attribute{
				"id":           computedText("ID of the token set. It identifies the token set to the Management API; it is not a token."),
				"connection":   computedText("Name of the connection that the tokens are for."),
				"scope":        computedText("The scopes granted, separated by spaces; make a list of them with `split(\" \", ...)`."),
				"issued_at":    computedText("When the tokens were issued (RFC 3339, UTC)."),
				"expires_at":   computedText("When the tokens end (RFC 3339, UTC); null when that is not known."),
				"last_used_at": computedText("When the tokens were last used (RFC 3339, UTC); null before the first use."),
			}),
		},
		read: func(ctx context.Context, c *client.Client, userID string, model *userTokensetsModel) error {
			tokensets, err := c.Users.FederatedConnectionsTokensets.List(ctx, userID)
			model.Tokensets = collectSlice(tokensets, tokensetFromAPI)
			return err
		},
	})
}

func tokensetFromAPI(t *client.FederatedConnectionsTokenset) tokensetModel {
	return tokensetModel{
		ID: answered(t.ID), Connection: answered(t.Connection), Scope: answered(t.Scope), IssuedAt: answered(t.IssuedAt),
		ExpiresAt: answered(t.ExpiresAt), LastUsedAt: answered(t.LastUsedAt),
	}
}
