package validators

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// URI accepts an absolute http or https URL.
func URI() validator.String {
	return text{
		summary:     "Invalid URL",
		description: "must be an absolute http or https URL",
		problem: func(value string) string {
			u, err := url.Parse(value)
			if err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.ContainsAny(value, " \t\r\n\"<>\\^`{|}") {
				return ""
			}
			return fmt.Sprintf("%q is not a URL. Write it in full, like https://example.com/ada.png.", value)
		},
	}
}
