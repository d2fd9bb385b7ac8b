// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package validators

import (
	"fmt"
	"net/mail"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

const (
	maxEmail      = 254
	maxEmailLocal = 64
)

// Email accepts one bare e-mail address of at most 254 characters, the part
// before the @ at most 64.
func Email() validator.String {
	return text{
		summary:     "Invalid E-mail Address",
		description: "must be an e-mail address",
		problem:     emailProblem,
	}
}

// IsEmail reports whether Email accepts the value.
func IsEmail(value string) bool { return emailProblem(value) == "" }

func emailProblem(value string) string {
	local, domain, _ := cutLast(value, "@")
	addr, err := mail.ParseAddress(value)
	switch {
	case err != nil || addr.Address != value || strings.ContainsAny(value, " \t\r\n") || !strings.Contains(domain, "."):
		return fmt.Sprintf("%q is not an e-mail address. Write it like ada@example.com: no display name, no spaces.", value)
	case len(value) > maxEmail:
		return fmt.Sprintf("The address has %d characters; Auth0 accepts at most %d.", len(value), maxEmail)
	case len(local) > maxEmailLocal:
		return fmt.Sprintf("The part before the @ has %d characters; Auth0 accepts at most %d.", len(local), maxEmailLocal)
	}
	return ""
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
