// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"iter"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserRolesClient is the roles of a user at the tenant level.
type UserRolesClient struct{ client *Client }

// Role is a role as the lists of a user's roles answer it.
type Role struct {
	ID          string `json:"id"` // E.g. "rol_aB3dE5fG7hI9jK1l".
	Name        string `json:"name"`
	Description string `json:"description"` // "" also when the API answers null.
}

type rolesBody struct {
	Roles []string `json:"roles"`
}

// List returns the roles assigned to the user directly, page by page of 100
// (GET /users/{id}/roles).
func (r *UserRolesClient) List(ctx context.Context, userID string) iter.Seq2[*Role, error] {
	list := call{operation: operations.ListUserRoles, params: []string{userID}, most: fewMost}
	return offsetPages[*Role](ctx, r.client, list, "roles", 0)
}

// Assign gives the user the roles, by ID, besides those it has (POST /users/{id}/roles). No roles is
// no request.
func (r *UserRolesClient) Assign(ctx context.Context, userID string, roleIDs []string) error {
	return r.write(ctx, operations.AssignUserRoles, userID, roleIDs)
}

// Remove takes the roles, by ID, from the user; those it does not have are no error
// (DELETE /users/{id}/roles). No roles is no request.
func (r *UserRolesClient) Remove(ctx context.Context, userID string, roleIDs []string) error {
	return r.write(ctx, operations.RemoveUserRoles, userID, roleIDs)
}

func (r *UserRolesClient) write(ctx context.Context, operation *operations.Operation, userID string, roleIDs []string) error {
	if len(roleIDs) == 0 {
		return nil
	}
	return r.client.do(ctx, call{operation: operation, params: []string{userID}, body: rolesBody{roleIDs}}, nil)
}
