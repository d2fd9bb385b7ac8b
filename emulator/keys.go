// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"fmt"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/journal"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/token"
)

// loadSigningKey returns the key of the data file, so that tokens outlive a
// restart; a new file gets the shared key, and so does a tenant without a file.
func loadSigningKey(file *journal.File, rows journal.Rows) (*token.Key, error) {
	if stored, ok := rows[bucketMeta][metaSigningKey]; ok {
		key, err := token.ParseKey(stored)
		if err != nil {
			return nil, fmt.Errorf("reading the signing key of the data file: %w", err)
		}
		return key, nil
	}
	key, err := token.Shared()
	if err != nil || file == nil {
		return key, err
	}
	row := journal.Change{Bucket: bucketMeta, Key: metaSigningKey, Value: key.Marshal()}
	return key, <-file.Save([]journal.Change{row})
}
