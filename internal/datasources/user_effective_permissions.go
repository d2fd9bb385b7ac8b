// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

type userEffectivePermissionsModel struct {
	ofUser
	ResourceServerIdentifier types.String             `tfsdk:"resource_server_identifier"`
	IncludeSourceRoles       types.Bool               `tfsdk:"include_source_roles"`
	Permissions              []sourcedPermissionModel `tfsdk:"permissions"`
}

type sourcedPermissionModel struct {
	Name                     types.String         `tfsdk:"name"`
	Description              types.String         `tfsdk:"description"`
	ResourceServerIdentifier types.String         `tfsdk:"resource_server_identifier"`
	ResourceServerName       types.String         `tfsdk:"resource_server_name"`
	Sources                  types.List           `tfsdk:"sources"`
	SourceRoles              []effectiveRoleModel `tfsdk:"source_roles"`
}

// NewUserEffectivePermissions is data.auth0users_user_effective_permissions.
func NewUserEffectivePermissions() datasource.DataSource {
	return newCollection(collection[userEffectivePermissionsModel]{
		name: "user_effective_permissions", things: "effective permissions", feature: "Effective Permissions",
		description: "Lists all permissions that a user has on one API, those granted directly and those that come through roles, also through " +
			"roles of groups, however many they are.\n\n" +
			"**Scopes:** " + operations.Scopes(operations.ListUserEffectivePermissions) + "; with `include_source_roles` also " +
			operations.Scopes(operations.ListUserEffectivePermissionRoles) + ".\n\n" +
			"**Requests:** 1 per 100 permissions, sometimes 1 more to see that nothing follows. With `include_source_roles`, 1 more for each " +
			"permission that comes through roles.\n\n" +
			"**Limits:** one API at a time; use `for_each` for several. Auth0 documents no error for an API that does not exist: a mistyped " +
			"identifier may give an empty list.\n\n" +
			"**Consistency:** Auth0 documents no promise.",
		attributes: map[string]schema.Attribute{
			"resource_server_identifier": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "Identifier (audience) of the API, such as `https://api.example.com/library`.",
				Validators:          []validator.String{validators.Length(1, 600), validators.Bare()},
			},
			"include_source_roles": schema.BoolAttribute{
				Optional:            true,
				MarkdownDescription: "Whether to read, for each permission that comes through roles, which roles those are. Defaults to `false`.",
			},
			"permissions": computedList("The permissions, as Auth0 orders them.", map[string]schema.Attribute{
				"name":                       computedText("Name of the permission, such as `read:books`."),
				"description":                computedText("Description of the permission; empty when it has none."),
				"resource_server_identifier": computedText("Identifier (audience) of the API that defines the permission."),
				"resource_server_name":       computedText("Name of that API."),
				"sources": schema.ListAttribute{
					Computed: true, ElementType: types.StringType,
					MarkdownDescription: "Where the user has the permission from: `direct` for one granted to the user itself, `roles` for one that " +
						"comes through a role, or both.",
				},
				"source_roles": computedList("The roles that give the user the permission, none for a permission that is only "+
					"granted directly; null unless `include_source_roles` is true.", effectiveRoleAttributes()),
			}),
		},
		read: readUserEffectivePermissions,
	})
}

func readUserEffectivePermissions(ctx context.Context, c *client.Client, userID string, model *userEffectivePermissionsModel) error {
	model.Permissions = []sourcedPermissionModel{}
	for permission, err := range c.Users.EffectivePermissions.List(ctx, userID, model.ResourceServerIdentifier.ValueString()) {
		if err != nil {
			return err
		}
		sourced := sourcedPermissionModel{
			Name: types.StringValue(permission.Name), Description: types.StringValue(permission.Description),
			ResourceServerIdentifier: types.StringValue(permission.ResourceServerIdentifier),
			ResourceServerName:       types.StringValue(permission.ResourceServerName), Sources: textList(permission.Sources),
		}
		if model.IncludeSourceRoles.ValueBool() {
			sourced.SourceRoles = []effectiveRoleModel{}
			if slices.Contains(permission.Sources, client.PermissionSourceRoles) {
				roles := c.Users.EffectivePermissions.Sources.Roles.List(ctx, userID, permission.Permission)
				if sourced.SourceRoles, err = collect(roles, effectiveRoleFromAPI); err != nil {
					return err
				}
			}
		}
		model.Permissions = append(model.Permissions, sourced)
	}
	return nil
}
