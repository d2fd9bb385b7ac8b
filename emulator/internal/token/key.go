// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package token

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"math/big"
	"sync"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Key signs tokens, as a tenant's key does.
type Key struct {
	private *rsa.PrivateKey
	id      string // kid

	certify     sync.Once
	certificate string
}

func newKey(private *rsa.PrivateKey) *Key {
	sum := sha256.Sum256(x509.MarshalPKCS1PublicKey(&private.PublicKey))
	return &Key{private: private, id: base64.RawURLEncoding.EncodeToString(sum[:])[:21]}
}

// Shared is the key of every emulator in this process that has no data file:
// making one takes a noticeable part of a second.
var Shared = sync.OnceValues(func() (*Key, error) {
	const bits = 2048
	private, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		return nil, fmt.Errorf("making the signing key: %w", err)
	}
	return newKey(private), nil
})

// ParseKey reads what Marshal wrote.
func ParseKey(der []byte) (*Key, error) {
	private, err := x509.ParsePKCS1PrivateKey(der)
	if err != nil {
		return nil, err
	}
	return newKey(private), nil
}

// Marshal is the key as bytes, private half included.
func (k *Key) Marshal() []byte { return x509.MarshalPKCS1PrivateKey(k.private) }

// JWKS is the public half in the form of /.well-known/jwks.json.
func (k *Key) JWKS() map[string]any {
	enc := base64.RawURLEncoding.EncodeToString
	return map[string]any{"keys": []any{map[string]any{
		"kty": "RSA", "use": "sig", "alg": "RS256", "kid": k.id,
		"n": enc(k.private.N.Bytes()), "e": enc(big.NewInt(int64(k.private.E)).Bytes()),
	}}}
}

// Sign makes a token of claims.
func (k *Key) Sign(claims jwt.Claims) (string, error) {
	t := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)
	t.Header["kid"] = k.id
	signed, err := t.SignedString(k.private)
	if err != nil {
		return "", fmt.Errorf("signing a token: %w", err)
	}
	return signed, nil
}

// Verify reads the claims of a token of this key that has not expired.
func (k *Key) Verify(raw string, claims jwt.Claims, now func() time.Time) error {
	_, err := jwt.ParseWithClaims(raw, claims, func(*jwt.Token) (any, error) { return &k.private.PublicKey, nil },
		jwt.WithValidMethods([]string{"RS256"}), jwt.WithTimeFunc(now), jwt.WithExpirationRequired())
	return err
}
