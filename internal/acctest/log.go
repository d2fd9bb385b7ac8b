// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import "github.com/auth0users/terraform-provider-auth0users/emulator"

// Log returns the last requests to the tenant, token requests included, oldest first.
func (w *World) Log() []emulator.LogEntry { return w.Emulator.Log() }

// TokenRequests counts the requests to the token endpoint since the last ResetRequests.
func (w *World) TokenRequests() int {
	w.t.Helper()
	n := 0
	for _, e := range w.Log() {
		if e.Path == "/oauth/token" {
			n++
		}
	}
	return n
}
