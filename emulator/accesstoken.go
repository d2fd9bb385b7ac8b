package emulator

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
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
	token := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)
	token.Header["kid"] = s.key.id
	signed, err := token.SignedString(s.key.private)
	if err != nil {
		return "", fmt.Errorf("signing an access token: %w", err)
	}
	return signed, nil
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
	if c, ok := s.verified.get(token, s.now()); ok {
		return c, nil
	}
	var claims accessClaims
	_, err := jwt.ParseWithClaims(token, &claims,
		func(*jwt.Token) (any, error) { return &s.key.private.PublicKey, nil },
		jwt.WithValidMethods([]string{"RS256"}), jwt.WithTimeFunc(s.now), jwt.WithExpirationRequired())
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
	s.verified.put(token, c, claims.ExpiresAt.Time)
	return c, nil
}

// verifiedTokens remembers tokens whose signature has been checked: that check
// is the most expensive part of a small request.
type verifiedTokens struct {
	mu     sync.RWMutex
	tokens map[string]verifiedToken
}

type verifiedToken struct {
	caller caller
	until  time.Time
}

func (v *verifiedTokens) get(token string, now time.Time) (caller, bool) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	t, ok := v.tokens[token]
	return t.caller, ok && now.Before(t.until)
}

func (v *verifiedTokens) put(token string, c caller, until time.Time) {
	const enough = 1000 // then start over: clients have few tokens at a time
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.tokens == nil || len(v.tokens) >= enough {
		v.tokens = map[string]verifiedToken{}
	}
	v.tokens[token] = verifiedToken{c, until}
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
