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

type userPermissionsModel struct {
	ofUser
	Permissions []permissionModel `tfsdk:"permissions"`
}

type permissionModel struct {
	Name                     types.String            `tfsdk:"name"`
	Description              types.String            `tfsdk:"description"`
	ResourceServerIdentifier types.String            `tfsdk:"resource_server_identifier"`
	ResourceServerName       types.String            `tfsdk:"resource_server_name"`
	Sources                  []permissionSourceModel `tfsdk:"sources"`
}

type permissionSourceModel struct {
	ID   types.String `tfsdk:"source_id"`
	Name types.String `tfsdk:"source_name"`
	Type types.String `tfsdk:"source_type"`
}

// NewUserPermissions is data.auth0users_user_permissions.
func NewUserPermissions() datasource.DataSource {
	return newCollection(collection[userPermissionsModel]{
		name: "user_permissions", things: "permissions",
		description: "Lists the permissions of a user, however many they are, and where the user has each of them from.\n\n" +
			"**Scopes:** " + operations.Scopes(operations.ListUserPermissions) + ".\n\n**Requests:** 1 per 100 permissions.\n\n" +
			"**Consistency:** Auth0 documents no promise; in all recorded traffic a read showed the writes before it.",
		attributes: map[string]schema.Attribute{
			"permissions": computedList("The permissions, as Auth0 orders them (by name).", map[string]schema.Attribute{
				"name":                       computedText("Name of the permission, such as `read:books`."),
				"description":                computedText("Description of the permission; empty when it has none."),
				"resource_server_identifier": computedText("Identifier (audience) of the API that defines the permission."),
				"resource_server_name":       computedText("Name of that API."),
				"sources": computedList("Where the user has the permission from.", map[string]schema.Attribute{
					"source_id":   computedText("ID of the source; empty for a direct grant."),
					"source_name": computedText("Name of the source; empty for a direct grant."),
					"source_type": computedText("Kind of the source: `DIRECT` for a permission granted to the user itself."),
				}),
			}),
		},
		read: func(ctx context.Context, c *client.Client, userID string, model *userPermissionsModel) (err error) {
			model.Permissions, err = collect(c.Users.Permissions.List(ctx, userID), permissionFromAPI)
			return err
		},
	})
}

func permissionFromAPI(granted *client.GrantedPermission) permissionModel {
	sources := make([]permissionSourceModel, len(granted.Sources))
	for i, s := range granted.Sources {
		sources[i] = permissionSourceModel{ID: types.StringValue(s.ID), Name: types.StringValue(s.Name), Type: types.StringValue(s.Type)}
	}
	return permissionModel{
		Name: types.StringValue(granted.Name), Description: types.StringValue(granted.Description),
		ResourceServerIdentifier: types.StringValue(granted.ResourceServerIdentifier),
		ResourceServerName:       types.StringValue(granted.ResourceServerName),
		Sources:                  sources,
	}
}
