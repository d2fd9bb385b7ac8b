// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// Length accepts between least and most characters, of which one at least is no
// white space where least is not 0.
func Length(least, most int) validator.String {
	return text{
		summary:     "Invalid Length",
		description: fmt.Sprintf("must have %d to %d characters", least, most),
		problem: func(value string) string {
			switch n := utf8.RuneCountInString(value); {
			case n == 0 && least > 0:
				return "The value is empty."
			case n < least || n > most:
				return fmt.Sprintf("The value has %d characters; Auth0 accepts %d to %d.", n, least, most)
			case least > 0 && strings.TrimSpace(value) == "":
				return "The value consists of blanks only. To leave the attribute unset, write null or remove it from the configuration."
			}
			return ""
		},
	}
}
