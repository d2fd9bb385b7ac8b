// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/passwordhash"
)

// storedPassword is what is known of the password of a user, never the password itself.
// Users without one, as from a seed or imported without a hash, have a random password.
type storedPassword struct {
	Bcrypt string         `json:"bcrypt,omitempty"` // the password_hash of an import
	Custom map[string]any `json:"custom,omitempty"` // in the form of a custom_password_hash
	// Open says that an import may still replace it: it came with one as a custom hash, and
	// nobody has logged in with it.
	Open bool `json:"open,omitempty"`
}

// check is what the password has to pass.
func (p storedPassword) check() passwordhash.Check {
	if p.Bcrypt != "" {
		return passwordhash.Bcrypt(p.Bcrypt)
	}
	check, broken := passwordhash.Custom(p.Custom)
	if broken != nil {
		return func(string) bool { return false }
	}
	return check
}

// setPassword stores a password that came through the API. The hash is a cheap one: thousands
// of users are created in a second.
func (t *tx) setPassword(userID, password string) {
	salt := make([]byte, 16)
	rand.Read(salt)
	sum := sha256.Sum256(append(append([]byte{}, salt...), password...))
	t.passwords.put(t, userID, storedPassword{Custom: map[string]any{
		"algorithm": "sha256",
		"hash":      map[string]any{"value": hex.EncodeToString(sum[:]), "encoding": "hex"},
		"salt":      map[string]any{"value": hex.EncodeToString(salt), "encoding": "hex"},
	}})
}

// CheckPassword reports whether it is the password of a user: that of the last create or
// update, or that of which an import has brought the hash. It changes nothing, where a Login
// counts. The error says that there is no such user.
func (s *Server) CheckPassword(userID, password string) (bool, error) {
	var stored storedPassword
	var known bool
	err := s.world.read(func(t *tx) error {
		if _, ok := t.users.byID[userID]; !ok {
			return errInexistentUser()
		}
		stored, known = t.passwords.get(userID)
		return nil
	})
	// Outside of the lock: it takes as long as the algorithm wants.
	return known && stored.check()(password), err
}
