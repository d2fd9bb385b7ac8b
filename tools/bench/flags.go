// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/devcli"
)

// Folders of a report: what is kept, and everything else.
const (
	resultsDir = "docs/benchmarks"
	otherDir   = "bin/bench-results"
)

// options is the command line.
type options struct {
	scenarios   []scenario // to measure
	compared    []scenario // to compare with another provider
	dir         string     // for the report
	note        string
	tls         bool
	add, render bool
	provider    provider
	against     provider // other() is false when nothing is compared
	repetitions int
}

// provider is what is measured: this one, or another with the same attributes.
type provider struct {
	Binary     string `json:"binary,omitempty"` // "" is the provider of this checkout
	Address    string `json:"address"`
	Prefix     string `json:"prefix"`            // of resource types, with the underscore
	Permission string `json:"permission_syntax"` // syntaxAttribute or syntaxBlock
	Block      string `json:"-"`                 // body of the provider block, HCL
}

// How a permission is written.
const (
	syntaxAttribute = "attribute"
	syntaxBlock     = "block"
)

// other reports whether it is not the provider of this checkout.
func (p provider) other() bool { return p.Binary != "" }

func parseFlags(args []string, out io.Writer) (options, error) {
	var (
		o                          options
		name                       string
		users, parallelism         string
		limits, assignments, steps string
		people, state              string
		tenant                     int
	)
	fs := flag.NewFlagSet("bench", flag.ContinueOnError)
	fs.SetOutput(out)
	fs.StringVar(&name, "matrix", "default", "`sets` of scenarios: quick, default, growth (5,000 users), roster (rosters beside one "+
		"resource each, up to 10,000 users), full, against (those of a comparison), or several as in default,growth; ignored with -users, "+
		"-parallelism, -limits, -assignments, -people, -tenant and -steps")
	fs.StringVar(&users, "users", "1000", "`numbers` of users, as in 100,1000,5000")
	fs.StringVar(&parallelism, "parallelism", "10", "`numbers` for the CLI's -parallelism, as in 10,100")
	fs.StringVar(&limits, "limits", limitsOff, "rate `limits`: off, or a plan of the emulator: free, professional, enterprise, "+
		"enterprise-nonprod; with 80 ms of latency: off-80ms, enterprise-80ms")
	fs.StringVar(&assignments, "assignments", assignNone, "what users have: `list` of none, roles, roles+permissions")
	fs.StringVar(&people, "people", peopleWord, "how users are managed: `list` of each (one resource for each), roster (one for all, "+
		"without passwords) and roster+passwords")
	fs.IntVar(&tenant, "tenant", 0, "`number` of users in the tenant; those beyond the managed ones are there before")
	fs.StringVar(&state, "state", stateWord, "where the state is: local (a file, which the CLI writes as a whole after each resource) or "+
		"`remote` (a backend, as in pipelines)")
	fs.StringVar(&steps, "steps", stepsAll, "`steps` to measure: all, create+plan, or plan (the users are then "+
		"created before, without limits)")
	fs.StringVar(&o.dir, "out", "", "`folder` for the report (default "+resultsDir+" for the matrices default "+
		"and full of this provider, else "+otherDir+")")
	fs.StringVar(&o.note, "note", "", "`text` to put into the report")
	fs.BoolVar(&o.tls, "tls", false, "serve the emulator over HTTPS, for a provider that takes nothing else")
	fs.StringVar(&o.provider.Binary, "provider-binary", "", "`file` of another provider to measure; its targets are not checked")
	fs.StringVar(&o.provider.Address, "provider-address", devcli.Address, "source `address` of that provider")
	fs.StringVar(&o.provider.Prefix, "prefix", "auth0users_", "`prefix` of its resource types")
	fs.StringVar(&o.provider.Permission, "permission-syntax", syntaxAttribute, "how it writes permissions: as `attribute` or block")
	fs.StringVar(&o.provider.Block, "provider-block", "", "body of its provider block, `HCL`; AUTH0_DOMAIN, AUTH0_CLIENT_ID and "+
		"AUTH0_CLIENT_SECRET are in its environment")
	fs.BoolVar(&o.add, "add", false, "keep what the report in the folder has, and replace only what is measured again; by default in "+
		resultsDir)
	fs.BoolVar(&o.render, "render", false, "measure nothing: judge and write the report anew from the "+fileJSON+
		" in the folder; by default in "+resultsDir)
	o.againstFlags(fs)
	if err := fs.Parse(args); err != nil {
		return o, err
	}
	if fs.NArg() > 0 {
		return o, fmt.Errorf("unexpected argument %q; see -h", fs.Arg(0))
	}
	if err := o.provider.complete("provider-binary", "provider-address"); err != nil {
		return o, err
	}
	if err := o.completeAgainst(); err != nil {
		return o, err
	}

	given := false
	fs.Visit(func(f *flag.Flag) {
		switch f.Name {
		case "users", "parallelism", "limits", "assignments", "people", "tenant", "steps":
			given = true
		}
	})
	if o.dir == "" {
		o.dir = resultsDir
		// What is kept answers every target.
		partial := given || state != stateWord || name == "quick" || name == "growth" || name == "roster" || name == matrixAgainst ||
			o.provider.other()
		if partial && !o.add && !o.render {
			o.dir = otherDir
		}
	}
	err := o.choose(name, given, func() ([]scenario, error) {
		return product(users, parallelism, limits, assignments, people, steps, tenant)
	})
	if err == nil {
		err = o.keepState(state)
	}
	if err == nil && (o.provider.other() && rosters(o.scenarios) || rosters(o.compared)) {
		err = errors.New("-people roster: another provider has no rosters")
	}
	return o, err
}

