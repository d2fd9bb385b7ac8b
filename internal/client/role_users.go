// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"iter"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// RoleUsersClient is the users that have a role directly, not through a group. Both ways to read
// them need the scopes read:users and read:roles; to assign needs update:roles or create:role_members.
type RoleUsersClient struct{ client *Client }

// RoleUser is a user as the members of a role list it. Only the ID is always there.
type RoleUser struct {
	ID    string `json:"user_id"` // E.g. "auth0|64f0c0ffee64f0c0ffee64f0".
	Email string `json:"email"`
	Name  string `json:"name"`
}

// RoleUsersPage is one page of the users that have a role.
type RoleUsersPage struct {
	Users []*RoleUser
	Total int // Users that have the role, perhaps more from 1000 on; -1 when the API does not tell.
}

type roleUsersBody struct {
	Users []string `json:"users"`
}

const roleUsersKey = "users"

// List returns all users that have the role, by checkpoint and 100 per request
// (GET /roles/{id}/users). A role that does not exist is an error that IsNotFound knows.
func (r *RoleUsersClient) List(ctx context.Context, roleID string) iter.Seq2[*RoleUser, error] {
	return checkpointPages[*RoleUser](ctx, r.client, r.list(roleID), roleUsersKey)
}

// Assign gives the role to the users, by full ID, besides those who have it (POST /roles/{id}/users):
// to all of them or, when one does not exist (see [IsMemberNotFound]) or cannot have it (see
// [IsBadRequest]), to none. The role's absence is an error that [IsRoleNotFound] knows. No users is no
// request.
func (r *RoleUsersClient) Assign(ctx context.Context, roleID string, userIDs []string) error {
	if len(userIDs) == 0 {
		return nil
	}
	return r.client.do(ctx, call{operation: operations.AssignRoleUsers, params: []string{roleID}, body: roleUsersBody{userIDs}}, nil)
}

// Page returns one page of up to 100 users that have the role, and how many there are
// (GET /roles/{id}/users). Pages count from 0; the API refuses those beyond 1,000 users (400), which
// List can read. A role that does not exist is an error that IsNotFound knows.
func (r *RoleUsersClient) Page(ctx context.Context, roleID string, page int) (RoleUsersPage, error) {
	answer := offsetPage[*RoleUser]{key: roleUsersKey}
	if err := r.client.do(ctx, pageCall(r.list(roleID), page), &answer); err != nil {
		return RoleUsersPage{}, err
	}
	return RoleUsersPage{Users: answer.items, Total: answer.total}, nil
}

func (r *RoleUsersClient) list(roleID string) call {
	return call{operation: operations.ListRoleUsers, params: []string{roleID}, most: endlessMost}
}
