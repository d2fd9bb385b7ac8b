// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"fmt"
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

var connectionID = regexp.MustCompile(`^con_[A-Za-z0-9]{16}$`)

// ConnectionID accepts the ID of a connection, which is not its name.
func ConnectionID() validator.String {
	return text{
		summary:     "Invalid Connection ID",
		description: "must be con_ and 16 letters or digits",
		problem: func(value string) string {
			if connectionID.MatchString(value) {
				return ""
			}
			if blank := NotBare(value); blank != "" {
				return blank
			}
			return fmt.Sprintf("%q is not the ID of a connection, which is con_ and 16 letters or digits, such as con_aB3dE5fG7hI9jK1l. The name "+
				"of a connection is not its ID.", value)
		},
	}
}
