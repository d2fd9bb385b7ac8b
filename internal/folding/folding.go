// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package folding compares e-mail addresses and usernames, of which the service keeps the lower case.
package folding

import "strings"

// dotted is the only capital whose lower case is not one letter everywhere: İ, of which JavaScript makes an i with a
// combining dot, and Go an i.
var dotted = strings.NewReplacer("İ", "i", "i\u0307", "i")

// Same reports whether two spellings differ in letter case only.
func Same(a, b string) bool {
	return strings.EqualFold(a, b) || strings.EqualFold(dotted.Replace(a), dotted.Replace(b))
}
