// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package passwordhash

import (
	"cmp"
	"strings"

	"golang.org/x/crypto/pbkdf2"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// pbkdf2Digests are the documented names, which are those of OpenSSL, by the plain ones.
var pbkdf2Digests = map[string]string{
	"md4":       "RSA-MD4 md4 md4WithRSAEncryption",
	"md5":       "RSA-MD5 md5 md5WithRSAEncryption ssl3-md5",
	"mdc2":      "RSA-MDC2 mdc2 mdc2WithRSA",
	"ripemd160": "RSA-RIPEMD160 ripemd ripemd160 ripemd160WithRSA rmd160",
	"sha1":      "RSA-SHA1 RSA-SHA1-2 sha1 sha1WithRSAEncryption ssl3-sha1",
	"sha224":    "RSA-SHA224 sha224 sha224WithRSAEncryption",
	"sha256":    "RSA-SHA256 sha256 sha256WithRSAEncryption",
	"sha384":    "RSA-SHA384 sha384 sha384WithRSAEncryption",
	"sha512":    "RSA-SHA512 sha512 sha512WithRSAEncryption",
	"whirlpool": "whirlpool",
}

// pbkdf2Digest finds the plain name of an ID such as pbkdf2-sha512, "" for none.
func pbkdf2Digest(id string) string {
	wanted, ok := strings.CutPrefix(id, "pbkdf2-")
	for plain, names := range pbkdf2Digests {
		for name := range strings.FieldsSeq(names) {
			if ok && name == wanted {
				return plain
			}
		}
	}
	return ""
}

// newPBKDF2: salt and parameters are in the hash; the latter have documented defaults.
func newPBKDF2(c *custom) (Check, *schema.Violation) {
	const defaultIterations, defaultLength = 100000, 64
	p, ok := parsePHC(c.Hash.Value)
	digest := pbkdf2Digest(p.id)
	if !ok || digest == "" {
		return nil, mismatched("hash.value", "$pbkdf2-(digest)$i=(iterations),l=(length)$(salt)$(hash)")
	}
	iterations, length := cmp.Or(p.params["i"], defaultIterations), cmp.Or(p.params["l"], defaultLength)
	return func(password string) bool {
		if length != len(p.hash) {
			return false
		}
		return equal(p.hash, pbkdf2.Key(transcoded(password, c.Password.Encoding), p.salt, iterations, length, digests[digest]))
	}, nil
}
