// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// maxURI is what browsers and servers take without complaint; profiles have at most
// 10 KB in all.
const maxURI = 8 << 10

// URI accepts an absolute http or https URL of at most 8 KB.
func URI() validator.String {
	return text{
		summary:     "Invalid URL",
		description: "must be an absolute http or https URL",
		problem: func(value string) string {
			if len(value) > maxURI {
				return fmt.Sprintf("The URL has %d bytes; at most %d make sense. Store what it holds elsewhere, and write "+
					"an address of ordinary length.", len(value), maxURI)
			}
			u, err := url.Parse(value)
			if err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.ContainsAny(value, " \t\r\n\"<>\\^`{|}") {
				return ""
			}
			return fmt.Sprintf("%q is not a URL. Write it in full, like https://example.com/ada.png.", value)
		},
	}
}
