package emulator

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// The documented limits of a private_key_jwt assertion.
const (
	maxAssertionBytes    = 2048
	maxAssertionClaim    = 64 // iss, sub, jti
	maxAssertionLifetime = 5 * time.Minute
	assertionLeeway      = 10 * time.Second
)

// authenticateAssertion checks a private_key_jwt client assertion.
func (s *Server) authenticateAssertion(req tokenRequest) (*oauthClient, *oauthError) {
	raw := req.Get("client_assertion")
	if len(raw) > maxAssertionBytes {
		return nil, errInvalidClient(fmt.Sprintf("client_assertion must not exceed %d bytes", maxAssertionBytes))
	}
	var unverified jwt.MapClaims
	if _, _, err := jwt.NewParser().ParseUnverified(raw, &unverified); err != nil {
		return nil, errInvalidClient("client_assertion is not a valid JWT")
	}
	iss, _ := unverified["iss"].(string)
	sub, _ := unverified["sub"].(string)
	client := s.client(iss)
	if client == nil || client.key == nil {
		return nil, errInvalidClient("Client authentication failed")
	}
	if sub != iss {
		return nil, errInvalidClient("client_assertion: iss and sub must both be the client ID")
	}
	if id := req.Get("client_id"); id != "" && id != iss {
		return nil, errInvalidClient("client_assertion was issued by another client")
	}
	claims := jwt.MapClaims{}
	_, err := jwt.ParseWithClaims(raw, claims, func(*jwt.Token) (any, error) { return client.key, nil },
		jwt.WithValidMethods([]string{client.Alg}), jwt.WithTimeFunc(s.now), jwt.WithLeeway(assertionLeeway),
		jwt.WithExpirationRequired(), jwt.WithIssuedAt())
	if err != nil {
		return nil, errInvalidClient("client_assertion: " + err.Error())
	}
	if problem := s.checkAssertionClaims(req, claims, iss); problem != "" {
		return nil, errInvalidClient("client_assertion: " + problem)
	}
	return client, nil
}

// checkAssertionClaims returns what is wrong with a correctly signed assertion,
// "" for nothing. The documents want the issuer as a string; an array and the
// endpoint's URL are deprecated, yet clients in wide use still send them.
func (s *Server) checkAssertionClaims(req tokenRequest, claims jwt.MapClaims, clientID string) string {
	aud, err := claims.GetAudience()
	if err != nil || !slices.ContainsFunc(aud, req.isTenant) {
		return "aud must be the issuer of the tenant, " + req.origins[0] + "/"
	}
	exp, err := claims.GetExpirationTime()
	if err != nil || exp.Sub(s.now()) > maxAssertionLifetime+assertionLeeway {
		return fmt.Sprintf("exp must be at most %s away", maxAssertionLifetime)
	}
	jti, _ := claims["jti"].(string)
	switch {
	case jti == "":
		return "jti is required"
	case len(jti) > maxAssertionClaim || len(clientID) > maxAssertionClaim:
		return fmt.Sprintf("iss, sub and jti must not exceed %d characters", maxAssertionClaim)
	case !s.assertions.use(clientID+"\x00"+jti, exp.Add(assertionLeeway), s.now()):
		return "jti has been used before"
	}
	return ""
}

// usedAssertions remembers the assertions that are still valid, because each
// may be used once.
type usedAssertions struct {
	mu   sync.Mutex
	seen map[string]time.Time // until when
}

// use records an assertion and reports whether it was new.
func (u *usedAssertions) use(id string, until, now time.Time) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.seen == nil {
		u.seen = map[string]time.Time{}
	}
	for k, t := range u.seen {
		if t.Before(now) {
			delete(u.seen, k)
		}
	}
	if _, used := u.seen[id]; used {
		return false
	}
	u.seen[id] = until
	return true
}
