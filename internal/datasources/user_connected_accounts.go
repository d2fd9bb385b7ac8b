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

type userConnectedAccountsModel struct {
	ofUser
	Accounts []connectedAccountModel `tfsdk:"connected_accounts"`
}

type connectedAccountModel struct {
	ID             types.String `tfsdk:"id"`
	Connection     types.String `tfsdk:"connection"`
	ConnectionID   types.String `tfsdk:"connection_id"`
	Strategy       types.String `tfsdk:"strategy"`
	AccessType     types.String `tfsdk:"access_type"`
	Scopes         types.List   `tfsdk:"scopes"`
	CreatedAt      types.String `tfsdk:"created_at"`
	ExpiresAt      types.String `tfsdk:"expires_at"`
	OrganizationID types.String `tfsdk:"organization_id"`
}

// NewUserConnectedAccounts is data.auth0users_user_connected_accounts.
func NewUserConnectedAccounts() datasource.DataSource {
	return newCollection(collection[userConnectedAccountsModel]{
		name: "user_connected_accounts", things: "connected accounts", feature: "Connected Accounts for Token Vault",
		description: "Lists the accounts at other services that a user has connected (Token Vault), so that " +
			"applications may call those services for them, however many they are. Tokens are never returned. Accounts that the user signs " +
			"in with are another thing: see `identities` of the data source `auth0users_user`.\n\n" +
			"**Scopes:** " + operations.Scopes(operations.ListUserConnectedAccounts) + ".\n\n" +
			"**Requests:** 1 per 50 accounts, sometimes 1 more to see that nothing follows.\n\n" +
			"**Consistency:** Auth0 documents no promise.",
		attributes: map[string]schema.Attribute{
			"connected_accounts": computedList("The accounts, as Auth0 orders them.", map[string]schema.Attribute{
				"id":            computedText("ID of the connected account, such as `cac_aB3dE5fG7hI9jK1lM2nO3p`."),
				"connection":    computedText("Name of the connection that the account belongs to."),
				"connection_id": computedText("ID of that connection."),
				"strategy":      computedText("Kind of that connection, such as `google-oauth2`."),
				"access_type":   computedText("`offline`: applications have access while the user is away."),
				"scopes": schema.ListAttribute{
					Computed: true, ElementType: types.StringType,
					MarkdownDescription: "Scopes that the user has granted at the other service; null when Auth0 does not tell.",
				},
				"created_at":      computedText("When the user connected the account (RFC 3339, UTC)."),
				"expires_at":      computedText("When the access ends (RFC 3339, UTC); null when that is not known."),
				"organization_id": computedText("ID of the organization for which the account was connected; null for none."),
			}),
		},
		read: func(ctx context.Context, c *client.Client, userID string, model *userConnectedAccountsModel) (err error) {
			model.Accounts, err = collect(c.Users.ConnectedAccounts.List(ctx, userID), connectedAccountFromAPI)
			return err
		},
	})
}

func connectedAccountFromAPI(a *client.ConnectedAccount) connectedAccountModel {
	return connectedAccountModel{
		ID: types.StringValue(a.ID), Connection: types.StringValue(a.Connection), ConnectionID: types.StringValue(a.ConnectionID),
		Strategy: types.StringValue(a.Strategy), AccessType: types.StringValue(a.AccessType), Scopes: textList(a.Scopes),
		CreatedAt: answered(a.CreatedAt), ExpiresAt: answered(a.ExpiresAt), OrganizationID: answered(a.OrganizationID),
	}
}
