// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"crypto/rsa"
	"fmt"
	"slices"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/token"
)

// oauthClient is a registered application.
type oauthClient struct {
	SeedClient
	key *rsa.PublicKey // nil = client secret only
}

const (
	defaultTokenLifetime = 86400 * time.Second
	minTokenLifetime     = 1
	maxTokenLifetime     = 2592000
	minKeyBits           = 2048
	maxKeyBits           = 4096
)

func (c *oauthClient) tokenLifetime() time.Duration {
	if c.TokenLifetimeSeconds == 0 {
		return defaultTokenLifetime
	}
	return time.Duration(c.TokenLifetimeSeconds) * time.Second
}

func seedClients(list []SeedClient) ([]*oauthClient, error) {
	var out []*oauthClient
	for i, sc := range list {
		c, err := newOAuthClient(sc)
		if err != nil {
			return nil, fmt.Errorf("clients[%d]: %w", i, err)
		}
		out = append(out, c)
	}
	return out, nil
}

func newOAuthClient(sc SeedClient) (*oauthClient, error) {
	c := &oauthClient{SeedClient: sc}
	if sc.ID == "" {
		return nil, fmt.Errorf("id is required")
	}
	if sc.Secret == "" && sc.PublicKey == "" {
		return nil, fmt.Errorf("%s: secret or public_key is required", sc.ID)
	}
	if n := sc.TokenLifetimeSeconds; n != 0 && (n < minTokenLifetime || n > maxTokenLifetime) {
		return nil, fmt.Errorf("%s: token_lifetime_seconds must be between %d and %d", sc.ID, minTokenLifetime, maxTokenLifetime)
	}
	if sc.PublicKey == "" {
		return c, nil
	}
	key, err := jwt.ParseRSAPublicKeyFromPEM([]byte(sc.PublicKey))
	if err != nil {
		return nil, fmt.Errorf("%s: public_key: %w", sc.ID, err)
	}
	if bits := key.N.BitLen(); bits < minKeyBits || bits > maxKeyBits {
		return nil, fmt.Errorf("%s: public_key: RSA keys must have %d to %d bits, this one has %d", sc.ID, minKeyBits, maxKeyBits, bits)
	}
	if c.Alg == "" {
		c.Alg = "RS256"
	}
	if !slices.Contains(token.AssertionAlgs, c.Alg) {
		return nil, fmt.Errorf("%s: alg %q is not one of %v", sc.ID, c.Alg, token.AssertionAlgs)
	}
	c.key = key
	return c, nil
}
