// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/seedcost"
)

// BenchmarkSeedFile starts an emulator with a file of 100,000 users.
func BenchmarkSeedFile(b *testing.B) {
	for _, form := range seedcost.Forms() {
		b.Run(form.Name, func(b *testing.B) {
			path, err := form.WriteFile(b.TempDir(), benchUsers)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := emulator.New(emulator.Options{SeedFile: path}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
