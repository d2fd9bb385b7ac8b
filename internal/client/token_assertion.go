// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"strconv"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const (
	assertionType     = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
	assertionLifetime = 2 * time.Minute
	minKeyBits        = 2048
	maxKeyBits        = 4096
)

// assertionSigner makes the JWTs with which an application proves that it holds its private key.
type assertionSigner struct {
	clientID string
	issuer   string // Issuer of the tenant, "https://{domain}/": the audience of the assertion.
	key      *rsa.PrivateKey
	method   jwt.SigningMethod
}

// newAssertionSigner checks key and algorithm; errors are [*ConfigError].
func newAssertionSigner(clientID, issuer, key, alg string) (*assertionSigner, error) {
	methods := map[string]jwt.SigningMethod{
		"RS256": jwt.SigningMethodRS256,
		"RS384": jwt.SigningMethodRS384,
		"RS512": jwt.SigningMethodRS512,
		"PS256": jwt.SigningMethodPS256,
	}
	method, ok := methods[alg]
	if !ok {
		return nil, &ConfigError{
			Field:  "client_assertion_signing_alg",
			Reason: strconv.Quote(alg) + " is not supported; use RS256, RS384, RS512 or PS256",
		}
	}
	parsed, problem := parsePrivateKey(key)
	if problem != "" {
		return nil, &ConfigError{Field: "client_assertion_private_key", Reason: problem}
	}
	return &assertionSigner{clientID: clientID, issuer: issuer, key: parsed, method: method}, nil
}

// sign returns a fresh assertion; the server accepts each one once.
func (s *assertionSigner) sign(now time.Time) (string, error) {
	return jwt.NewWithClaims(s.method, jwt.MapClaims{
		"iss": s.clientID,
		"sub": s.clientID,
		"aud": s.issuer,
		"jti": NewUserID() + NewUserID(),
		"iat": now.Unix(),
		"exp": now.Add(assertionLifetime).Unix(),
	}).SignedString(s.key)
}

// parsePrivateKey returns the key or what is wrong with the text; the problem never quotes it.
func parsePrivateKey(text string) (key *rsa.PrivateKey, problem string) {
	block, _ := pem.Decode([]byte(unfoldPEM(text)))
	if block == nil {
		return nil, "it is not PEM; give the whole text from -----BEGIN to the END line, or file(\"key.pem\")"
	}
	switch {
	case block.Type == "ENCRYPTED PRIVATE KEY" || block.Headers["DEK-Info"] != "":
		return nil, "the key is encrypted with a passphrase; decrypt it first (openssl rsa -in key.pem -out plain.pem)"
	case block.Type == "PUBLIC KEY" || block.Type == "RSA PUBLIC KEY" || block.Type == "CERTIFICATE":
		return nil, "it is a " + strings.ToLower(block.Type) + "; the private key is needed"
	}
	if key, err := x509.ParsePKCS1PrivateKey(block.Bytes); err == nil {
		return key, keySizeProblem(key)
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, "the PEM block " + strconv.Quote(block.Type) + " holds no RSA private key (PKCS#1 or PKCS#8)"
	}
	rsaKey, ok := parsed.(*rsa.PrivateKey)
	if !ok {
		return nil, "it is not an RSA key; the token endpoint accepts RSA keys only"
	}
	return rsaKey, keySizeProblem(rsaKey)
}

func keySizeProblem(key *rsa.PrivateKey) string {
	if bits := key.N.BitLen(); bits < minKeyBits || bits > maxKeyBits {
		return "the key has " + strconv.Itoa(bits) + " bits; RSA keys of 2048 to 4096 bits are accepted"
	}
	return ""
}

// unfoldPEM undoes what environment variables and heredocs do to a PEM text: "\n" as two characters,
// carriage returns, indentation.
func unfoldPEM(text string) string {
	text = strings.NewReplacer(`\r`, "", `\n`, "\n", "\r", "").Replace(text)
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		lines = append(lines, strings.TrimSpace(line))
	}
	return strings.TrimSpace(strings.Join(lines, "\n")) + "\n"
}
