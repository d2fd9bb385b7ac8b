package client

import (
	"context"
	"iter"
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/pacing"
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

const userPermissionsRoute = "/users/{id}/permissions"

// List returns the permissions of the user, page by page of 100 (GET /users/{id}/permissions).
func (p *UserPermissionsClient) List(ctx context.Context, userID string) iter.Seq2[*GrantedPermission, error] {
	list := call{method: http.MethodGet, route: userPermissionsRoute, params: []string{userID}, group: pacing.Other}
	return offsetPages[*GrantedPermission](ctx, p.client, list, "permissions", 0)
}

// Assign grants the permissions besides those the user has (POST /users/{id}/permissions). No
// permissions is no request.
func (p *UserPermissionsClient) Assign(ctx context.Context, userID string, permissions []Permission) error {
	return p.write(ctx, http.MethodPost, userID, permissions)
}

// Remove takes the permissions from the user; those it does not have are no error
// (DELETE /users/{id}/permissions). No permissions is no request.
func (p *UserPermissionsClient) Remove(ctx context.Context, userID string, permissions []Permission) error {
	return p.write(ctx, http.MethodDelete, userID, permissions)
}

func (p *UserPermissionsClient) write(ctx context.Context, method, userID string, permissions []Permission) error {
	if len(permissions) == 0 {
		return nil
	}
	return p.client.do(ctx, call{
		method: method, route: userPermissionsRoute, params: []string{userID}, body: permissionsBody{permissions}, group: pacing.Other,
		repeatable: true, // Granting a permission once more leaves the same set.
	}, nil)
}
