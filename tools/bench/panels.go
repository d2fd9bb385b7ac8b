// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"slices"
)

// panels are the charts of a report, in the order in which they are drawn.
func (r *report) panels() []panel {
	requests := func(s *step, users int) float64 { return perUser(s.Requests, users) }
	seconds := func(s *step, _ int) float64 { return s.Seconds }
	cpu := func(s *step, _ int) float64 { return s.CPUSeconds }
	memory := func(s *step, _ int) float64 { return float64(s.PeakBytes) / (1 << 20) }
	refused := func(s *step, _ int) float64 { return float64(s.RateLimited) }
	return []panel{
		r.bySize("Plan: requests per user, by users", "%.3f", stepPlan, requests),
		r.byTenant("Plan: requests per user, by tenant", "%.3f", requests),
		r.bySize("Peak memory in a plan, MiB, by users", "%.0f", stepPlan, memory),
		r.bySize("CPU in a plan, seconds, by users", "%.1f", stepPlan, cpu),
		r.bySize("CPU in a create, seconds, by users", "%.1f", stepCreate, cpu),
		r.bySize("Create: requests per user, by users", "%.3f", stepCreate, requests),
		r.byLimits("Seconds by limits, -parallelism=10", "%.0f", seconds),
		r.byLimits("Answers with 429 by limits, -parallelism=10", "%.0f", refused),
	}
}

type measure func(s *step, users int) float64

// value is unmeasured when there is no such step.
func (r *report) value(s scenario, name string, of measure) float64 {
	if done := r.at(s, name); done != nil {
		return of(done, s.Users)
	}
	return unmeasured
}

// bySize is one group for a number of users, one series for a parallelism.
func (r *report) bySize(title, format, name string, of measure) panel {
	p := panel{title: title, format: format, series: parallelNames()}
	for _, n := range r.sizes() {
		p.add(fmt.Sprint(n), func(parallelism int) float64 { return r.value(base(n, parallelism), name, of) })
	}
	return p
}

// byTenant is what surrounds a thousand users: nobody, many others, roles.
func (r *report) byTenant(title, format string, of measure) panel {
	p := panel{title: title, format: format, series: parallelNames()}
	for _, kind := range []struct {
		label string
		vary  func(*scenario)
	}{
		{"1,000", func(*scenario) {}},
		{"1,000\nof 100,000", func(s *scenario) { s.Tenant = bigTenant }},
		{"1,000\nwith roles", func(s *scenario) { s.Assignments = assignRoles }},
		{"1,000, roles\nand permissions", func(s *scenario) { s.Assignments = assignPermissions }},
	} {
		p.add(kind.label, func(parallelism int) float64 {
			s := base(many, parallelism)
			kind.vary(&s)
			return r.value(s, stepPlan, of)
		})
	}
	return p
}

// byLimits is one group for limits and a number of users, one series for a step.
func (r *report) byLimits(title, format string, of measure) panel {
	p := panel{title: title, format: format, series: allSteps}
	for _, limits := range []string{limitsOff, limitsSlow, limitsEnterprise, limitsFree} {
		for _, n := range []int{few, many} {
			s := base(n, parallelisms[0])
			s.Limits = limits
			if n != many && limits != limitsFree {
				continue
			}
			g := group{label: fmt.Sprintf("%s\n%d users", limits, n)}
			for _, name := range allSteps {
				g.values = append(g.values, r.value(s, name, of))
			}
			p.addGroup(g)
		}
	}
	return p
}

// add adds a group with one value for each parallelism.
func (p *panel) add(label string, value func(parallelism int) float64) {
	g := group{label: label}
	for _, parallelism := range parallelisms {
		g.values = append(g.values, value(parallelism))
	}
	p.addGroup(g)
}

func (p *panel) addGroup(g group) {
	if slices.Max(g.values) > unmeasured {
		p.groups = append(p.groups, g)
	}
}

func parallelNames() []string {
	var out []string
	for _, n := range parallelisms {
		out = append(out, fmt.Sprintf("-parallelism=%d", n))
	}
	return out
}

// sizes are the numbers of users without limits, ascending.
func (r *report) sizes() []int {
	var out []int
	for i := range r.Results {
		if s := r.Results[i].scenario; s.Limits == limitsOff && !slices.Contains(out, s.Users) {
			out = append(out, s.Users)
		}
	}
	slices.Sort(out)
	return out
}
