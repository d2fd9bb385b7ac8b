// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package token

import (
	"crypto/rsa"
	"errors"
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

// AssertionAlgs are the algorithms of private_key_jwt. RS512 is not in the
// service's documents, but it is in its SDKs.
var AssertionAlgs = []string{"RS256", "RS384", "RS512", "PS256"}

// Application is how assertions of an application are signed; a nil key means that
// it has none.
type Application struct {
	Key *rsa.PublicKey
	Alg string
}

// Assertions checks the assertions of applications, each of which may be used once.
type Assertions struct {
	mu   sync.Mutex
	seen map[string]time.Time // until when
}

// Check returns the ID of the application that a private_key_jwt assertion is from,
// or an error in the words of the token endpoint. clientID is what the request says
// besides, "" for nothing; issuer names the tenant and isTenant all of its names.
func (u *Assertions) Check(
	raw, clientID, issuer string, isTenant func(string) bool, find func(id string) Application, now func() time.Time,
) (string, error) {
	if len(raw) > maxAssertionBytes {
		return "", fmt.Errorf("client_assertion must not exceed %d bytes", maxAssertionBytes)
	}
	var unverified jwt.MapClaims
	if _, _, err := jwt.NewParser().ParseUnverified(raw, &unverified); err != nil {
		return "", errors.New("client_assertion is not a valid JWT")
	}
	iss, _ := unverified["iss"].(string)
	sub, _ := unverified["sub"].(string)
	app := find(iss)
	switch {
	case app.Key == nil:
		return "", errors.New("client authentication failed")
	case sub != iss:
		return "", errors.New("client_assertion: iss and sub must both be the client ID")
	case clientID != "" && clientID != iss:
		return "", errors.New("client_assertion was issued by another client")
	}
	claims := jwt.MapClaims{}
	_, err := jwt.ParseWithClaims(raw, claims, func(*jwt.Token) (any, error) { return app.Key, nil },
		jwt.WithValidMethods([]string{app.Alg}), jwt.WithTimeFunc(now), jwt.WithLeeway(assertionLeeway),
		jwt.WithExpirationRequired(), jwt.WithIssuedAt())
	if err != nil {
		return "", fmt.Errorf("client_assertion: %w", err)
	}
	if problem := u.checkClaims(claims, iss, issuer, isTenant, now()); problem != "" {
		return "", errors.New("client_assertion: " + problem)
	}
	return iss, nil
}

// checkClaims returns what is wrong with a correctly signed assertion, "" for
// nothing. The documents want the issuer as a string; an array and the endpoint's
// URL are deprecated, yet clients in wide use still send them.
func (u *Assertions) checkClaims(claims jwt.MapClaims, clientID, issuer string, isTenant func(string) bool, now time.Time) string {
	aud, err := claims.GetAudience()
	if err != nil || !slices.ContainsFunc(aud, isTenant) {
		return "aud must be the issuer of the tenant, " + issuer
	}
	exp, err := claims.GetExpirationTime()
	if err != nil || exp.Sub(now) > maxAssertionLifetime+assertionLeeway {
		return fmt.Sprintf("exp must be at most %s away", maxAssertionLifetime)
	}
	jti, _ := claims["jti"].(string)
	switch {
	case jti == "":
		return "jti is required"
	case len(jti) > maxAssertionClaim || len(clientID) > maxAssertionClaim:
		return fmt.Sprintf("iss, sub and jti must not exceed %d characters", maxAssertionClaim)
	case !u.use(clientID+"\x00"+jti, exp.Add(assertionLeeway), now):
		return "jti has been used before"
	}
	return ""
}

// use records an assertion and reports whether it was new.
func (u *Assertions) use(id string, until, now time.Time) bool {
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
