// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"regexp"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestIDsTellTheSecond: IDs of identities begin with the second of their creation.
func TestIDsTellTheSecond(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now})
	last := ""
	for i := range 5 {
		id := n.newUser(object{"email": fmt.Sprintf("u%d@example.com", i)})
		want := fmt.Sprintf(`^auth0\|%08x[0-9a-f]{16}$`, c.now().Unix())
		if !regexp.MustCompile(want).MatchString(id) || id <= last {
			t.Errorf("%s does not match %s, or is not after %s", id, want, last)
		}
		last = id
		c.advance(time.Second)
	}
	seeded := newTenant(t, emulator.Options{Seed: mustSeed(t, "users: [{connection: email, email: a@example.com, created_at: 2025-01-01T00:00:00Z}]")})
	if ids := seeded.listIDs(""); len(ids) != 1 || !regexp.MustCompile(`^email\|67748580`).MatchString(ids[0]) {
		t.Errorf("seeded: %v", ids)
	}
}
