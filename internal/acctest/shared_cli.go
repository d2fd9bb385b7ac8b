// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/devcli"
	"github.com/auth0users/terraform-provider-auth0users/internal/garbage"
)

// shared is the provider binary of a package's tests. Linking it takes longer than ten runs of the
// CLI, so they have one in common.
var shared struct {
	sync.Mutex
	dir     string
	cli     *devcli.CLI
	removed bool // Main does it at the end.
}

// Main is the TestMain of every package whose tests use NewWorkdir or SharedCLI: it removes the provider that
// they had in common. RAPID_CHECKS is how many cases a property is tried on (default 100).
func Main(m *testing.M) {
	shared.removed = true
	garbage.Bound() // As in main.
	if err := checksFromEnvironment(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	if err := os.RemoveAll(shared.dir); err != nil && code == 0 {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// checksFromEnvironment makes RAPID_CHECKS the default of -rapid.checks, the number of cases that a property
// is tried on, because go test does not take that flag for many packages at once.
func checksFromEnvironment() error {
	checks := os.Getenv("RAPID_CHECKS")
	if checks == "" || flag.Lookup("rapid.checks") == nil {
		return nil
	}
	return flag.Set("rapid.checks", checks)
}

// SharedCLI returns the CLI bound to the provider of this checkout, which is built for the first
// test that asks. The test is skipped without TF_ACC.
func SharedCLI(t *testing.T) *devcli.CLI {
	t.Helper()
	if os.Getenv("TF_ACC") == "" {
		t.Skip("runs a real CLI: set TF_ACC=1, or use make test")
	}
	if err := cliOnce(); err != nil {
		t.Fatal(err)
	}
	shared.Lock()
	defer shared.Unlock()
	if !shared.removed {
		t.Fatal("nobody would remove the provider: the package needs func TestMain(m *testing.M) { acctest.Main(m) }")
	}
	if shared.cli == nil {
		dir, cli, err := buildProvider(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		shared.dir, shared.cli = dir, cli
	}
	return shared.cli
}

// buildProvider builds it into a folder that outlives the test which asked first.
func buildProvider(ctx context.Context) (string, *devcli.CLI, error) {
	dir, err := os.MkdirTemp("", "auth0users-test-")
	if err != nil {
		return "", nil, err
	}
	cli, err := devcli.New(ctx, os.Getenv("TF_ACC_TERRAFORM_PATH"), dir)
	if err != nil {
		return "", nil, errors.Join(err, os.RemoveAll(dir))
	}
	return dir, cli, nil
}
