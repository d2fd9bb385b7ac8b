// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// config is the command line.
type config struct {
	addr        string
	allowRemote bool
	tls         bool
	tlsCA       string
	schema      bool   // print the schema of seeds and end
	help        string // print this and end
	verbose     bool
	options     emulator.Options
}

// repeated collects a flag that may be given several times.
type repeated []string

func (r *repeated) String() string     { return strings.Join(*r, "; ") }
func (r *repeated) Set(v string) error { *r = append(*r, v); return nil }

func parseFlags(args []string) (config, error) {
	var cfg config
	fs := flag.NewFlagSet("auth0-emulator", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // usage says what -h shows, and main prints errors
	fs.StringVar(&cfg.addr, "addr", "127.0.0.1:4010", "")
	fs.BoolVar(&cfg.allowRemote, "allow-remote", false, "")
	fs.BoolVar(&cfg.tls, "tls", false, "")
	fs.StringVar(&cfg.tlsCA, "tls-ca", "", "")
	fs.StringVar(&cfg.options.SeedFile, "seed", "", "")
	fs.BoolVar(&cfg.schema, "seed-schema", false, "")
	fs.StringVar(&cfg.options.RateLimit, "rate-limit", "off", "")
	fs.DurationVar(&cfg.options.Latency, "latency", 0, "")
	fs.DurationVar(&cfg.options.SearchLag, "search-lag", 0, "")
	fs.DurationVar(&cfg.options.LogLag, "log-lag", 0, "")
	fs.DurationVar(&cfg.options.JobTime, "job-time", 0, "")
	fs.StringVar(&cfg.options.DataFile, "data", "", "")
	fs.BoolVar(&cfg.options.TrueTotals, "true-totals", false, "")
	fs.BoolVar(&cfg.options.RefuseLargeProfiles, "refuse-large-profiles", false, "")
	fs.BoolVar(&cfg.options.Tokensets, "tokensets", false, "")
	fs.BoolVar(&cfg.verbose, "v", false, "")
	var faults, controlHosts repeated
	fs.Var(&controlHosts, "control-host", "")
	fs.Var(&faults, "fault", "")
	switch err := fs.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		cfg.help = usage
		return cfg, nil
	case err != nil:
		return cfg, fmt.Errorf("%w; see -h", err)
	case slices.Contains(faults, faultHelp):
		cfg.help = "Fault rules: " + emulator.FaultSyntax + "\n"
		return cfg, nil
	}
	cfg.options.Faults = faults
	cfg.options.ControlHosts = controlHosts
	switch {
	case fs.NArg() > 0:
		return cfg, fmt.Errorf("unexpected argument %q; see -h", fs.Arg(0))
	case cfg.tlsCA != "" && !cfg.tls:
		return cfg, fmt.Errorf("-tls-ca needs -tls")
	case cfg.options.Latency < 0 || cfg.options.SearchLag < 0:
		return cfg, fmt.Errorf("-latency and -search-lag must not be negative")
	}
	return cfg, nil
}

// checkAddr keeps the emulator, whose credentials are no secret, on this
// machine unless that is lifted on purpose.
func checkAddr(addr string, allowRemote bool) error {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return fmt.Errorf("-addr %q: expected host:port", addr)
	}
	ip := net.ParseIP(host)
	if allowRemote || host == "localhost" || (ip != nil && ip.IsLoopback()) {
		return nil
	}
	return fmt.Errorf("-addr %q can be reached from other machines; use a loopback address such as 127.0.0.1, or add -allow-remote", addr)
}
