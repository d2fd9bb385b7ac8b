// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"net/url"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// checkQuery holds the query of a request against what is said of its parameters. One
// that is empty counts as not sent, unless the reference says how long it has to be.
// Paging has its own checks, and parameters of which nothing is said are ignored.
func checkQuery(q url.Values, parameters map[string]schema.Property) error {
	for _, name := range slices.Sorted(maps.Keys(parameters)) {
		p := parameters[name]
		var violation *schema.Violation
		switch value := q.Get(name); {
		case !q.Has(name) || (value == "" && p.Items == nil && p.MinLength == 0):
		case p.Items != nil:
			violation = p.Check(name, mapped(q[name], func(s string) any { return s }))
		case p.Types[0] == "boolean":
			if _, err := queryBool(q, name, false, p.Description); err != nil {
				return err
			}
		default:
			violation = p.Check(name, value)
		}
		if violation != nil {
			return errQuery(*violation)
		}
	}
	return nil
}
