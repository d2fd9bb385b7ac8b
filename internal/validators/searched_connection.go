// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// SearchedConnection accepts the name of a connection that users are searched by: connections that exist may have
// names that no new one can have.
func SearchedConnection() validator.String {
	return text{
		summary:     "Invalid Connection Name",
		description: "must be 1 to 128 characters, and the name of a connection, not its ID",
		problem: func(value string) string {
			if strings.TrimSpace(value) == "" {
				return "The name is empty. Write the name of a connection of the tenant, such as Username-Password-Authentication."
			}
			if n := utf8.RuneCountInString(value); n > maxConnectionName {
				return fmt.Sprintf("The name has %d characters; names of connections have 1 to %d.", n, maxConnectionName)
			}
			if blank := NotBare(value); blank != "" {
				return blank
			}
			return idOfConnection(value)
		},
	}
}

// idOfConnection says that an ID of a connection stands where its name is wanted; "" when it is none.
func idOfConnection(value string) string {
	if !connectionID.MatchString(value) {
		return ""
	}
	return fmt.Sprintf("%q looks like the ID of a connection, and its name is wanted here, such as Username-Password-Authentication. "+
		"Of an auth0_connection, that is the attribute name.", value)
}
