// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// scenario is one tenant and one configuration that are taken through the steps.
type scenario struct {
	Users       int    `json:"users"`
	Parallelism int    `json:"parallelism"`
	Limits      string `json:"limits"`
	Assignments string `json:"assignments"`
	Tenant      int    `json:"tenant"` // users in the tenant, the managed ones included
	Measured    string `json:"measured"`
	// People is how they are managed: peopleEach, peopleRoster or peopleRosterPasswords.
	People string `json:"people,omitempty"`
	// State is where it is: stateLocal or stateRemote.
	State string `json:"state,omitempty"`
}

// conditions are the limits, and where the state is if that is not a file.
func (s scenario) conditions() string {
	if s.State == stateRemote {
		return s.Limits + ", remote state"
	}
	return s.Limits
}

// Words of the flags.
const (
	slowSuffix        = "-80ms"
	limitsOff         = "off"
	limitsSlow        = limitsOff + slowSuffix
	limitsFree        = "free"
	limitsEnterprise  = "enterprise"
	limitsProduction  = limitsEnterprise + slowSuffix
	assignNone        = "none"
	assignRoles       = "roles"
	assignPermissions = "roles+permissions"
)

// What of a scenario is measured.
const (
	stepsAll    = "all"
	stepsCreate = "create+plan" // and the scenario ends there
	stepsPlan   = "plan"        // the users are created before, without limits
)

func (s scenario) String() string {
	text := fmt.Sprintf("%d users of %d, limits %s, -parallelism=%d", s.Users, s.Tenant, s.conditions(), s.Parallelism)
	if s.Assignments != assignNone {
		text += ", " + s.Assignments
	}
	if s.People != peopleEach {
		text += ", " + s.People
	}
	if s.Measured != stepsAll {
		text += ", " + s.Measured
	}
	return text
}

// product combines the lists of the flags.
func product(users, parallelism, limits, assignments, people, steps string, tenant int) ([]scenario, error) {
	counts, err := numbers("users", users)
	if err != nil {
		return nil, err
	}
	parallels, err := numbers("parallelism", parallelism)
	if err != nil {
		return nil, err
	}
	plans, err := words("limits", limits, limitsOff, limitsSlow, limitsFree, "professional", limitsEnterprise, limitsProduction,
		"enterprise-nonprod")
	if err != nil {
		return nil, err
	}
	kinds, err := words("assignments", assignments, assignNone, assignRoles, assignPermissions)
	if err != nil {
		return nil, err
	}
	ways, err := waysOf(people, kinds)
	if err != nil {
		return nil, err
	}
	if !slices.Contains([]string{stepsAll, stepsCreate, stepsPlan}, steps) {
		return nil, fmt.Errorf("-steps %q: expected all, create+plan or plan", steps)
	}
	if tenant < 0 {
		return nil, fmt.Errorf("-tenant %d: expected the number of users in the tenant", tenant)
	}
	var out []scenario
	for _, plan := range plans {
		for _, kind := range kinds {
			for _, n := range counts {
				for _, way := range ways {
					for _, p := range parallels {
						out = append(out, scenario{
							Users: n, Parallelism: p, Limits: plan, Assignments: kind, Tenant: max(n, tenant), Measured: steps, People: way,
						})
					}
				}
			}
		}
	}
	return out, nil
}

// A row of a matrix, in the flags' own words.
type row struct {
	users, parallelism, limits, assignments, steps string
	tenant                                         int
	people                                         string // "" is peopleWord: one resource each
	state                                          string
}

const (
	bigTenant = 100_000 // users in the tenant of which only some are managed
	bothWays  = "10,100"
	// matrixAgainst names the scenarios of a comparison.
	matrixAgainst = "against"
)

