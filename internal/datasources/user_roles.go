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

type userRolesModel struct {
	ofUser
	Roles []roleModel `tfsdk:"roles"`
}

type roleModel struct {
	ID          types.String `tfsdk:"id"`
	Name        types.String `tfsdk:"name"`
	Description types.String `tfsdk:"description"`
}

// NewUserRoles is data.auth0users_user_roles.
func NewUserRoles() datasource.DataSource {
	return newCollection(collection[userRolesModel]{
		name: "user_roles", things: "roles",
		description: "Lists the roles that a user has been assigned directly, however many they are. Roles within an organization, " +
			"and those that come through a group, are not among them; the data source `auth0users_user_effective_roles` has the latter too.\n\n" +
			"**Scopes:** " + operations.Scopes(operations.ListUserRoles) + ".\n\n**Requests:** 1 per 100 roles.\n\n" +
			"**Consistency:** Auth0 documents no promise; in all recorded traffic a read showed the writes before it.",
		attributes: map[string]schema.Attribute{
			"roles": computedList("The roles, as Auth0 orders them (by name).", map[string]schema.Attribute{
				"id":          computedText("ID of the role, such as `rol_aB3dE5fG7hI9jK1l`."),
				"name":        computedText("Name of the role."),
				"description": computedText("Description of the role; empty when it has none."),
			}),
		},
		read: func(ctx context.Context, c *client.Client, userID string, model *userRolesModel) (err error) {
			model.Roles, err = collect(c.Users.Roles.List(ctx, userID), roleFromAPI)
			return err
		},
	})
}

func roleFromAPI(role *client.Role) roleModel {
	return roleModel{
		ID: types.StringValue(role.ID), Name: types.StringValue(role.Name), Description: types.StringValue(role.Description),
	}
}
