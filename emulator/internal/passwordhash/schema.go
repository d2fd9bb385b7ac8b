// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package passwordhash

import (
	"maps"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// Schema is that of a custom_password_hash, as published. Its inner objects are open. That
// the hash has a value goes without saying there.
func Schema() schema.Property {
	encoding := schema.OneOf("", "base64", "hex", "utf8")
	open := func(members map[string]schema.Property, required ...string) schema.Property {
		return schema.Property{Types: []string{"object"}, Object: &schema.Object{Properties: members, Required: required, Open: true}}
	}
	value := schema.String(0, 0, "")
	one := 1
	positive := schema.Property{Types: []string{"integer"}, Minimum: &one}
	return schema.Closed("", map[string]schema.Property{
		"algorithm": schema.OneOf("", slices.Sorted(maps.Keys(algorithms))...),
		"hash": open(map[string]schema.Property{
			"value": value, "encoding": encoding, "digest": schema.OneOf("", hmacDigests...),
			"key": open(map[string]schema.Property{"value": value, "encoding": encoding}, "value"),
		}, "value"),
		"salt": open(map[string]schema.Property{
			"value": value, "encoding": encoding, "position": schema.OneOf("", "prefix", "suffix"),
		}, "value"),
		"password": open(map[string]schema.Property{"encoding": schema.OneOf("", "ascii", "utf8", "utf16le", "ucs2", "latin1", "binary")}),
		"keylen":   positive, "cost": positive, "blockSize": positive, "parallelization": positive,
	}, "algorithm", "hash")
}
