// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"

	"github.com/auth0users/terraform-provider-auth0users/internal/devcli"
	"github.com/auth0users/terraform-provider-auth0users/internal/provider"
)

// hosts are the registries that the two CLIs think of when a source address names none.
var hosts = []string{"registry.terraform.io/", "registry.opentofu.org/"}

var alias = regexp.MustCompile(`(?m)^\s*alias\s*=`)

// RunServed runs a command of the CLI with a provider that this process serves, in env ("NAME=value"). In a
// folder whose configuration has aliases it is the binary, because all of them would share the one served.
func RunServed(t *testing.T, cli *devcli.CLI, dir string, env []string, args ...string) (string, error) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.tf"))
	if err != nil {
		return "", err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		if alias.Match(text) {
			return cli.Run(t.Context(), dir, env, args...)
		}
	}
	variable, end, err := serve(t, server(env))
	if err != nil {
		return "", err
	}
	defer end()
	return cli.Run(t.Context(), dir, append(slices.Clone(env), variable), args...)
}

// serve serves a provider, fresh from its constructor, from within this process, for one command of the CLI: a
// CLI that starts the binary itself does so several times per command, and each time both of them go through
// the whole schema. It returns the variable that leads the CLI there ("NAME=value"). Nobody reads the
// provider's log, unless TF_LOG asks for it. The provider ends with the test, or by end.
func serve(t *testing.T, server func() tfprotov6.ProviderServer) (variable string, end func(), err error) {
	ctx, cancel := context.WithCancel(t.Context())
	reattach, closed, served := make(chan *plugin.ReattachConfig, 1), make(chan struct{}), make(chan error, 1)
	go func() {
		served <- tf6server.Serve(hosts[0]+devcli.Address, server, tf6server.WithDebug(ctx, reattach, closed),
			tf6server.WithGoPluginLogger(hclog.NewNullLogger()), tf6server.WithLoggingSink(t))
	}()
	select {
	case err := <-served:
		cancel()
		return "", nil, fmt.Errorf("serving the provider: %w", err)
	case config := <-reattach:
		end = func() {
			cancel()
			<-closed
		}
		text, err := reattachTo(config)
		if err != nil {
			end()
		}
		return "TF_REATTACH_PROVIDERS=" + text, end, err
	}
}

// server returns a constructor of what main serves, in an environment ("NAME=value").
func server(env []string) func() tfprotov6.ProviderServer {
	return func() tfprotov6.ProviderServer { return provider.NewServerIn("test", lookup(env)) }
}

// lookup reads from an environment ("NAME=value").
func lookup(env []string) func(name string) string {
	return func(name string) string {
		for _, entry := range slices.Backward(env) {
			if value, found := strings.CutPrefix(entry, name+"="); found {
				return value
			}
		}
		return ""
	}
}

// reattachTo is what the CLIs read from TF_REATTACH_PROVIDERS.
func reattachTo(config *plugin.ReattachConfig) (string, error) {
	type address struct{ Network, String string }
	type server struct {
		Protocol        string
		ProtocolVersion int
		Pid             int
		Test            bool
		Addr            address
	}
	servers := map[string]server{}
	for _, host := range hosts {
		servers[host+devcli.Address] = server{
			Protocol: string(config.Protocol), ProtocolVersion: config.ProtocolVersion, Pid: config.Pid, Test: true,
			Addr: address{config.Addr.Network(), config.Addr.String()},
		}
	}
	text, err := json.Marshal(servers)
	return string(text), err
}
