// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"regexp"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

var base32Secret = regexp.MustCompile(`^[A-Z2-7]+$`)

// factorsSchema is that of mfa_factors, as published.
func factorsSchema() schema.Property {
	const most = 10
	value := func(p schema.Property) schema.Property {
		return schema.Closed("", map[string]schema.Property{"value": p}, "value")
	}
	factor := schema.Closed("", map[string]schema.Property{
		"totp":  schema.Closed("", map[string]schema.Property{"secret": schema.String(0, 0, "").WithPattern(base32Secret)}, "secret"),
		"phone": value(schema.String(0, 0, "").WithPattern(schema.Phone)),
		"email": value(schema.String(0, 0, "").WithFormat("email")),
	})
	factor.Object.MaxProperties = 1
	return schema.List(factor, 1, most, "")
}

// errFactors is the documented error of a user whose factors were not imported although
// the user was.
func errFactors() *importError {
	return &importError{"MFA_FACTORS_FAILED", "Unable to import factors", ""}
}

// importedFactors are the authentication methods for the factors of a user. False means that they
// cannot be: one is of no kind, or two are for the same thing. When the service fails is not
// evidenced.
func importedFactors(in map[string]any, now string) ([]map[string]any, bool) {
	list, _ := in["mfa_factors"].([]any)
	var methods []map[string]any
	for _, item := range list {
		factor, _ := item.(map[string]any)
		var m map[string]any
		for kind, content := range factor {
			c, _ := content.(map[string]any)
			member := map[string]string{"totp": "totp_secret", "phone": "phone_number", "email": "email"}[kind]
			secret, value := text(c, "secret"), text(c, "value")
			m = newMethod(map[string]any{"type": kind, member: secret + value}, now)
		}
		if m == nil || slices.ContainsFunc(methods, func(other map[string]any) bool { return sameMethod(m, other) }) {
			return nil, false
		}
		methods = append(methods, m)
	}
	return methods, true
}
