package validators

import (
	"fmt"
	"unicode/utf8"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// Length accepts between least and most characters.
func Length(least, most int) validator.String {
	return text{
		summary:     "Invalid Length",
		description: fmt.Sprintf("must have %d to %d characters", least, most),
		problem: func(value string) string {
			switch n := utf8.RuneCountInString(value); {
			case n == 0 && least > 0:
				return "The value is empty. To leave the attribute unset, write null or remove it from the configuration."
			case n < least || n > most:
				return fmt.Sprintf("The value has %d characters; Auth0 accepts %d to %d.", n, least, most)
			}
			return ""
		},
	}
}
