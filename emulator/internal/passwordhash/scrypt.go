// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package passwordhash

import (
	"cmp"

	"golang.org/x/crypto/scrypt"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// maxMemory is what a check may take, in bytes. A hash that takes more matches nothing.
const maxMemory = 1 << 30

// newScrypt: the salt is scrypt's own; without one it is empty.
func newScrypt(c *custom) (Check, *schema.Violation) {
	const defaultCost, defaultBlockSize, unit = 16384, 8, 128
	cost, blockSize, parallel := cmp.Or(c.Cost, defaultCost), cmp.Or(c.BlockSize, defaultBlockSize), cmp.Or(c.Parallelization, 1)
	switch {
	case c.Keylen == 0:
		return nil, broken("", "Missing required property: keylen")
	case cost < 2 || cost&(cost-1) != 0:
		return nil, broken("cost", "Value must be a power of two greater than one")
	}
	want, v := c.value()
	return func(password string) bool {
		if len(want) != c.Keylen || cost > maxMemory/unit/blockSize {
			return false
		}
		var salt []byte
		if c.Salt != nil {
			salt = c.Salt.bytes()
		}
		got, err := scrypt.Key(transcoded(password, c.Password.Encoding), salt, cost, blockSize, parallel, c.Keylen)
		return err == nil && equal(want, got)
	}, v
}
