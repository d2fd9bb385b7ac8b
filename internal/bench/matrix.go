package main

import (
	"fmt"
	"strings"
)

// scenario is one tenant and one configuration that are taken through the steps.
type scenario struct {
	Users       int    `json:"users"`
	Parallelism int    `json:"parallelism"`
	Limits      string `json:"limits"`
	Assignments string `json:"assignments"`
	Tenant      int    `json:"tenant"` // users in the tenant, the managed ones included
	// PlanOnly measures only the plan without changes; the users come and go
	// without limits.
	PlanOnly bool `json:"plan_only"`
}

// Words of the flags.
const (
	limitsOff         = "off"
	limitsSlow        = "off-80ms"
	limitsFree        = "free"
	limitsEnterprise  = "enterprise"
	assignNone        = "none"
	assignRoles       = "roles"
	assignPermissions = "roles+permissions"
	stepsAll          = "all"
	stepsPlan         = "plan"
)

func (s scenario) String() string {
	text := fmt.Sprintf("%d users of %d, limits %s, -parallelism=%d", s.Users, s.Tenant, s.Limits, s.Parallelism)
	if s.Assignments != assignNone {
		text += ", " + s.Assignments
	}
	if s.PlanOnly {
		text += ", plan only"
	}
	return text
}

// product combines the lists of the flags.
func product(users, parallelism, limits, assignments, steps string, tenant int) ([]scenario, error) {
	counts, err := numbers("users", users)
	if err != nil {
		return nil, err
	}
	parallels, err := numbers("parallelism", parallelism)
	if err != nil {
		return nil, err
	}
	plans, err := words("limits", limits, limitsOff, limitsSlow, limitsFree, "professional", limitsEnterprise, "enterprise-nonprod")
	if err != nil {
		return nil, err
	}
	kinds, err := words("assignments", assignments, assignNone, assignRoles, assignPermissions)
	if err != nil {
		return nil, err
	}
	if _, err := words("steps", steps, stepsAll, stepsPlan); err != nil || strings.Contains(steps, ",") {
		return nil, fmt.Errorf("-steps %q: expected all or plan", steps)
	}
	if tenant < 0 {
		return nil, fmt.Errorf("-tenant %d: expected the number of users in the tenant", tenant)
	}
	var out []scenario
	for _, plan := range plans {
		for _, kind := range kinds {
			for _, n := range counts {
				for _, p := range parallels {
					out = append(out, scenario{
						Users: n, Parallelism: p, Limits: plan, Assignments: kind, Tenant: max(n, tenant), PlanOnly: steps == stepsPlan,
					})
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
}

const (
	bigTenant = 100_000 // users in the tenant of which only some are managed
	bothWays  = "10,100"
)

// matrices are the sets of scenarios by name. The default one answers every
// target in minutes; the full one takes hours, for a free tenant takes two
// requests per second.
var matrices = map[string][]row{
	"quick": {
		{"100", "10", limitsOff, assignNone, stepsAll, 0},
		{"100", "10", limitsOff, assignRoles, stepsAll, 0},
		{"1000", "10", limitsOff, assignNone, stepsAll, 0},
	},
	"default": {
		{"100,1000,5000", bothWays, limitsOff, assignNone, stepsAll, 0},
		{"1000", bothWays, limitsOff, "roles,roles+permissions", stepsAll, 0},
		{"1000", bothWays, limitsSlow, assignNone, stepsAll, 0},
		{"1000", "10", limitsEnterprise, assignNone, stepsAll, 0},
		{"100", "10", limitsFree, assignNone, stepsAll, 0},
		{"1000", "10", limitsFree, assignNone, stepsPlan, 0},
		{"30,1000", bothWays, limitsOff, assignNone, stepsPlan, bigTenant},
	},
	"full": {
		{"100,1000,5000", bothWays, "off,off-80ms,enterprise,free", "none,roles,roles+permissions", stepsAll, 0},
		{"30,1000,5000", bothWays, limitsOff, "none,roles", stepsPlan, bigTenant},
	},
}

func matrix(name string) ([]scenario, error) {
	rows, ok := matrices[name]
	if !ok {
		return nil, fmt.Errorf("-matrix %q: expected quick, default or full", name)
	}
	var out []scenario
	for _, r := range rows {
		part, err := product(r.users, r.parallelism, r.limits, r.assignments, r.steps, r.tenant)
		if err != nil {
			return nil, err
		}
		out = append(out, part...)
	}
	return out, nil
}
