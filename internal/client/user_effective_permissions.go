// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"iter"
	"net/url"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserEffectivePermissionsClient is the permissions that a user has, from wherever they come.
type UserEffectivePermissionsClient struct {
	// Where the user has a permission from.
	Sources *UserEffectivePermissionSourcesClient

	client *Client
}

// UserEffectivePermissionSourcesClient is where a user has a permission from.
type UserEffectivePermissionSourcesClient struct {
	// Roles that give the user a permission.
	Roles *UserEffectivePermissionRolesClient
}

// UserEffectivePermissionRolesClient is the roles that give a user a permission.
type UserEffectivePermissionRolesClient struct{ client *Client }

func newUserEffectivePermissionsClient(c *Client) *UserEffectivePermissionsClient {
	sources := &UserEffectivePermissionSourcesClient{Roles: &UserEffectivePermissionRolesClient{client: c}}
	return &UserEffectivePermissionsClient{client: c, Sources: sources}
}

// Sources of an effective permission.
const (
	PermissionSourceDirect = "direct"
	PermissionSourceRoles  = "roles"
)

// EffectivePermission is a permission that a user has, and how.
type EffectivePermission struct {
	Permission
	Description        string   `json:"description"`
	ResourceServerName string   `json:"resource_server_name"`
	Sources            []string `json:"sources"` // [PermissionSourceDirect], [PermissionSourceRoles].
}

// List returns all permissions that the user has on one API, named by its identifier (audience, up to
// 600 characters), page by page of 100 (GET /users/{id}/effective-permissions). A missing user is an
// [*Error] with [IsUserNotFound].
func (e *UserEffectivePermissionsClient) List(
	ctx context.Context, userID, resourceServerIdentifier string,
) iter.Seq2[*EffectivePermission, error] {
	list := call{
		operation: operations.ListUserEffectivePermissions, params: []string{userID},
		query: url.Values{"resource_server_identifier": {resourceServerIdentifier}},
	}
	return checkpointPages[*EffectivePermission](ctx, e.client, list, "permissions")
}

// List returns the roles that give the user the permission, with the ways by which the user has the
// roles, page by page of 100 (GET /users/{id}/effective-permissions/sources/effective-roles). A
// missing user is an [*Error] with [IsUserNotFound].
func (r *UserEffectivePermissionRolesClient) List(
	ctx context.Context, userID string, permission Permission,
) iter.Seq2[*EffectiveRole, error] {
	list := call{
		operation: operations.ListUserEffectivePermissionRoles, params: []string{userID},
		query: url.Values{"resource_server_identifier": {permission.ResourceServerIdentifier}, "permission_name": {permission.Name}},
	}
	return checkpointPages[*EffectiveRole](ctx, r.client, list, "roles")
}
