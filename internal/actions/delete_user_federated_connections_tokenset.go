package actions

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
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
		description: describe("Deletes one set of tokens that Auth0 keeps for calling the APIs of an identity provider on behalf of a user.", costs{
			scopes: "`delete:federated_connections_tokens`, `read:users`.", requests: twoRequests,
			repeating: "harmless; Auth0 answers with success for a token set that does not exist.",
		}),
		attributes: map[string]schema.Attribute{
			"tokenset_id": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "ID of the token set.",
				Validators:          []validator.String{validators.NotBlank("Write the ID of a token set of the user.")},
			},
		},
		task: func(m deleteUserTokenset) task {
			userID, id := m.UserID.ValueString(), m.TokensetID.ValueString()
			return task{
				verb: "delete", object: "token set", subject: id + " of the user " + userID, userID: userID, confirm: true,
				before: "Deleting the token set " + id + " of the user " + userID + ".",
				after:  "The user " + userID + " has no token set " + id + " any more.",
				do: func(ctx context.Context, c *client.Client, _ func(string)) error {
					return c.Users.FederatedConnectionsTokensets.Delete(ctx, userID, id)
				},
			}
		},
	}
}
