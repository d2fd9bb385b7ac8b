package client

import (
	"context"
	"net/http"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/pacing"
)

// UserMultifactorClient is the legacy MFA of a user.
type UserMultifactorClient struct{ client *Client }

// DeleteProvider removes an MFA provider, "duo" or "google-authenticator", from the user
// (DELETE /users/{id}/multifactor/{provider}). [IsMultifactorProviderNotFound] may be true when the
// user has not enrolled with it.
func (m *UserMultifactorClient) DeleteProvider(ctx context.Context, userID, provider string) error {
	return m.client.do(ctx, call{
		method: http.MethodDelete, route: "/users/{id}/multifactor/{provider}", params: []string{userID, provider}, group: pacing.Other,
	}, nil)
}

// InvalidateRememberBrowser makes every browser that the user had remembered ask for the second
// factor again (POST /users/{id}/multifactor/actions/invalidate-remember-browser).
func (m *UserMultifactorClient) InvalidateRememberBrowser(ctx context.Context, userID string) error {
	return m.client.do(ctx, call{
		method: http.MethodPost, route: "/users/{id}/multifactor/actions/invalidate-remember-browser", params: []string{userID},
		group: pacing.Other, repeatable: true, // Forgetting twice is forgetting.
	}, nil)
}

// IsMultifactorProviderNotFound reports whether the API says that a user who exists has not enrolled
// with an MFA provider. The reference announces such an answer without its text: any 404 counts that
// is not about something else, the user or the tenant, nor that of a route that does not exist.
func IsMultifactorProviderNotFound(err error) bool {
	e, ok := as[*Error](err)
	return ok && IsNotFound(e) && !IsUserNotFound(e) && !strings.HasPrefix(e.Code, "inexistent_") && !isOneOf(e.Message, "", "not found")
}