// keepState puts the states of all scenarios where the flag says.
func (o *options) keepState(where string) error {
	switch where {
	case stateWord:
		return nil
	case stateRemote:
		for _, scenarios := range [][]scenario{o.scenarios, o.compared} {
			for i := range scenarios {
				scenarios[i].State = stateRemote
			}
		}
		return nil
	}
	return fmt.Errorf("-state %q: expected local or remote", where)
}

// complete checks the provider, which those flags name, and makes its file absolute.
func (p *provider) complete(binary, address string) error {
	if p.Permission != syntaxAttribute && p.Permission != syntaxBlock {
		return fmt.Errorf("-permission-syntax %q: expected attribute or block", p.Permission)
	}
	if len(p.Prefix) < 2 || !strings.HasSuffix(p.Prefix, "_") {
		return fmt.Errorf("-prefix %q: expected a prefix that ends with an underscore, such as auth0users_", p.Prefix)
	}
	if strings.Count(p.Address, "/") < 1 {
		return fmt.Errorf("-%s %q: expected an address such as registry.terraform.io/auth0users/auth0users", address, p.Address)
	}
	if !p.other() {
		return nil
	}
	file, err := filepath.Abs(p.Binary)
	if err != nil {
		return err
	}
	p.Binary = file
	if info, err := os.Stat(file); err != nil || info.IsDir() {
		return fmt.Errorf("-%s %q: expected the program of a provider", binary, file)
	}
	return nil
}

// numbers reads a list such as 10,100.
func numbers(name, list string) ([]int, error) {
	var out []int
	for part := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(part)
		if err != nil || n < 1 {
			return nil, fmt.Errorf("-%s %q: expected positive numbers with commas between them", name, list)
		}
		out = append(out, n)
	}
	return out, nil
}

// words reads a list of which each word must be known.
func words(name, list string, known ...string) ([]string, error) {
	out := strings.Split(list, ",")
	for _, word := range out {
		if !slices.Contains(known, word) {
			return nil, fmt.Errorf("-%s %q: expected some of %s", name, list, strings.Join(known, ", "))
		}
	}
	return out, nil
}
