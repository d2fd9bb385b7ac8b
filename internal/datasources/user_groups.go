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

type userGroupsModel struct {
	ofUser
	Groups []membershipModel `tfsdk:"groups"`
}

type groupModel struct {
	ID           types.String `tfsdk:"id"`
	Name         types.String `tfsdk:"name"`
	ExternalID   types.String `tfsdk:"external_id"`
	ConnectionID types.String `tfsdk:"connection_id"`
	TenantName   types.String `tfsdk:"tenant_name"`
	CreatedAt    types.String `tfsdk:"created_at"`
	UpdatedAt    types.String `tfsdk:"updated_at"`
}

type membershipModel struct {
	groupModel
	Since types.String `tfsdk:"membership_created_at"`
}

// NewUserGroups is data.auth0users_user_groups.
func NewUserGroups() datasource.DataSource {
	attributes := groupAttributes()
	attributes["membership_created_at"] = computedText("When the user became a member (RFC 3339, UTC); null when Auth0 does not tell.")
	return newCollection(collection[userGroupsModel]{
		name: "user_groups", things: "groups", feature: "Groups",
		description: "Lists the groups that a user is in, however many they are. Groups and their members come from a directory, by SCIM or by " +
			"directory synchronization; Auth0 has no way to create them.\n\n" +
			"**Scopes:** " + operations.Scopes(operations.ListUserGroups) + ".\n\n" +
			"**Requests:** 1 per 100 groups, sometimes 1 more to see that nothing follows.\n\n" +
			"**Consistency:** Auth0 documents no promise.",
		attributes: map[string]schema.Attribute{
			"groups": computedList("The groups, as Auth0 orders them.", attributes),
		},
		read: func(ctx context.Context, c *client.Client, userID string, model *userGroupsModel) (err error) {
			model.Groups, err = collect(c.Users.Groups.List(ctx, userID), func(g *client.GroupMembership) membershipModel {
				return membershipModel{groupFromAPI(&g.Group), answered(g.Since)}
			})
			return err
		},
	})
}

// groupAttributes are those of a group, whoever is in it.
func groupAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"id":            computedText("ID of the group, such as `grp_1a2b3c4d5e6f7g`."),
		"name":          computedText("Name of the group, unique within its connection."),
		"external_id":   computedText("ID of the group in the directory; null when Auth0 does not tell."),
		"connection_id": computedText("ID of the connection that the group comes from; null for a group without one."),
		"tenant_name":   computedText("Name of the tenant; null when Auth0 does not tell."),
		"created_at":    computedText("When the group was created (RFC 3339, UTC)."),
		"updated_at":    computedText("When the group was last changed (RFC 3339, UTC)."),
	}
}

func groupFromAPI(g *client.Group) groupModel {
	return groupModel{
		ID: answered(g.ID), Name: answered(g.Name), ExternalID: answered(g.ExternalID), ConnectionID: answered(g.ConnectionID),
		TenantName: answered(g.TenantName), CreatedAt: answered(g.CreatedAt), UpdatedAt: answered(g.UpdatedAt),
	}
}
