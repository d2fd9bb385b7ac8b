// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/importid"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/lists"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// assignablePermissions are the permissions of the tenant's APIs. A user may have
// 1,000 directly, as Auth0 documents. It publishes no maximum of one request: 50 keep
// far from every limit on the size of one.
var assignablePermissions = &assignable{
	noun:   "permission",
	limits: assignment.Limits{Max: 1000, Batch: 50},
	hint:   "The dashboard lists APIs with their identifiers and permissions under Applications > APIs.",
	advice: "Put permissions into roles and assign those with auth0users_user_roles: the permissions of roles do not count.",

	key:  []string{"user_id", "resource_server_identifier", "permission"},
	name: "resource_server_name",
	identity: identityschema.Schema{Attributes: map[string]identityschema.Attribute{
		"user_id":                    userIDIdentity(),
		"resource_server_identifier": identityAttribute("Identifier of the API, such as https://api.example.com/library."),
		"permission":                 identityAttribute("Name of the permission, such as read:books."),
	}},
	parse: func(id string) ([]string, bool) {
		userID, api, permission, ok := importid.ParseUserPermission(id)
		return []string{userID, api, permission}, ok
	},
	form: "the full ID of the user, the identifier of the API and the name of the permission, with two colons between them. The " +
		"identifier may have two colons in it, the others must not",
	example: importid.UserPermission(exampleUserID, "https://api.example.com/library", "read:books"),

	element: permissionType,
	value: func(item assignment.Item) attr.Value {
		return types.ObjectValueMust(permissionType.AttrTypes, map[string]attr.Value{
			"name": types.StringValue(item.ID), "resource_server_identifier": types.StringValue(item.API),
		})
	},
	item: func(v attr.Value) assignment.Item {
		permission, _ := v.(types.Object)
		name, api := stringAt(permission.Attributes(), "name"), stringAt(permission.Attributes(), "resource_server_identifier")
		return assignment.Item{ID: name.ValueString(), API: api.ValueString()}
	},
	validate: validatePermission,

	list: func(ctx context.Context, c *client.Client, userID string) iter.Seq2[assignment.Listed, error] {
		return listedAs(c.Users.Permissions.List(ctx, userID), listedPermission)
	},
	reading: operations.ListUserPermissions, assigning: operations.AssignUserPermissions, removing: operations.RemoveUserPermissions,
	assign: func(ctx context.Context, d *run.Data, userID string, items []assignment.Item) ([]assignment.Item, bool, error) {
		return nil, false, d.Client.Users.Permissions.Assign(ctx, userID, permissionsOf(items))
	},
	remove: func(ctx context.Context, c *client.Client, userID string, items []assignment.Item) error {
		return c.Users.Permissions.Remove(ctx, userID, permissionsOf(items))
	},
	exist:   permissionNames,
	listing: operations.GetResourceServer,
	lists:   func(d *run.Data) *lists.Shared[assignment.Listed] { return d.UserPermissions },
}

var permissionType = types.ObjectType{AttrTypes: map[string]attr.Type{
	"name": types.StringType, "resource_server_identifier": types.StringType,
}}

// listedPermission tells a permission that the user has only through something else,
// a role for instance. All recorded sources are DIRECT; one without any counts as such.
func listedPermission(p *client.GrantedPermission) assignment.Listed {
	direct := func(s client.PermissionSource) bool { return strings.EqualFold(s.Type, "DIRECT") }
	return assignment.Listed{
		Item: assignment.Item{ID: p.Name, API: p.ResourceServerIdentifier}, Name: p.ResourceServerName, Description: p.Description,
		Direct: len(p.Sources) == 0 || slices.ContainsFunc(p.Sources, direct),
	}
}

// permissionNames are the names that the API defines (GET /resource-servers/{id}), all
// of them in one request; none for an API that does not exist.
func permissionNames(ctx context.Context, c *client.Client, api string, _ int) (map[string]string, error) {
	names := map[string]string{}
	server, err := c.ResourceServers.Get(ctx, api)
	if client.IsResourceServerNotFound(err) {
		return names, nil
	}
	if err != nil {
		return nil, err
	}
	for _, scope := range server.Scopes {
		names[scope.Value] = scope.Value
	}
	return names, nil
}

func permissionsOf(items []assignment.Item) []client.Permission {
	permissions := make([]client.Permission, len(items))
	for i, item := range items {
		permissions[i] = client.Permission{Name: item.ID, ResourceServerIdentifier: item.API}
	}
	return permissions
}
