package client

import (
	"crypto/rand"
	"encoding/hex"
)

// NewUserID returns a random user ID without prefix: 24 hexadecimal digits, as the service makes
// them for its own databases.
func NewUserID() string {
	var id [12]byte
	_, _ = rand.Read(id[:]) // Never fails: crypto/rand ends the program rather than return an error.
	return hex.EncodeToString(id[:])
}
