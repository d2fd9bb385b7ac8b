package client

import (
	"context"
	"iter"
	"net/http"
)

// UserEffectiveRolesClient is the roles that a user has, from wherever they come.
type UserEffectiveRolesClient struct{ client *Client }

// EffectiveRole is a role that a user has, and how.
type EffectiveRole struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Sources     []string `json:"sources"` // "direct", "groups".
}

// List returns all roles of the user, page by page of 100 (GET /users/{id}/effective-roles).
func (e *UserEffectiveRolesClient) List(ctx context.Context, userID string) iter.Seq2[*EffectiveRole, error] {
	list := call{method: http.MethodGet, route: "/users/{id}/effective-roles", params: []string{userID}, group: groupOther}
	return checkpointPages[*EffectiveRole](ctx, e.client, list, "roles")
}
