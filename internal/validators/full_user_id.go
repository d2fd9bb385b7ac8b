// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// FullUserID accepts the ID of a user that exists: a provider and an ID with a pipe
// between them. The rest may hold anything but white space at the end, as identity providers make their own IDs.
func FullUserID() validator.String {
	return text{
		summary:     "Invalid User ID",
		description: "must be a full user ID such as auth0|64f0c0ffee64f0c0ffee64f0",
		problem: func(value string) string {
			if provider, rest, found := strings.Cut(value, "|"); found && provider != "" && rest != "" {
				return NotBare(value)
			}
			if IsEmail(value) {
				return fmt.Sprintf("%q is an e-mail address, and the full ID of the user is wanted, like auth0|64f0c0ffee64f0c0ffee64f0. "+
					"The data source auth0users_user finds a user by the argument email, and then has the ID.", value)
			}
			return fmt.Sprintf("%q is not a full user ID, which has a provider and an ID with a pipe between them, like "+
				"auth0|64f0c0ffee64f0c0ffee64f0.", value)
		},
	}
}
