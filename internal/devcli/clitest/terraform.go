// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package clitest

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/devcli"
)

// TerraformSince skips the test unless the CLI is Terraform 1.minor or later, for
// what OpenTofu, whose numbers are its own, does not have; what says what that is.
func TerraformSince(t *testing.T, cli *devcli.CLI, minor int, what string) {
	t.Helper()
	SkipBelow(t, cli, minor, what)
	cmd := exec.CommandContext(t.Context(), cli.Path(), "version")
	cmd.Env = append(cmd.Environ(), "TF_CLI_CONFIG_FILE="+cli.Config(), "CHECKPOINT_DISABLE=1")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(out), "Terraform v") {
		t.Skipf("%s needs Terraform", what)
	}
}

// OpenTofuSince skips the test unless the CLI is OpenTofu 1.minor or later, for what Terraform does not have; what says
// what that is.
func OpenTofuSince(t *testing.T, cli *devcli.CLI, minor int, what string) {
	t.Helper()
	SkipBelow(t, cli, minor, what)
	version, err := cli.Version(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(version, "OpenTofu v") {
		t.Skipf("%s needs OpenTofu", what)
	}
}
