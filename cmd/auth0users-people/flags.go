// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"flag"
	"fmt"
	"io"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/peoplereport"
)

// config is the command line.
type config struct {
	plan      string // "-" is standard input
	savedPlan string
	evidence  string
	rows      int
	detailed  bool
	policy    peoplereport.Policy
}

const usage = `Usage: auth0users-people [flags] PLAN.json

Says who joins, moves and leaves with a saved plan, as a Markdown table. PLAN.json is what
"terraform show -json tfplan" or "tofu show -json tfplan" prints; - reads standard input.
Values that the plan marks as sensitive are never shown.

Exit codes:
  0  the policy allows the plan
  1  the plan cannot be read, or a flag is wrong
  2  with -detailed-exitcode: the policy allows the plan, and something happens to somebody
  3  the policy does not allow the plan

Flags:
`

func parseFlags(args []string, stderr io.Writer) (config, error) {
	var cfg config
	fs := flag.NewFlagSet("auth0users-people", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.Var(&cfg.policy.MaxJoiners, "max-joiners", "refuse more joiners than `N`, a number or a share such as 5% of those who are managed")
	fs.Var(&cfg.policy.MaxMovers, "max-movers", "the same for movers, `N`")
	fs.Var(&cfg.policy.MaxLeavers, "max-leavers", "the same for leavers, `N`: whoever is deleted, replaced, blocked or forgotten")
	fs.Var(&cfg.policy.Forbidden, "fail-on", "refuse plans with any of these `kinds`, separated by commas: "+
		strings.Join(peoplereport.KindNames(), ", "))
	fs.BoolVar(&cfg.detailed, "detailed-exitcode", false, "end with 2 when something happens to somebody")
	fs.StringVar(&cfg.evidence, "evidence", "", "append one line of JSON for each person to this `file`")
	fs.StringVar(&cfg.savedPlan, "saved-plan", "", "saved plan `file` that PLAN.json was made from; its hash goes into the evidence")
	fs.IntVar(&cfg.rows, "rows", 100, "show at most this many `people` in each table; 0 shows all. The evidence has all of them")
	fs.Usage = func() {
		_, _ = io.WriteString(stderr, usage) // there is nowhere to report a failure to
		fs.PrintDefaults()
	}
	if err := fs.Parse(args); err != nil {
		return cfg, err
	}
	switch {
	case fs.NArg() == 0:
		return cfg, fmt.Errorf("name the JSON of a plan, or - for standard input; see -h")
	case fs.NArg() > 1:
		return cfg, fmt.Errorf("unexpected argument %q; flags stand before the plan, see -h", fs.Arg(1))
	case cfg.rows < 0:
		return cfg, fmt.Errorf("-rows must not be negative")
	case cfg.savedPlan != "" && cfg.evidence == "":
		return cfg, fmt.Errorf("-saved-plan needs -evidence")
	}
	cfg.plan = fs.Arg(0)
	return cfg, nil
}
