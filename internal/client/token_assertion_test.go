// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

var testKey = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
})

func pemOf(kind string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}

func pkcs1(t *testing.T) string {
	t.Helper()
	return pemOf("RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(testKey()))
}

func pkcs8(t *testing.T, key any) string {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return pemOf("PRIVATE KEY", der)
}

func TestAssertion(t *testing.T) {
	t.Parallel()
	keys := map[string]string{
		"PKCS#1":           pkcs1(t),
		"PKCS#8":           pkcs8(t, testKey()),
		"literal \\n":      strings.ReplaceAll(pkcs8(t, testKey()), "\n", `\n`),
		"Windows":          strings.ReplaceAll(pkcs8(t, testKey()), "\n", "\r\n"),
		"indented heredoc": "\n    " + strings.ReplaceAll(pkcs8(t, testKey()), "\n", "\n    "),
	}
	for name, key := range keys {
		for _, alg := range []string{"", "RS256", "RS384", "RS512", "PS256"} {
			t.Run(name+" "+alg, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					s := &tenant{lifetime: time.Second}
					n := newNetwork(s)
					n.fail(tokenRoute, dropAfter)
					c := onNetwork(t, n, func(config *Config) {
						config.Token, config.ClientID, config.PrivateKey, config.SigningAlg = "", "client-id", key, alg
					})
					getMany(t, c, 1)
					if len(s.forms) != 2 {
						t.Fatalf("%d token requests, want 2", len(s.forms))
					}
					seen := map[string]bool{}
					for _, form := range s.forms {
						if form.Get("client_assertion_type") != assertionType || form.Has("client_secret") || form.Get("client_id") != "client-id" {
							t.Errorf("form %v", form)
						}
						checkAssertion(t, form.Get("client_assertion"), alg, seen)
					}
				})
			})
		}
	}
}

func checkAssertion(t *testing.T, assertion, alg string, seen map[string]bool) {
	t.Helper()
	if alg == "" {
		alg = "RS256"
	}
	var claims jwt.MapClaims
	_, err := jwt.NewParser(jwt.WithValidMethods([]string{alg}), jwt.WithIssuer("client-id"), jwt.WithSubject("client-id"),
		jwt.WithExpirationRequired(), jwt.WithIssuedAt()).
		ParseWithClaims(assertion, &claims, func(*jwt.Token) (any, error) { return &testKey().PublicKey, nil })
	if err != nil {
		t.Fatalf("the assertion does not verify: %v", err)
	}
	if audience, ok := claims["aud"].(string); !ok || audience != "https://tenant.example.com/" {
		t.Errorf("aud = %v, want one string, the tenant's issuer", claims["aud"])
	}
	expires, _ := claims["exp"].(float64)
	issued, _ := claims["iat"].(float64)
	if expires-issued != 120 {
		t.Errorf("lifetime %v s, want 120", expires-issued)
	}
	id, _ := claims["jti"].(string)
	if id == "" || len(id) > 64 || seen[id] {
		t.Errorf("jti %q is empty, too long or used twice", id)
	}
	seen[id] = true
	if len(assertion) > 2048 {
		t.Errorf("the assertion has %d bytes, more than 2048", len(assertion))
	}
}

func TestBadPrivateKeys(t *testing.T) {
	t.Parallel()
	small, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	public, err := x509.MarshalPKIXPublicKey(&testKey().PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string]struct{ key, reason string }{
		"a path":      {"./key.pem", "not PEM"},
		"a secret":    {"sentinel-secret-value", "not PEM"},
		"public":      {pemOf("PUBLIC KEY", public), "private key is needed"},
		"encrypted":   {pemOf("ENCRYPTED PRIVATE KEY", []byte("x")), "passphrase"},
		"EC":          {pkcs8(t, curve), "not an RSA key"},
		"1024 bits":   {pkcs8(t, small), "1024 bits"},
		"garbage":     {pemOf("PRIVATE KEY", []byte("x")), "no RSA private key"},
		"certificate": {pemOf("CERTIFICATE", []byte("x")), "private key is needed"},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := New(Config{Domain: "acme.auth0.com", ClientID: "id", PrivateKey: test.key})
			var failure *ConfigError
			if !errors.As(err, &failure) || failure.Field != "client_assertion_private_key" {
				t.Fatalf("error %v", err)
			}
			if !strings.Contains(failure.Reason, test.reason) {
				t.Errorf("reason %q does not say %q", failure.Reason, test.reason)
			}
			if strings.Contains(err.Error(), "sentinel") {
				t.Errorf("the error quotes the value: %v", err)
			}
		})
	}
}
