// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// checkPath holds the parameters of a path against what is said of them. User IDs have
// their own check.
func checkPath(params map[string]string, parameters map[string]schema.Property) error {
	for _, name := range slices.Sorted(maps.Keys(parameters)) {
		if v := parameters[name].Check(name, params[name]); v != nil {
			return errURI(*v)
		}
	}
	return nil
}
