// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package operations

import (
	"net/http"
	"testing"
)

// Only a POST can do twice what was meant once: the others name the state that they lead to.
func TestOnlyPostsMayBeForOnce(t *testing.T) {
	t.Parallel()
	for _, operation := range All() {
		if !operation.Repeatable && operation.Method != http.MethodPost {
			t.Errorf("%s cannot be repeated", operation)
		}
		if operation.Group == "" || operation.Scopes == "" {
			t.Errorf("%s lacks its group or its scopes", operation)
		}
	}
}
