// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package clitest gives tests the real CLI that they run with, together with the
// provider of this checkout. Like every acceptance test they ask for TF_ACC.
package clitest

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/devcli"
)

// Path returns the CLI to test with: TF_ACC_TERRAFORM_PATH, which make sets, or
// else what is on PATH. The test is skipped without TF_ACC and fails without a CLI.
func Path(t *testing.T) string {
	t.Helper()
	if os.Getenv("TF_ACC") == "" {
		t.Skip("runs a real CLI: set TF_ACC=1, or use make test")
	}
	if path := os.Getenv("TF_ACC_TERRAFORM_PATH"); path != "" {
		return path
	}
	for _, name := range []string{"terraform", "tofu"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("neither terraform nor tofu on PATH: use make test, or set TF_ACC_TERRAFORM_PATH")
	return ""
}

// New builds the provider and returns the CLI of Path bound to it.
func New(t *testing.T) *devcli.CLI {
	t.Helper()
	cli, err := devcli.New(t.Context(), Path(t), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return cli
}

// SkipBelow skips the test when the CLI is older than 1.minor; what says which
// feature it would need.
func SkipBelow(t *testing.T, cli *devcli.CLI, minor int, what string) {
	t.Helper()
	got, err := cli.Minor(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got < minor {
		t.Skipf("%s needs a CLI of 1.%d or later, this is 1.%d", what, minor, got)
	}
}

// SkipOpenTofuBelow skips the test on an OpenTofu older than 1.minor; on Terraform it runs.
func SkipOpenTofuBelow(t *testing.T, cli *devcli.CLI, minor int, what string) {
	t.Helper()
	version, err := cli.Version(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(version, "OpenTofu ") {
		SkipBelow(t, cli, minor, what)
	}
}

// SkipWithoutRemoved skips the test on a CLI whose removed blocks always forget, and take no lifecycle.
func SkipWithoutRemoved(t *testing.T, cli *devcli.CLI) {
	t.Helper()
	SkipOpenTofuBelow(t, cli, 10, "a removed block with lifecycle")
}
