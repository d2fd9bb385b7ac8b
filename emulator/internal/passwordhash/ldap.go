// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package passwordhash

import (
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// ldapSchemes are the schemes of RFC 2307 and their relatives, with the digest of each. Those
// with a salt have an S in front.
var ldapSchemes = map[string]string{
	"MD5": "md5", "SHA": "sha1", "SHA1": "sha1", "SHA224": "sha224", "SHA256": "sha256", "SHA384": "sha384", "SHA512": "sha512",
}

// newLDAP checks {SCHEME}base64 of the digest, behind which the salt stands if there is one.
func newLDAP(c *custom) (Check, *schema.Violation) {
	scheme, value, found := strings.Cut(strings.TrimPrefix(c.Hash.Value, "{"), "}")
	scheme = strings.ToUpper(scheme)
	digest, ok := digests[ldapSchemes[scheme]]
	if !ok {
		digest, ok = digests[ldapSchemes[strings.TrimPrefix(scheme, "S")]]
	}
	raw := decode(value, "base64")
	if !found || !ok || !strings.HasPrefix(c.Hash.Value, "{") || raw == nil || len(raw) < digest().Size() {
		return nil, mismatched("hash.value", "{MD5|SMD5|SHA*|SSHA*}(base64)")
	}
	size := digest().Size()
	if _, plain := ldapSchemes[scheme]; plain && len(raw) > size {
		return nil, mismatched("hash.value", "{"+scheme+"}(base64)")
	}
	return func(password string) bool {
		return equal(raw[:size], sum(digest, append(transcoded(password, c.Password.Encoding), raw[size:]...)))
	}, nil
}
