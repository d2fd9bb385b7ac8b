// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// NotBlank accepts text that is more than white space; advice says what to write
// instead.
func NotBlank(advice string) validator.String {
	return text{
		summary:     "Empty Value",
		description: "must not be empty",
		problem: func(value string) string {
			if strings.TrimSpace(value) != "" {
				return ""
			}
			return "The value is empty. " + advice
		},
	}
}
