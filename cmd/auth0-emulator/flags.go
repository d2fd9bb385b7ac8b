// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"flag"
	"fmt"
	"io"
	"net"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// config is the command line.
type config struct {
	addr        string
	allowRemote bool
	tls         bool
	tlsCA       string
	schema      bool // print the schema of seeds and end
	verbose     bool
	options     emulator.Options
}

// repeated collects a flag that may be given several times.
type repeated []string

func (r *repeated) String() string     { return strings.Join(*r, "; ") }
func (r *repeated) Set(v string) error { *r = append(*r, v); return nil }

func parseFlags(args []string, stderr io.Writer) (config, error) {
	var cfg config
	fs := flag.NewFlagSet("auth0-emulator", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.StringVar(&cfg.addr, "addr", "127.0.0.1:4010", "listen on this `host:port`; port 0 takes a free one")
	fs.BoolVar(&cfg.allowRemote, "allow-remote", false, "allow an -addr that other machines can reach")
	fs.BoolVar(&cfg.tls, "tls", false, "serve HTTPS with a certificate made at start for 127.0.0.1, ::1 and localhost")
	fs.StringVar(&cfg.tlsCA, "tls-ca", "", "with -tls, write the CA certificate to trust to this `file` (PEM)")
	fs.StringVar(&cfg.options.SeedFile, "seed", "", "`file` to start with: YAML or JSON with clients, connections, users and more, or the users export of a tenant")
	fs.BoolVar(&cfg.schema, "seed-schema", false, "print the JSON Schema of seeds, for editors, and end")
	fs.StringVar(&cfg.options.RateLimit, "rate-limit", "off", "`plan`: off, free, professional, enterprise, enterprise-nonprod, or R/B (requests per second / burst)")
	fs.DurationVar(&cfg.options.Latency, "latency", 0, "add this `duration` to every answer")
	fs.DurationVar(&cfg.options.SearchLag, "search-lag", 0, "`duration` for which writes stay invisible to GET /users")
	fs.DurationVar(&cfg.options.LogLag, "log-lag", 0, "`duration` for which entries of the log stay invisible, about a second if it is 0; negative: none")
	fs.DurationVar(&cfg.options.JobTime, "job-time", 0, "`duration` of a job; 0: it does its work at once and is pending for a fifth of a second; negative: none")
	fs.StringVar(&cfg.options.DataFile, "data", "", "keep the tenant in this `file` between runs; nothing acknowledged is lost on kill")
	fs.BoolVar(&cfg.options.TrueTotals, "true-totals", false, "count all matches in the total of GET /users, which otherwise stops at 1000")
	fs.BoolVar(&cfg.options.RefuseLargeProfiles, "refuse-large-profiles", false, "refuse user profiles above 10 KB, as Auth0 will from 4 March 2027 on")
	fs.BoolVar(&cfg.options.Tokensets, "tokensets", false, "serve the federated-connections-tokensets of users, which Auth0 had until July 2026")
	var controlHosts repeated
	fs.Var(&controlHosts, "control-host", "further host `name` for the endpoints under /_emulator/, as of a container; may be repeated")
	fs.BoolVar(&cfg.verbose, "v", false, "log every request on standard error")
	var faults repeated
	fs.Var(&faults, "fault", "fault `rule`, see below; may be repeated")
	fs.Usage = func() {
		usage := "Usage: auth0-emulator [flags]\n\nServes an emulated Auth0 tenant. Prints export lines for the shell, then \"ready\".\n\nFlags:\n"
		_, _ = io.WriteString(stderr, usage) // there is nowhere to report a failure to
		fs.PrintDefaults()
		_, _ = io.WriteString(stderr, "\nFault rules: "+emulator.FaultSyntax+"\n")
	}
	if err := fs.Parse(args); err != nil {
		return cfg, err
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
