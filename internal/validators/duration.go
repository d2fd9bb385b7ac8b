// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// Duration accepts a positive Go duration such as 30s or 2m.
func Duration() validator.String {
	return text{
		summary:     "Invalid Duration",
		description: "must be a positive duration such as 30s or 2m",
		problem: func(value string) string {
			if d, err := time.ParseDuration(value); err == nil && d > 0 {
				return ""
			}
			return fmt.Sprintf("%q is not a positive duration. Write a number and a unit, like 30s or 2m.", value)
		},
	}
}
