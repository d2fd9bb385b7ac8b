package client

import (
	"context"
	"net/http"
)

// UserRefreshTokensClient is the refresh tokens of a user.
type UserRefreshTokensClient struct{ client *Client }

// DeleteAll revokes all refresh tokens of the user; the API does so in the background
// (DELETE /users/{user_id}/refresh-tokens).
func (r *UserRefreshTokensClient) DeleteAll(ctx context.Context, userID string) error {
	return r.client.do(ctx, call{
		method: http.MethodDelete, route: "/users/{user_id}/refresh-tokens", params: []string{userID}, group: groupOther,
	}, nil)
}
