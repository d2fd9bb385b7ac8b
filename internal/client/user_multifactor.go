// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserMultifactorClient is the legacy MFA of a user.
type UserMultifactorClient struct{ client *Client }

// DeleteProvider removes an MFA provider, "duo" or "google-authenticator", from the user
// (DELETE /users/{id}/multifactor/{provider}). [IsMultifactorProviderNotFound] may be true when the
// user has not enrolled with it.
func (m *UserMultifactorClient) DeleteProvider(ctx context.Context, userID, provider string) error {
	return m.client.do(ctx, call{
		operation: operations.DeleteUserMultifactorProvider, params: []string{userID, provider},
	}, nil)
}

// InvalidateRememberBrowser makes every browser that the user had remembered ask for the second
// factor again (POST /users/{id}/multifactor/actions/invalidate-remember-browser).
func (m *UserMultifactorClient) InvalidateRememberBrowser(ctx context.Context, userID string) error {
	return m.client.do(ctx, call{operation: operations.InvalidateRememberedBrowsers, params: []string{userID}}, nil)
}

// IsMultifactorProviderNotFound reports whether the API says that a user who exists has not enrolled
// with an MFA provider. The reference announces such an answer without its text: any 404 counts that
// is not about something else, the user or the tenant, nor that of a route that does not exist.
func IsMultifactorProviderNotFound(err error) bool {
	e, ok := as[*Error](err)
	return ok && IsNotFound(e) && !IsUserNotFound(e) && !strings.HasPrefix(e.Code, "inexistent_") && !isOneOf(e.Message, "", "not found")
}
