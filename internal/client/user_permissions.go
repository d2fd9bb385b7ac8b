// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"iter"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserPermissionsClient is the permissions granted to a user.
type UserPermissionsClient struct{ client *Client }

// Permission names one permission of an API.
type Permission struct {
	Name                     string `json:"permission_name"` // E.g. "read:books".
	ResourceServerIdentifier string `json:"resource_server_identifier"`
}

// GrantedPermission is a permission that a user has.
type GrantedPermission struct {
	Permission
	Description        string             `json:"description"`
	ResourceServerName string             `json:"resource_server_name"`
	Sources            []PermissionSource `json:"sources"`
}

// PermissionSource says where a user has a permission from.
type PermissionSource struct {
	ID   string `json:"source_id"`
	Name string `json:"source_name"`
	Type string `json:"source_type"` // "DIRECT" in everything recorded.
}

type permissionsBody struct {
	Permissions []Permission `json:"permissions"`
}

// List returns the permissions of the user, page by page of 100 (GET /users/{id}/permissions).
func (p *UserPermissionsClient) List(ctx context.Context, userID string) iter.Seq2[*GrantedPermission, error] {
	list := call{operation: operations.ListUserPermissions, params: []string{userID}}
	return offsetPages[*GrantedPermission](ctx, p.client, list, "permissions", 0)
}

// Assign grants the permissions besides those the user has (POST /users/{id}/permissions). No
// permissions is no request.
func (p *UserPermissionsClient) Assign(ctx context.Context, userID string, permissions []Permission) error {
	return p.write(ctx, operations.AssignUserPermissions, userID, permissions)
}

// Remove takes the permissions from the user; those it does not have are no error
// (DELETE /users/{id}/permissions). No permissions is no request.
func (p *UserPermissionsClient) Remove(ctx context.Context, userID string, permissions []Permission) error {
	return p.write(ctx, operations.RemoveUserPermissions, userID, permissions)
}

func (p *UserPermissionsClient) write(
	ctx context.Context, operation *operations.Operation, userID string, permissions []Permission,
) error {
	if len(permissions) == 0 {
		return nil
	}
	return p.client.do(ctx, call{operation: operation, params: []string{userID}, body: permissionsBody{permissions}}, nil)
}
