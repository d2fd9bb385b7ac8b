// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// OneOf accepts these values.
func OneOf(values ...string) validator.String {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = fmt.Sprintf("%q", v)
	}
	list := strings.Join(quoted, ", ")
	return text{
		summary:     "Invalid Attribute Value Match",
		description: "must be one of " + list,
		problem: func(value string) string {
			if slices.Contains(values, value) {
				return ""
			}
			return fmt.Sprintf("%q is none of the possible values: %s.", value, list)
		},
	}
}
