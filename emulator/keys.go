package emulator

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"math/big"
	"sync"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/journal"
)

// signingKey signs the access tokens, as a tenant's key does.
type signingKey struct {
	private *rsa.PrivateKey
	id      string // kid
}

func newSigningKey(private *rsa.PrivateKey) *signingKey {
	sum := sha256.Sum256(x509.MarshalPKCS1PublicKey(&private.PublicKey))
	return &signingKey{private: private, id: base64.RawURLEncoding.EncodeToString(sum[:])[:21]}
}

// sharedKey is the key of every emulator in this process that has no data
// file: making one takes a noticeable part of a second.
var sharedKey = sync.OnceValues(func() (*signingKey, error) {
	const bits = 2048
	private, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		return nil, fmt.Errorf("making the signing key: %w", err)
	}
	return newSigningKey(private), nil
})

// loadSigningKey returns the key of the data file, so that tokens outlive a
// restart; a new file gets the shared key, and so does a tenant without a file.
func loadSigningKey(file *journal.File, rows journal.Rows) (*signingKey, error) {
	if stored, ok := rows[bucketMeta][metaSigningKey]; ok {
		private, err := x509.ParsePKCS1PrivateKey(stored)
		if err != nil {
			return nil, fmt.Errorf("reading the signing key of the data file: %w", err)
		}
		return newSigningKey(private), nil
	}
	key, err := sharedKey()
	if err != nil || file == nil {
		return key, err
	}
	row := journal.Change{Bucket: bucketMeta, Key: metaSigningKey, Value: x509.MarshalPKCS1PrivateKey(key.private)}
	return key, <-file.Save([]journal.Change{row})
}

// jwks is the public half in the form of /.well-known/jwks.json.
func (k *signingKey) jwks() map[string]any {
	enc := base64.RawURLEncoding.EncodeToString
	return map[string]any{"keys": []any{map[string]any{
		"kty": "RSA", "use": "sig", "alg": "RS256", "kid": k.id,
		"n": enc(k.private.N.Bytes()), "e": enc(big.NewInt(int64(k.private.E)).Bytes()),
	}}}
}
