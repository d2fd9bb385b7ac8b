// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package run

import "testing"

func TestLooks(t *testing.T) {
	t.Parallel()
	var looks Looks
	if looks.Take("a") {
		t.Error("a look that nobody took")
	}
	looks.Looked("a")
	if looks.Take("b") || !looks.Take("a") || looks.Take("a") {
		t.Error("a look counts once, for what was looked at")
	}
}
