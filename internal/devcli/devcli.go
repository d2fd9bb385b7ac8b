// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package devcli runs Terraform or OpenTofu with the provider built from this
// checkout, by development overrides: without init, registry or network.
package devcli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

const module = "github.com/auth0users/terraform-provider-auth0users"

// stopTime is how long a CLI has to end by itself after it was interrupted.
const stopTime = 20 * time.Second

var versionLine = regexp.MustCompile(`^(?:Terraform|OpenTofu) v1\.(\d+)\.`)

// CLI is one Terraform or OpenTofu together with the provider that it is to use.
type CLI struct {
	path    string
	config  string
	version struct {
		sync.Mutex
		line string
	}
}

// New builds the provider into dir, which must exist, unless [BuiltVariable] names one, writes a CLI
// configuration beside it, and returns the CLI at path bound to both.
func New(ctx context.Context, path, dir string) (*CLI, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := provide(ctx, dir); err != nil {
		return nil, err
	}
	return Override(path, dir, Address)
}

// BuiltVariable names the environment variable with the path of a provider that was built from this checkout just now.
// make sets it, so that not every package of tests links its own.
const BuiltVariable = "AUTH0USERS_BUILT_PROVIDER"

// provide puts the provider into dir.
func provide(ctx context.Context, dir string) error {
	if built := os.Getenv(BuiltVariable); built != "" {
		if err := os.Link(built, filepath.Join(dir, filepath.Base(built))); err == nil {
			return nil
		} // It is on another disk, or gone.
	}
	return Build(ctx, dir, Provider)
}

// Override is New for a provider that is in dir (an absolute path) already, under
// any source address.
func Override(path, dir, address string) (*CLI, error) {
	config := filepath.Join(dir, "cli.tfrc")
	overrides := fmt.Sprintf("provider_installation {\n  dev_overrides {\n    %q = %q\n  }\n  direct {}\n}\n", address, dir)
	if err := os.WriteFile(config, []byte(overrides), 0o600); err != nil {
		return nil, err
	}
	return &CLI{path: path, config: config}, nil
}

// Build compiles main packages of this module, named by import path, into dir.
func Build(ctx context.Context, dir string, packages ...string) error {
	// A trailing separator makes the go command take it for a directory.
	args := append([]string{"build", "-buildvcs=false", "-o", dir + string(filepath.Separator)}, packages...)
	out, err := exec.CommandContext(ctx, "go", args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("go build %s: %w\n%s", strings.Join(packages, " "), err, out)
	}
	return nil
}

// Import paths of the programs of this module, for Build.
const (
	Provider = module
	Emulator = module + "/cmd/auth0-emulator"
)

// Address is the provider's source address, without the registry's host: each CLI
// adds its own.
const Address = "auth0users/auth0users"

// Path returns the CLI's binary.
func (c *CLI) Path() string { return c.path }

// Config returns the CLI configuration file that makes any CLI use the provider
// when TF_CLI_CONFIG_FILE names it.
func (c *CLI) Config() string { return c.config }

// Version returns the first line of the CLI's version, "Terraform v1.11.4". The CLI is asked once.
func (c *CLI) Version(ctx context.Context) (string, error) {
	c.version.Lock()
	defer c.version.Unlock()
	if c.version.line == "" {
		out, err := c.Run(ctx, "", nil, "version")
		if err != nil {
			return "", err
		}
		c.version.line, _, _ = strings.Cut(out, "\n")
	}
	return c.version.line, nil
}

// Minor returns the minor version of the CLI, 11 of "Terraform v1.11.4": what
// decides which features it has. Both CLIs are at major version 1.
func (c *CLI) Minor(ctx context.Context) (int, error) {
	version, err := c.Version(ctx)
	if err != nil {
		return 0, err
	}
	return parseMinor(version)
}

func parseMinor(version string) (int, error) {
	match := versionLine.FindStringSubmatch(version)
	if match == nil {
		return 0, fmt.Errorf("%q is no version 1 of Terraform or OpenTofu", version)
	}
	return strconv.Atoi(match[1])
}

// Run runs the CLI in dir with env ("NAME=value") on top of a clean environment
// and returns all that it printed. The error of a failed run carries the output.
func (c *CLI) Run(ctx context.Context, dir string, env []string, args ...string) (string, error) {
	cmd := c.Command(ctx, dir, env, args...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return string(out), fmt.Errorf("%s %s: %w\n%s", filepath.Base(c.path), strings.Join(args, " "), err, out)
	}
	return string(out), nil
}

// Command prepares what Run runs. When ctx ends, the CLI is interrupted as by
// Ctrl-C, and killed only if it does not end in time.
func (c *CLI) Command(ctx context.Context, dir string, env []string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, c.path, args...)
	cmd.Dir = dir
	cmd.Env = append(cleanEnvironment(os.Environ()),
		"TF_CLI_CONFIG_FILE="+c.config,
		"TF_IN_AUTOMATION=1",
		"CHECKPOINT_DISABLE=1",
	)
	cmd.Env = append(cmd.Env, env...)
	cmd.Cancel = func() error {
		err := cmd.Process.Signal(os.Interrupt)
		if errors.Is(err, os.ErrProcessDone) {
			return nil
		}
		return err
	}
	cmd.WaitDelay = stopTime
	return cmd
}

// cleanEnvironment drops every setting of a CLI and every credential of a
// tenant: what runs here must never reach a real one by accident. Log levels
// stay, for those who look for a fault.
func cleanEnvironment(environ []string) []string {
	var clean []string
	for _, entry := range environ {
		switch {
		case strings.HasPrefix(entry, "TF_LOG"):
		case strings.HasPrefix(entry, "TF_"), strings.HasPrefix(entry, "AUTH0_"):
			continue
		}
		clean = append(clean, entry)
	}
	return clean
}
