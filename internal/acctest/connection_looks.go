// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"os"
	"testing"
)

// ConnectionLooks is how often a plan and its apply together ask for the connections, and for people who are
// in the way, when users are created: Terraform from 1.9 on tells a provider that it plans again at the apply, OpenTofu does not.
func ConnectionLooks(t *testing.T) int {
	t.Helper()
	if os.Getenv("TF_ACC") == "" {
		return 0 // Nothing runs, and nothing asks.
	}
	terraform, err := isTerraform()
	if err != nil {
		t.Fatal(err)
	}
	minor, err := SharedCLI(t).Minor(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if terraform && minor >= 9 {
		return 1
	}
	return 2
}
