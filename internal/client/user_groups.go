// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"iter"
	"net/url"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserGroupsClient is the directory groups that a user is in.
type UserGroupsClient struct{ client *Client }

// Group is a group of a directory, as it comes from SCIM or a directory sync. Nil is what the answer
// did not hold, or held as null. Dates are RFC 3339 in UTC with milliseconds.
type Group struct {
	ID           *Text `json:"id"` // E.g. "grp_1a2b3c4d5e6f7g".
	Name         *Text `json:"name"`
	ExternalID   *Text `json:"external_id"`   // The directory's own ID of the group.
	ConnectionID *Text `json:"connection_id"` // Of the directory's connection.
	TenantName   *Text `json:"tenant_name"`
	CreatedAt    *Text `json:"created_at"`
	UpdatedAt    *Text `json:"updated_at"`
}

// GroupMembership is a group that a user is in, and since when.
type GroupMembership struct {
	Group
	Since *Text `json:"membership_created_at"`
}

// List returns the groups that the user is in, page by page of 100 (GET /users/{id}/groups). A
// missing user is an [*Error] with [IsUserNotFound].
func (g *UserGroupsClient) List(ctx context.Context, userID string) iter.Seq2[*GroupMembership, error] {
	list := call{
		operation: operations.ListUserGroups, params: []string{userID},
		query: url.Values{"include_totals": {"true"}}, // Without it, the reference allows a bare array, which names no next page.
	}
	return checkpointPages[*GroupMembership](ctx, g.client, list, "groups")
}
