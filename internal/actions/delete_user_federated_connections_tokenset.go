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

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

type deleteUserTokenset struct {
	UserID     types.String `tfsdk:"user_id"`
	TokensetID types.String `tfsdk:"tokenset_id"`
}

// NewDeleteUserFederatedConnectionsTokenset is the action auth0users_delete_user_federated_connections_tokenset.
func NewDeleteUserFederatedConnectionsTokenset() action.Action {
	return &userAction[deleteUserTokenset]{
		name: "delete_user_federated_connections_tokenset",
		description: describe("Deletes one set of tokens that Auth0 kept for calling the APIs of an identity provider on behalf of a user. "+
			"**Auth0 removed the endpoint and its scopes in July 2026**: on tenants that do not have it any more this action fails.", costs{
			scopes: operations.Scopes(operations.GetUser) + ". Only tenants that still have the endpoint have, and ask for, " +
				operations.Scopes(operations.DeleteUserTokenset) + ".",
			requests:  twoRequests,
			repeating: "harmless; Auth0 answers with success for a token set that does not exist.",
		}),
		deprecation: "Auth0 removed the token sets of federated connections in July 2026, without a replacement. " +
			"Remove the action. The data source auth0users_user_connected_accounts tells which accounts at other services a user has connected.",
		attributes: map[string]schema.Attribute{
			"tokenset_id": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "ID of the token set.",
				Validators:          []validator.String{validators.NotBlank("Write the ID of a token set of the user."), validators.Bare()},
			},
		},
		task: func(m deleteUserTokenset) task {
			userID, id := m.UserID.ValueString(), m.TokensetID.ValueString()
			return task{
				verb: "delete", object: "token set", subject: id + " of the user " + userID, userID: userID, confirm: true,
				before: "Deleting the token set " + id + " of the user " + userID + ".",
				after:  "The user " + userID + " has no token set " + id + " any more.",
				diagnostic: func(err error) diag.Diagnostic {
					if !apidiag.NoSuchEndpoint(err) {
						return nil
					}
					return diag.NewErrorDiagnostic("Removed by Auth0", "Auth0 does not offer the token sets of federated connections any "+
						"more: it removed them from the Management API in July 2026, without a replacement.\n\nRemove this action. Nothing was done.")
				},
				do: func(ctx context.Context, c *client.Client, _ func(string)) error {
					return c.Users.FederatedConnectionsTokensets.Delete(ctx, userID, id)
				},
			}
		},
	}
}
