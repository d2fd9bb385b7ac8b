// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"fmt"
	"regexp"
	"unicode/utf8"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

const maxUsername = 128

// usernameCharacters are those that Auth0 documents for usernames.
var usernameCharacters = regexp.MustCompile("^[a-zA-Z0-9@^$.!`\\-#+'~_]+$")

// Username accepts 1 to 128 of the characters that usernames may have. Whether they may have the form of an e-mail
// address or a phone number is a setting of the connection.
func Username() validator.String {
	return text{
		summary:     "Invalid Username",
		description: "must be 1 to 128 letters (a to z), digits and the characters @^$.!`-#+'~_",
		problem: func(value string) string {
			switch n := utf8.RuneCountInString(value); {
			case n == 0:
				return "The username is empty."
			case n > maxUsername:
				return fmt.Sprintf("The username has %d characters; Auth0 accepts 1 to %d.", n, maxUsername)
			case !usernameCharacters.MatchString(value):
				return fmt.Sprintf("%q has characters that Auth0 does not accept in usernames: those are the letters a to z, digits and "+
					"@^$.!`-#+'~_, without blanks. If an identity provider outside of Auth0 chose the username, leave the attribute out.", value)
			}
			return ""
		},
	}
}
