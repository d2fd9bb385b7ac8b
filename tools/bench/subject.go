// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/devcli"
)

// subject is a provider that is measured: a CLI that uses it, with this program
// in the provider's place.
type subject struct {
	provider provider
	cli      *devcli.CLI
	env      []string
	tls      bool // it is served over HTTPS
}

// newSubject puts this program where the CLI looks for the provider, in a folder
// of its own within dir. The provider is in the file binary.
func (b *bench) newSubject(name string, p provider, binary string, tls bool) (*subject, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	plugins := filepath.Join(b.dir, name)
	if err := os.Mkdir(plugins, 0o700); err != nil {
		return nil, err
	}
	if err := os.Symlink(self, filepath.Join(plugins, "terraform-provider-"+p.kind())); err != nil {
		return nil, err
	}
	cli, err := devcli.Override(b.cliPath, plugins, p.Address)
	return &subject{provider: p, cli: cli, env: []string{shimProvider + "=" + binary, shimUsage + "=" + b.usage}, tls: tls}, err
}

// kind is the last part of the address: what the provider's program is named after.
func (p provider) kind() string { return p.Address[strings.LastIndex(p.Address, "/")+1:] }

// run runs one command of the CLI and tells what it and the provider have used.
func (s *subject) run(cmd *exec.Cmd, usage string) (cliSeconds float64, used processUsage, err error) {
	out, err := cmd.CombinedOutput()
	if err != nil {
		return 0, used, fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, out)
	}
	noted, err := takeUsage(usage)
	if err != nil {
		return 0, used, errors.Join(err, errors.New("the CLI did not use the provider"))
	}
	// The system counts to a process what those have used that it waited for.
	return max(0, cpuSeconds(cmd.ProcessState)-noted.CPUSeconds-noted.OwnSeconds), noted.processUsage, nil
}

func cpuSeconds(state *os.ProcessState) float64 {
	return (state.UserTime() + state.SystemTime()).Seconds()
}
