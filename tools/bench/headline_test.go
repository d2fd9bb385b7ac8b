// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"strings"
	"testing"
)

// The page begins with three sentences, which follow from the figures.
func TestHeadline(t *testing.T) {
	t.Parallel()
	r := some(t)
	want := []string{
		"**Gained**: of 1,000 users each costs so many requests, refresh included: create 1.00, plan 0.01, change 1.00, destroy 1.00. ",
		"Within the limits of an enterprise tenant those 1,000 take: create 1 s with 0 refusals, plan 1 s with 0 refusals. ",
		"**Not gained**: the time that Terraform itself takes",
	}
	for _, sentence := range want {
		if !strings.Contains(r.headline(), sentence) {
			t.Errorf("no %q in %s", sentence, r.headline())
		}
	}
	r.Comparison = twoScenarios()
	if got := r.headline(); got != "**Gained beside `auth0/auth0`**, as the share of its time that a step takes (1 is the same): "+
		"300 users, no limits: create 0.60, destroy 0.80; 300 users, limits of enterprise, 80 ms away: create 0.38. "+
		"**Not gained**: slower, 300 users, no limits: change 1.20; no difference that all rounds agree on, 300 users, no limits: plan 1.00. "+
		"CPU and requests, from the best step to the worst, are 0.38 to 1.20 of its for the provider itself, 0.38 to 1.20 for Terraform, and 1.00 to 1.00 of its requests." {
		t.Errorf("got %s", got)
	}
	r.Comparison.Scenarios = r.Comparison.Scenarios[1:]
	if !strings.Contains(r.headline(), "**Not gained**: nothing") {
		t.Errorf("got %s", r.headline())
	}
	if got := (&report{}).headline(); got != "" {
		t.Errorf("nothing measured says %q", got)
	}
}
