// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package passwordhash

import (
	"math"

	"golang.org/x/crypto/argon2"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// newArgon2 checks argon2id and argon2i of version 1.3. Salt and parameters are in the hash.
func newArgon2(c *custom) (Check, *schema.Violation) {
	const version, kibibyte = argon2.Version, 1 << 10
	p, ok := parsePHC(c.Hash.Value)
	memory, rounds, lanes := p.params["m"], p.params["t"], p.params["p"]
	if !ok || p.id != "argon2id" && p.id != "argon2i" || p.version != version ||
		memory == 0 || rounds == 0 || lanes == 0 || lanes > math.MaxUint8 || int64(rounds) > math.MaxUint32 {
		return nil, mismatched("hash.value", "$argon2id$v=19$m=(memory),t=(rounds),p=(lanes)$(salt)$(hash)")
	}
	key := argon2.IDKey
	if p.id == "argon2i" {
		key = argon2.Key
	}
	return func(password string) bool {
		if memory > maxMemory/kibibyte {
			return false
		}
		got := key(transcoded(password, c.Password.Encoding), p.salt, uint32(rounds), uint32(memory), uint8(lanes), uint32(len(p.hash)))
		return equal(p.hash, got)
	}, nil
}