// matrices are the sets of scenarios by name. The default one answers every
// target, in half an hour on a busy machine with two cores, most of which the CLI
// takes; growth adds 5,000 users, whom the CLI itself takes an hour for, and roster has rosters of up
// to 10,000. The full one
// takes many hours, for a free tenant takes two requests per second. Against is what
// two providers are compared in: without limits, far away, and within a production
// tenant's limits.
var matrices = map[string][]row{
	"quick": {
		{"100", "10", limitsOff, assignNone, stepsAll, 0, "", stateLocal},
		{"100", "10", limitsOff, assignRoles, stepsAll, 0, "", stateLocal},
		{"1000", "10", limitsOff, assignNone, stepsAll, 0, "", stateLocal},
	},
	"default": { // the quick ones first: each adds to the report
		{"100", bothWays, limitsOff, assignNone, stepsAll, 0, "", stateLocal},
		{"30", "10", limitsOff, assignNone, stepsPlan, bigTenant, "", stateLocal},
		{"30", "10", limitsFree, assignNone, stepsAll, 0, "", stateLocal},
		{"1000", "10", limitsFree, assignNone, stepsPlan, 0, "", stateLocal},
		{"1000", "10", limitsEnterprise, assignNone, stepsCreate, 0, "", stateLocal},
		{"1000", bothWays, limitsOff, assignNone, stepsPlan, bigTenant, "", stateLocal},
		{"1000", bothWays, limitsOff, assignRoles, stepsCreate, 0, "", stateLocal},
		{"1000", bothWays, limitsOff, assignRoles, stepsCreate, 0, "", stateRemote},
		{"1000", bothWays, limitsOff, assignNone, stepsAll, 0, "", stateLocal},
		{"1000", "10", limitsOff, assignPermissions, stepsCreate, 0, "", stateLocal},
		{"1000", "100", limitsOff, assignPermissions, stepsCreate, 0, "", stateRemote},
		{"1000", "10", limitsSlow, assignNone, stepsAll, 0, "", stateLocal},
	},
	"growth": { // the CLI itself takes long over so many
		{"5000", bothWays, limitsOff, assignNone, stepsAll, 0, "", stateLocal},
		{"5000", bothWays, limitsOff, assignNone, stepsAll, 0, "", stateRemote},
	},
	"roster": { // beside one resource each; growth has the 5,000 of those
		{"100,1000", "10", limitsOff, assignNone, stepsAll, 0, peopleWord + "," + peopleRoster + "," + peopleRosterPasswords, stateLocal},
		{"5000,10000", "10", limitsOff, assignNone, stepsAll, 0, peopleRoster + "," + peopleRosterPasswords, stateLocal},
	},
	matrixAgainst: {
		{"300", "10", limitsOff + "," + limitsSlow + "," + limitsProduction, assignNone, stepsAll, 0, "", stateLocal},
		{"300,1000", "10", limitsOff, assignNone, stepsAll, 0, "", stateRemote},
		{"1000", "10", limitsOff, assignNone, stepsAll, 0, "", stateLocal},
	},
	"full": {
		{"100,1000,5000", bothWays, "off,off-80ms,enterprise,enterprise-80ms,free", "none,roles,roles+permissions", stepsAll, 0, "", stateLocal},
		{"30,1000,5000", bothWays, limitsOff, "none,roles", stepsCreate, bigTenant, "", stateLocal},
	},
}

func matrix(name string) ([]scenario, error) {
	var rows []row
	for part := range strings.SplitSeq(name, ",") {
		more, ok := matrices[part]
		if !ok {
			return nil, fmt.Errorf("-matrix %q: expected some of quick, default, growth, roster, full, against", name)
		}
		rows = append(rows, more...)
	}
	var out []scenario
	for _, r := range rows {
		part, err := product(r.users, r.parallelism, r.limits, r.assignments, cmp.Or(r.people, peopleWord), r.steps, r.tenant)
		if err != nil {
			return nil, err
		}
		for i := range part {
			part[i].State = r.state
		}
		out = append(out, part...)
	}
	return out, nil
}
