// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"strings"
)

// checkComparison judges what two providers took beside each other. Its targets
// depend on the machine, though less than seconds do.
func (r *report) checkComparison() {
	if r.Comparison == nil {
		return
	}
	for i := range r.Comparison.Scenarios {
		c := &r.Comparison.Scenarios[i]
		most := 0.9 // where waiting is what counts
		if c.Limits == limitsOff {
			most = 1
		}
		r.add(c.target(r.Comparison.Address, "time", wall, most))
		r.add(c.target(r.Comparison.Address, "CPU of the provider", providerCPU, 1))
	}
}

// target is about the medians of all steps.
func (c *compared) target(address, what string, of cost, most float64) target {
	t := target{
		What: fmt.Sprintf("%s of every step beside %s, %s, -parallelism=%d", strings.ToUpper(what[:1])+what[1:], address, c.circumstance(),
			c.Parallelism),
		Want: fmt.Sprintf("at most %g of its", most), Clock: true, Met: true,
	}
	var got []string
	for _, name := range allSteps {
		measured, ok := ratioOf(c.pairs(name), of)
		if !ok {
			continue
		}
		t.Measured = true
		t.Met = t.Met && measured.Median <= most
		got = append(got, fmt.Sprintf("%s %.2f", short(name), measured.Median))
	}
	t.Got, t.Met = strings.Join(got, ", "), t.Met && t.Measured
	return t
}
