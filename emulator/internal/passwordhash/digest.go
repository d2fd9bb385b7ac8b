// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package passwordhash

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"hash"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/legacydigest"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// digests by their plain names.
var digests = map[string]func() hash.Hash{
	"md4": legacydigest.MD4, "md5": md5.New, "mdc2": legacydigest.MDC2, "ripemd160": legacydigest.RIPEMD160, "sha1": sha1.New,
	"sha224": sha256.New224, "sha256": sha256.New, "sha384": sha512.New384, "sha512": sha512.New, "whirlpool": legacydigest.Whirlpool,
}

func sum(digest func() hash.Hash, data []byte) []byte {
	h := digest()
	h.Write(data)
	return h.Sum(nil)
}

// newDigest is MD4, MD5 and the SHAs, of password and salt.
func newDigest(c *custom) (Check, *schema.Violation) {
	want, v := c.value()
	return func(password string) bool { return equal(want, sum(digests[c.Algorithm], c.salted(password))) }, v
}

// hmacDigests are those that an HMAC may be made with.
var hmacDigests = []string{"md4", "md5", "ripemd160", "sha1", "sha224", "sha256", "sha384", "sha512", "whirlpool"}

func newHMAC(c *custom) (Check, *schema.Violation) {
	switch {
	case c.Hash.Digest == "":
		return nil, broken("hash", "Missing required property: digest")
	case c.Hash.Key == nil:
		return nil, broken("hash", "Missing required property: key")
	}
	want, v := c.value()
	return func(password string) bool {
		mac := hmac.New(digests[c.Hash.Digest], c.Hash.Key.bytes())
		mac.Write(c.salted(password))
		return equal(want, mac.Sum(nil))
	}, v
}
