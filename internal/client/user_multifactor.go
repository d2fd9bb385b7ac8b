package client

import (
	"context"
	"net/http"
)

// UserMultifactorClient is the legacy MFA of a user.
type UserMultifactorClient struct{ client *Client }

// DeleteProvider removes an MFA provider, "duo" or "google-authenticator", from the user
// (DELETE /users/{id}/multifactor/{provider}).
func (m *UserMultifactorClient) DeleteProvider(ctx context.Context, userID, provider string) error {
	return m.client.do(ctx, call{
		method: http.MethodDelete, route: "/users/{id}/multifactor/{provider}", params: []string{userID, provider}, group: groupOther,
	}, nil)
}

// InvalidateRememberBrowser makes every browser that the user had remembered ask for the second
// factor again (POST /users/{id}/multifactor/actions/invalidate-remember-browser).
func (m *UserMultifactorClient) InvalidateRememberBrowser(ctx context.Context, userID string) error {
	return m.client.do(ctx, call{
		method: http.MethodPost, route: "/users/{id}/multifactor/actions/invalidate-remember-browser", params: []string{userID},
		group: groupOther, repeatable: true, // Forgetting twice is forgetting.
	}, nil)
}
