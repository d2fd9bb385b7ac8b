// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	_ "embed"
	"slices"
)

//go:embed seed.schema.json
var seedSchema []byte

// SeedSchema is the JSON Schema of seeds, for editors and for programs that write them.
func SeedSchema() []byte { return slices.Clone(seedSchema) }
