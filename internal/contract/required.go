// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package contract

import (
	"errors"
	"testing"
)

// Required skips a test that proves nothing without the OpenAPI document.
func Required(t testing.TB) {
	t.Helper()
	if _, err := load(); errors.Is(err, ErrAbsent) {
		t.Skip("the OpenAPI document is not on this machine: ../shared/api/auth0-users.openapi.json, or where CONTRACT_OPENAPI says")
	}
}
