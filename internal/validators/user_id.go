// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

const maxUserID = 255

// UserID accepts what may be sent as user_id on create: 1 to 255 characters
// without white space.
func UserID() validator.String {
	return text{
		summary:     "Invalid User ID",
		description: "must have 1 to 255 characters and no white space",
		problem: func(value string) string {
			switch {
			case value == "" || strings.HasSuffix(value, "|"):
				return "The ID is empty. Leave the attribute out to let one be made."
			case len(value) > maxUserID:
				return fmt.Sprintf("The ID has %d characters; Auth0 accepts at most %d.", len(value), maxUserID)
			case NotBare(value) != "":
				return NotBare(value)
			case strings.ContainsFunc(value, unicode.IsSpace):
				return fmt.Sprintf("%q contains white space, which Auth0 refuses in a user ID.", value)
			}
			return ""
		},
	}
}
