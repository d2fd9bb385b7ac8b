// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// accessClaims are the claims of a Management API token.
type accessClaims struct {
	jwt.RegisteredClaims
	AuthorizedParty string `json:"azp"`
	Scope           string `json:"scope"`
}

// caller is who makes a Management API call.
type caller struct {
	clientID string
	subject  string
	scopes   map[string]bool
	trusted  bool // the test harness itself: may do everything
}

// can reports whether the token carries the scope.
func (c caller) can(scope string) bool { return c.trusted || c.scopes[scope] }

// issueToken signs an access token. The issuer is the tenant as the request
// named it, e.g. "https://127.0.0.1:4010/".
func (s *Server) issueToken(clientID, issuer, audience string, scopes []string, lifetime time.Duration) (string, error) {
	now := s.now()
	claims := jwt.MapClaims{
		"iss": issuer, "sub": clientID + "@clients", "aud": audience, "azp": clientID, "gty": grantClientCredentials,
		"iat": now.Unix(), "exp": now.Add(lifetime).Unix(), "scope": strings.Join(scopes, " "),
	}
	return s.key.Sign(claims)
}

// authenticate checks the bearer token of a request.
func (s *Server) authenticate(h http.Header) (caller, *wire.Error) {
	header := h.Get("Authorization")
	if header == "" {
		return caller{}, errUnauthorized("Missing authentication")
	}
	scheme, token, found := strings.Cut(header, " ")
	if !found || !strings.EqualFold(scheme, "Bearer") || token == "" || strings.Contains(token, " ") || strings.Count(token, ".") != 2 {
		return caller{}, errUnauthorized("Bad HTTP authentication header format")
	}
	if c, ok := s.verified.Get(token, s.now()); ok {
		return c, nil
	}
	var claims accessClaims
	err := s.key.Verify(token, &claims, s.now)
	switch {
	case errors.Is(err, jwt.ErrTokenExpired):
		return caller{}, errUnauthorized("Expired token received for JSON Web Token validation")
	case errors.Is(err, jwt.ErrTokenSignatureInvalid):
		return caller{}, errUnauthorized("Invalid signature received for JSON Web Token validation")
	case err != nil || !slices.ContainsFunc(claims.Audience, isManagementAudience):
		return caller{}, errUnauthorized("Invalid token")
	}
	c := caller{clientID: claims.AuthorizedParty, subject: claims.Subject, scopes: map[string]bool{}}
	for _, sc := range strings.Fields(claims.Scope) {
		c.scopes[sc] = true
	}
	s.verified.Put(token, c, claims.ExpiresAt.Time)
	return c, nil
}

// isManagementAudience accepts the Management API under any of the names this
// server goes by (127.0.0.1, localhost, a test's host name): the signature
// already proves that the token is ours.
func isManagementAudience(aud string) bool { return strings.HasSuffix(aud, apiPrefix+"/") }

// authorize checks the scopes that an endpoint asks for. Scopes on the
// "current user" count only for a user's own token acting on that user.
func authorize(c caller, e *endpoint, targetUser string) *wire.Error {
	if c.trusted || len(e.scopes) == 0 {
		return nil
	}
	if e.instead != "" && c.scopes[e.instead] {
		return nil
	}
	if e.everyScope {
		return authorizeAll(c, e.scopes)
	}
	own := false
	for _, sc := range e.scopes {
		if !c.scopes[sc] {
			continue
		}
		if !strings.Contains(sc, ":current_user") || c.subject == targetUser {
			return nil
		}
		own = true
	}
	if own {
		return wire.NewError(http.StatusForbidden, "", "User to be acted on does not match subject in bearer token.")
	}
	return errInsufficientScope(e.scopes)
}

// authorizeAll: the reference words this refusal "expected all of".
func authorizeAll(c caller, scopes []string) *wire.Error {
	for _, sc := range scopes {
		if !c.scopes[sc] {
			return wire.NewError(http.StatusForbidden, "insufficient_scope",
				"Insufficient scope, expected all of: "+strings.Join(scopes, ","))
		}
	}
	return nil
}
