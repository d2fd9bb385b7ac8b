// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"sync"
	"testing"
)

// pemKeys are one RSA key in the forms people have it in.
type pemKeys struct{ pkcs1, pkcs8, public string }

var makeKeys = sync.OnceValues(func() (pemKeys, error) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return pemKeys{}, err
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return pemKeys{}, err
	}
	public, err := x509.MarshalPKIXPublicKey(&key.PublicKey)
	if err != nil {
		return pemKeys{}, err
	}
	text := func(kind string, der []byte) string {
		return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
	}
	return pemKeys{
		pkcs1:  text("RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(key)),
		pkcs8:  text("PRIVATE KEY", private),
		public: text("PUBLIC KEY", public),
	}, nil
})

// keyPair is the key of all tests here; making one takes a while.
func keyPair(t *testing.T) pemKeys {
	t.Helper()
	keys, err := makeKeys()
	if err != nil {
		t.Fatal(err)
	}
	return keys
}
