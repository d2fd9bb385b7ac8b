// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/pem"
	"maps"
)

// shownEncryption is token_encryption as it is answered: without the text of the
// key, and for a certificate with its thumbprint.
func shownEncryption(v any) any {
	encryption, ok := v.(map[string]any)
	if !ok {
		return v
	}
	key, ok := encryption["encryption_key"].(map[string]any)
	if !ok {
		return v
	}
	out, shown := maps.Clone(encryption), maps.Clone(key)
	delete(shown, "pem")
	if block, _ := pem.Decode([]byte(text(key, "pem"))); block != nil && block.Type == "CERTIFICATE" {
		sum := sha256.Sum256(block.Bytes)
		shown["thumbprint_sha256"] = base64.RawURLEncoding.EncodeToString(sum[:])
	}
	out["encryption_key"] = shown
	return out
}
