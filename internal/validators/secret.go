// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import "github.com/hashicorp/terraform-plugin-framework/schema/validator"

// Secret accepts any text but the empty one, and never shows it.
func Secret() validator.String {
	return text{
		summary:     "Invalid Attribute Value Length",
		description: "must not be empty",
		problem: func(value string) string {
			if value == "" {
				return "The value is empty."
			}
			return ""
		},
	}
}
