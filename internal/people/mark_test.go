// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// Two spellings are one identifier where Auth0 takes them for one, and only there.
func TestNewMark(t *testing.T) {
	t.Parallel()
	for kind, same := range map[string]bool{people.Email: true, people.Username: true, people.PhoneNumber: false, people.UserID: false} {
		if got := people.NewMark("db", kind, "Ada") == people.NewMark("db", kind, "aDA"); got != same {
			t.Errorf("%s: the same %t, want %t", kind, got, same)
		}
		if people.NewMark("db", kind, "ada") == people.NewMark("DB", kind, "ada") {
			t.Errorf("%s: one mark in two connections", kind)
		}
	}
}
