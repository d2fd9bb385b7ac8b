// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"iter"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// RolesClient is the roles of the tenant, whoever has them.
type RolesClient struct {
	// Users that have a role.
	Users *RoleUsersClient

	client *Client
}

// List returns all roles of the tenant, page by page of 100 (GET /roles).
func (r *RolesClient) List(ctx context.Context) iter.Seq2[*Role, error] {
	return offsetPages[*Role](ctx, r.client, call{operation: operations.ListRoles}, "roles", 0)
}
