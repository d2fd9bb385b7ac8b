// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package folding_test

import (
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/folding"
)

// Whatever a service makes of a capital, it is the same address; another letter is another one.
func TestSame(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"Ada@Example.com", "İSTANBUL@example.com", "STRASSE@example.com", "ΣΑΣ@example.com", "Kelvin@example.com", ""} {
		if !folding.Same(text, strings.ToLower(text)) || !folding.Same(strings.ToLower(text), text) {
			t.Errorf("%q is another text than %q", text, strings.ToLower(text))
		}
	}
	for a, b := range map[string]string{"İstanbul": "i\u0307stanbul", "ΣΑΣ": "σας"} {
		if !folding.Same(a, b) {
			t.Errorf("%q is another text than %q", a, b)
		}
	}
	for a, b := range map[string]string{"ada": "adà", "i": "ı", "straße": "strasse", "a": ""} {
		if folding.Same(a, b) {
			t.Errorf("%q is the same as %q", a, b)
		}
	}
}
