// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"iter"
	"net/url"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserEffectiveRolesClient is the roles that a user has, from wherever they come.
type UserEffectiveRolesClient struct {
	// Where the user has a role from.
	Sources *UserEffectiveRoleSourcesClient

	client *Client
}

// UserEffectiveRoleSourcesClient is where a user has a role from.
type UserEffectiveRoleSourcesClient struct {
	// Groups that give the user a role.
	Groups *UserEffectiveRoleGroupsClient
}

// UserEffectiveRoleGroupsClient is the groups that give a user a role.
type UserEffectiveRoleGroupsClient struct{ client *Client }

func newUserEffectiveRolesClient(c *Client) *UserEffectiveRolesClient {
	return &UserEffectiveRolesClient{client: c, Sources: &UserEffectiveRoleSourcesClient{Groups: &UserEffectiveRoleGroupsClient{client: c}}}
}

// Sources of an effective role.
const (
	RoleSourceDirect = "direct"
	RoleSourceGroups = "groups"
)

// EffectiveRole is a role that a user has, and how.
type EffectiveRole struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Sources     []string `json:"sources"` // [RoleSourceDirect], [RoleSourceGroups].
}

// List returns all roles of the user, page by page of 100 (GET /users/{id}/effective-roles). A
// missing user is an [*Error] with [IsUserNotFound].
func (e *UserEffectiveRolesClient) List(ctx context.Context, userID string) iter.Seq2[*EffectiveRole, error] {
	list := call{operation: operations.ListUserEffectiveRoles, params: []string{userID}}
	return checkpointPages[*EffectiveRole](ctx, e.client, list, "roles")
}

// List returns the groups that give the user the role, by ID, page by page of 100
// (GET /users/{id}/effective-roles/sources/groups). A missing user or role is an [*Error] with
// [IsUserNotFound].
func (g *UserEffectiveRoleGroupsClient) List(ctx context.Context, userID, roleID string) iter.Seq2[*Group, error] {
	list := call{
		operation: operations.ListUserEffectiveRoleGroups, params: []string{userID},
		query: url.Values{"role_id": {roleID}},
	}
	return checkpointPages[*Group](ctx, g.client, list, "groups")
}
