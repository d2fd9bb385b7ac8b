// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

type userEffectiveRolesModel struct {
	ofUser
	IncludeSourceGroups types.Bool         `tfsdk:"include_source_groups"`
	Roles               []sourcedRoleModel `tfsdk:"roles"`
}

type effectiveRoleModel struct {
	roleModel
	Sources types.List `tfsdk:"sources"`
}

type sourcedRoleModel struct {
	effectiveRoleModel
	SourceGroups []groupModel `tfsdk:"source_groups"`
}

// NewUserEffectiveRoles is data.auth0users_user_effective_roles.
func NewUserEffectiveRoles() datasource.DataSource {
	attributes := effectiveRoleAttributes()
	attributes["source_groups"] = computedList(
		"The groups that give the user the role, none for a role that is only assigned directly; null unless `include_source_groups` is true.",
		groupAttributes())
	return newCollection(collection[userEffectiveRolesModel]{
		name: "user_effective_roles", things: "effective roles", feature: "Effective Roles",
		description: "Lists all roles that a user has in the tenant, those assigned directly and those that come " +
			"through groups, however many they are. The data source `auth0users_user_roles` lists the direct ones only.\n\n" +
			"**Scopes:** " + operations.Scopes(operations.ListUserEffectiveRoles) + "; with `include_source_groups` also " +
			operations.Scopes(operations.ListUserEffectiveRoleGroups) + ".\n\n" +
			"**Requests:** 1 per 100 roles, sometimes 1 more to see that nothing follows. With `include_source_groups`, 1 " +
			"more for each role that comes through groups.\n\n" +
			"**Consistency:** Auth0 documents no promise.",
		attributes: map[string]schema.Attribute{
			"include_source_groups": schema.BoolAttribute{
				Optional:            true,
				MarkdownDescription: "Whether to read, for each role that comes through groups, which groups those are. Defaults to `false`.",
			},
			"roles": computedList("The roles, as Auth0 orders them.", attributes),
		},
		read: readUserEffectiveRoles,
	})
}

func readUserEffectiveRoles(ctx context.Context, c *client.Client, userID string, model *userEffectiveRolesModel) error {
	model.Roles = []sourcedRoleModel{}
	for role, err := range c.Users.EffectiveRoles.List(ctx, userID) {
		if err != nil {
			return err
		}
		sourced := sourcedRoleModel{effectiveRoleModel: effectiveRoleFromAPI(role)}
		if model.IncludeSourceGroups.ValueBool() {
			sourced.SourceGroups = []groupModel{}
			if slices.Contains(role.Sources, client.RoleSourceGroups) {
				if sourced.SourceGroups, err = collect(c.Users.EffectiveRoles.Sources.Groups.List(ctx, userID, role.ID), groupFromAPI); err != nil {
					return err
				}
			}
		}
		model.Roles = append(model.Roles, sourced)
	}
	return nil
}

// effectiveRoleAttributes are those of a role and of the ways by which a user has it.
func effectiveRoleAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":          computedText("ID of the role, such as `rol_aB3dE5fG7hI9jK1l`."),
		"name":        computedText("Name of the role."),
		"description": computedText("Description of the role; empty when it has none."),
		"sources": schema.ListAttribute{
			Computed: true, ElementType: types.StringType,
			MarkdownDescription: "Where the user has the role from: `direct` for a role assigned to the user itself, `groups` for one that " +
				"comes through a group, or both.",
		},
	}
}

func effectiveRoleFromAPI(r *client.EffectiveRole) effectiveRoleModel {
	return effectiveRoleModel{
		roleFromAPI(&client.Role{ID: r.ID, Name: r.Name, Description: r.Description}), textList(r.Sources),
	}
}
