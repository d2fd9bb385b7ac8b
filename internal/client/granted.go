// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"slices"
	"strings"

	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/oauth2"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// Granted is what the access token says about itself.
type Granted struct {
	// ClientID of the application that the token was issued to; "" when the token does not tell.
	ClientID string
	scopes   []string
}

// Has reports whether the token carries the scope.
func (g *Granted) Has(scope string) bool { return slices.Contains(g.scopes, scope) }

// Granted returns what the token says that the client has now. It makes no request, so before the first one it
// knows something only if the token was configured. It is not ok where the scopes are not known: with an opaque
// token, or one without the claim.
func (c *Client) Granted() (Granted, bool) {
	token := c.tokens.peek()
	if token == nil {
		return Granted{}, false
	}
	last := c.granted.Load()
	if last == nil || last.token != token {
		last = grantedBy(token)
		c.granted.Store(last)
	}
	return last.Granted, last.known
}

// grantedToken is a token and what it says. Every person in a plan asks for it, and a token with all scopes takes
// longer to read than the rest of what is asked then.
type grantedToken struct {
	Granted

	token *oauth2.Token
	known bool
}

func grantedBy(token *oauth2.Token) *grantedToken {
	claims := claimsOf(token.AccessToken)
	g := &grantedToken{token: token, Granted: Granted{ClientID: claims.AuthorizedParty}}
	scope := claims.Scope
	if scope == nil {
		// The token endpoint tells the scopes as well. The API goes by the token, so that counts first.
		if granted, ok := token.Extra("scope").(string); ok && granted != "" {
			scope = &granted
		}
	}
	if scope != nil {
		g.scopes, g.known = strings.Fields(*scope), true
	}
	return g
}

// MayCall reports whether the token allows the operation, as far as it tells: without knowing, it may.
func (c *Client) MayCall(operation *operations.Operation) bool {
	granted, known := c.Granted()
	return !known || len(operations.Missing(granted.Has, operation)) == 0
}

// accessClaims are the claims of an access token.
type accessClaims struct {
	jwt.RegisteredClaims
	AuthorizedParty string  `json:"azp"`
	Scope           *string `json:"scope"`
}

// claimsOf reads the claims of a JWT; none of anything else. The signature is the API's business.
func claimsOf(token string) accessClaims {
	var claims accessClaims
	if _, _, err := jwt.NewParser().ParseUnverified(token, &claims); err != nil {
		return accessClaims{}
	}
	return claims
}
