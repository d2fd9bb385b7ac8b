package client

import (
	"context"
	"iter"
	"net/http"
	"net/url"
)

// UserGroupsClient is the directory groups that a user is in.
type UserGroupsClient struct{ client *Client }

// Group is a group of a directory, as it comes from SCIM or a directory sync.
type Group struct {
	ID           string  `json:"id"` // E.g. "grp_1a2b3c4d5e6f7g".
	Name         string  `json:"name"`
	ExternalID   *string `json:"external_id"`   // The directory's own ID of the group; nil when not told.
	ConnectionID *string `json:"connection_id"` // The connection of the directory; nil for other groups.
	TenantName   *string `json:"tenant_name"`
	CreatedAt    *string `json:"created_at"` // RFC 3339, like all times here.
	UpdatedAt    *string `json:"updated_at"`
}

// GroupMembership is a group that a user is in, and since when.
type GroupMembership struct {
	Group
	Since *string `json:"membership_created_at"` // nil when not told.
}

// List returns the groups that the user is in, page by page of 100 (GET /users/{id}/groups).
func (g *UserGroupsClient) List(ctx context.Context, userID string) iter.Seq2[*GroupMembership, error] {
	list := call{
		method: http.MethodGet, route: "/users/{id}/groups", params: []string{userID}, group: groupOther,
		query: url.Values{"include_totals": {"true"}}, // Without it, the reference allows a bare array, which has no next page.
	}
	return checkpointPages[*GroupMembership](ctx, g.client, list, "groups")
}
