package client

import (
	"context"
	"iter"
	"net/http"
)

// UserOrganizationsClient is the organizations that a user is a member of.
type UserOrganizationsClient struct{ client *Client }

// Organization is an organization as the list of a user's organizations answers it.
type Organization struct {
	ID          string `json:"id"` // E.g. "org_aB3dE5fG7hI9jK1l".
	Name        string `json:"name"`
	DisplayName string `json:"display_name"`
}

// List returns the organizations that the user is a member of, page by page of 100
// (GET /users/{id}/organizations).
func (o *UserOrganizationsClient) List(ctx context.Context, userID string) iter.Seq2[*Organization, error] {
	list := call{method: http.MethodGet, route: "/users/{id}/organizations", params: []string{userID}, group: groupOther}
	return offsetPages[*Organization](ctx, o.client, list, "organizations", 0)
}
