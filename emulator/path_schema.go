// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"slices"
)

// checkPath holds the parameters of a path against what is said of them.
func checkPath(e *endpoint, params map[string]string) error {
	if err := checkPathUser(e, params); err != nil {
		return err
	}
	if err := checkPathOrganization(e, params); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(e.path)) {
		if v := e.path[name].Check(name, params[name]); v != nil {
			return errURI(*v)
		}
	}
	return nil
}
