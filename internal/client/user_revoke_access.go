package client

import (
	"context"
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/pacing"
)

// RevokeAccessRequest is the body of POST /users/{id}/revoke-access.
type RevokeAccessRequest struct {
	SessionID             string `json:"session_id,omitempty"` // At most 50 characters; "" for all sessions.
	PreserveRefreshTokens bool   `json:"preserve_refresh_tokens,omitempty"`
}

// RevokeAccess ends sessions of the user, and unless they are to be preserved revokes the refresh
// tokens that belong to them; the API does so in the background (POST /users/{id}/revoke-access).
func (u *UsersClient) RevokeAccess(ctx context.Context, id string, request RevokeAccessRequest) error {
	return u.client.do(ctx, call{
		method: http.MethodPost, route: "/users/{id}/revoke-access", params: []string{id}, body: request, group: pacing.Other,
		repeatable: true, // What is revoked stays revoked.
		background: true,
	}, nil)
}
