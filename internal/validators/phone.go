// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"fmt"
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

var e164 = regexp.MustCompile(`^\+[0-9]{1,15}$`)

// Phone accepts a phone number in E.164 form, as the API's schema has it.
func Phone() validator.String {
	return text{
		summary:     "Invalid Phone Number",
		description: "must be a phone number in E.164 form",
		problem: func(value string) string {
			if IsPhone(value) {
				return ""
			}
			return fmt.Sprintf("%q is not a phone number in E.164 form. Write a plus sign, the country code and the number, "+
				"at most 15 digits without spaces or dashes, like +14155550123.", value)
		},
	}
}

// IsPhone reports whether Phone accepts the value.
func IsPhone(value string) bool { return e164.MatchString(value) }
