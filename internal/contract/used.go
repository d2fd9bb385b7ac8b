// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package contract

import (
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// Used are the operations that the client calls, sorted.
func Used() []string {
	var used []string
	for _, operation := range operations.All() {
		used = append(used, operation.String())
	}
	slices.Sort(used)
	return used
}
