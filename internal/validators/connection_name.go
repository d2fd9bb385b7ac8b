// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"fmt"
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

const maxConnectionName = 128

// connectionName is the pattern of the API's schema.
var connectionName = regexp.MustCompile(`^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$`)

// ConnectionName accepts what a connection can be called: up to 128 letters, digits
// and single hyphens between them.
func ConnectionName() validator.String {
	return text{
		summary:     "Invalid Connection Name",
		description: "must be 1 to 128 letters, digits and single hyphens between them",
		problem: func(value string) string {
			switch {
			case value == "":
				return "The name is empty. Write the name of a connection of the tenant, such as Username-Password-Authentication."
			case len(value) > maxConnectionName:
				return fmt.Sprintf("The name has %d characters; names of connections have 1 to %d.", len(value), maxConnectionName)
			case NotBare(value) != "":
				return NotBare(value)
			case idOfConnection(value) != "":
				return idOfConnection(value)
			case !connectionName.MatchString(value):
				return fmt.Sprintf("%q cannot be the name of a connection, which has letters, digits and single hyphens between them, "+
					"such as Username-Password-Authentication.", value)
			}
			return ""
		},
	}
}
