// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package seedcost_test

import (
	"runtime"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/seedcost"
)

// TestStart: a user of a seed in JSON costs no more than what it consists of: each value of
// its own, its maps, and its places in the indexes that every request needs. Decoding twice,
// a copy, or an index that nobody has asked for would be beyond these bounds.
func TestStart(t *testing.T) {
	t.Parallel()
	const users, maxAllocations, maxBytes = 5000, 50, 4500
	for _, form := range seedcost.Forms() {
		if form.Name == "yaml" {
			continue // whose parser makes ten times as much
		}
		empty, full := write(t, form, 1), write(t, form, users+1)
		fewAllocations, fewBytes := cost(t, empty)
		allocations, bytes := cost(t, full)
		allocations, bytes = (allocations-fewAllocations)/users, (bytes-fewBytes)/users
		if allocations > maxAllocations || bytes > maxBytes {
			t.Errorf("%s: %d allocations and %d bytes for each user, want at most %d and %d", form.Name, allocations, bytes, maxAllocations, maxBytes)
		}
	}
}

func write(t *testing.T, form seedcost.Form, users int) string {
	t.Helper()
	path, err := form.WriteFile(t.TempDir(), users)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// cost is what it takes to start with a seed.
func cost(t *testing.T, path string) (allocations, bytes uint64) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	srv, err := emulator.New(emulator.Options{SeedFile: path})
	runtime.ReadMemStats(&after)
	if err != nil {
		t.Fatal(err)
	}
	if err := srv.Close(); err != nil {
		t.Fatal(err)
	}
	return after.Mallocs - before.Mallocs, after.TotalAlloc - before.TotalAlloc
}
