// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package passwordhash

import (
	"slices"

	"golang.org/x/crypto/bcrypt"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// bcryptPrefixes are the supported variants.
var bcryptPrefixes = []string{"$2a$", "$2b$", "$2y$"}

func newBcrypt(c *custom) (Check, *schema.Violation) {
	const length = 4
	value := c.Hash.Value
	if len(value) < length || !slices.Contains(bcryptPrefixes, value[:length]) {
		return nil, mismatched("hash.value", `^\$2[aby]\$`)
	}
	return func(password string) bool { return matchesBcrypt(value, c.salted(password)) }, nil
}

// matchesBcrypt uses the first 72 bytes alone, of which a salt takes its share.
func matchesBcrypt(hash string, password []byte) bool {
	const most = 72
	return bcrypt.CompareHashAndPassword([]byte(hash), password[:min(len(password), most)]) == nil
}
