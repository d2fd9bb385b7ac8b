package client

import (
	"context"
	"net/http"
)

// UserSessionsClient is the login sessions of a user.
type UserSessionsClient struct{ client *Client }

// DeleteAll ends all sessions of the user; the API does so in the background
// (DELETE /users/{user_id}/sessions).
func (s *UserSessionsClient) DeleteAll(ctx context.Context, userID string) error {
	return s.client.do(ctx, call{
		method: http.MethodDelete, route: "/users/{user_id}/sessions", params: []string{userID}, group: groupOther,
	}, nil)
}
