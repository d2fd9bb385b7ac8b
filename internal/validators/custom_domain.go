// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

const (
	minCustomDomain = 3
	maxCustomDomain = 255
)

// CustomDomain accepts a host name of 3 to 255 characters: no URL, and nothing around it.
func CustomDomain() validator.String {
	return text{
		summary:     "Invalid Custom Domain",
		description: "must be a host name of 3 to 255 characters",
		problem: func(value string) string {
			switch n := utf8.RuneCountInString(value); {
			case n == 0:
				return "The value is empty."
			case n < minCustomDomain || n > maxCustomDomain:
				return fmt.Sprintf("The value has %d characters; Auth0 accepts %d to %d.", n, minCustomDomain, maxCustomDomain)
			case NotBare(value) != "":
				return NotBare(value)
			case strings.ContainsAny(value, "/ \t"):
				return fmt.Sprintf("%q is not a host name. Write the bare name of the custom domain, without https:// and without a "+
					"path, such as login.example.com.", value)
			}
			return ""
		},
	}
}
