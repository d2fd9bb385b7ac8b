// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// UserIdentitiesClient is the linked accounts of a user. They are read with the user ([User]).
type UserIdentitiesClient struct{ client *Client }

// LinkIdentityRequest is the body of POST /users/{id}/identities. It has either LinkWith or Provider
// and UserID. Empty fields are not sent.
type LinkIdentityRequest struct {
	LinkWith     string `json:"link_with,omitempty"`     // ID token of the secondary user.
	Provider     string `json:"provider,omitempty"`      // E.g. "google-oauth2".
	UserID       string `json:"user_id,omitempty"`       // Within the provider, without prefix; digits where the provider has numbers.
	ConnectionID string `json:"connection_id,omitempty"` // E.g. "con_0123456789abcdef"; where the provider has several connections.
}

// Link makes the account that the request names a secondary one of the user, and returns all
// identities of the user, the primary one first (POST /users/{id}/identities). The account ends as a
// user of its own, and its metadata is lost. [IsConflict] when it is linked already, to this user or
// another; [IsUserNotFound] when the user does not exist.
//
// A request whose answer was lost is repeated when it names the account by ID: the second one is
// refused when the first has worked, so that a refusal with [MayHaveBeenProcessed] asks for a look at
// the user. So does an answer that does not list the account ([IsUnusableAnswer]). One with a token is
// not repeated, as nobody can tell what its refusal means.
func (i *UserIdentitiesClient) Link(ctx context.Context, userID string, request LinkIdentityRequest) ([]Identity, error) {
	all := identitiesAnswer{of: userID, with: request.fullID()}
	err := i.client.do(ctx, call{
		operation: operations.LinkUserIdentity, params: []string{userID}, body: request,
		once: request.LinkWith != "", grace: cancelGrace,
	}, &all)
	if err != nil {
		return nil, err
	}
	return all.identities(), nil
}

// Delete unlinks a secondary account, which becomes a user of its own again, without metadata, and
// returns the identities that are left (DELETE /users/{id}/identities/{provider}/{user_id}).
// [IsBadRequest] for the main identity and for one that the user does not have, which is also what
// happens when a repeated request had worked before.
func (i *UserIdentitiesClient) Delete(ctx context.Context, userID, provider, identityUserID string) ([]Identity, error) {
	left := identitiesAnswer{of: userID, without: provider + "|" + identityUserID}
	err := i.client.do(ctx, call{
		operation: operations.UnlinkUserIdentity, params: []string{userID, provider, identityUserID},
	}, &left)
	if err != nil {
		return nil, err
	}
	return left.identities(), nil
}

// Subject is the full ID of the user whom a token (a JWT) is about; false when it does not say. The
// signature is not checked: that is up to the service.
func Subject(token string) (userID string, ok bool) {
	var claims jwt.RegisteredClaims
	if _, _, err := jwt.NewParser().ParseUnverified(token, &claims); err != nil {
		return "", false
	}
	return claims.Subject, claims.Subject != ""
}

// TokenExpired reports whether a token (a JWT) says that it is not valid any more; false when it does not
// say, and for what is no token. A minute is granted, as clocks differ.
func TokenExpired(token string, now time.Time) bool {
	var claims jwt.RegisteredClaims
	if _, _, err := jwt.NewParser().ParseUnverified(token, &claims); err != nil || claims.ExpiresAt == nil {
		return false
	}
	return now.Add(-time.Minute).After(claims.ExpiresAt.Time)
}
