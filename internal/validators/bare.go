// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// Bare accepts text without white space at either end, which IDs and names of Auth0 never have. Text that is nothing
// but white space is left to others.
func Bare() validator.String {
	return text{
		summary:     "Blank Around a Value",
		description: "must not begin or end in white space",
		problem:     NotBare,
	}
}

// NotBare says that a value has white space at one of its ends; "" when it has none, or is nothing else.
func NotBare(value string) string {
	if bare := strings.TrimSpace(value); bare == "" || bare == value {
		return ""
	}
	return fmt.Sprintf("%q begins or ends in a blank or a line break.\n\nRemove it; a value that comes from a file or a command "+
		"is best put through trimspace().", value)
}
