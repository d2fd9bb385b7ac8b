// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"strings"
	"testing"
)

// Added results replace the same steps of the same scenario, say where they are from, and leave the rest.
func TestAdd(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	old := some(t)
	old.Comparison, old.Note = twoScenarios(), "busy"
	if err := old.save(dir); err != nil {
		t.Fatal(err)
	}
	o := options{dir: dir, add: true, provider: old.Provider}
	here := machineInfo{Commit: "new", Date: "2026-02-03", CPU: "Other", Cores: 4}
	r, err := o.report(here)
	if err != nil {
		t.Fatal(err)
	}
	s := base(many, 10)
	s.Measured = stepsPlan
	r.put(result{scenario: s, Steps: []step{{Name: stepPlan, Requests: 12}}}, here)
	if got := r.at(base(many, 10), stepPlan); got == nil || got.Requests != 12 {
		t.Errorf("the new plan is not what counts: %+v", got)
	}
	if got := r.at(base(many, 10), stepCreate); got == nil || got.Requests != many {
		t.Errorf("the old creation is gone: %+v", got)
	}
	r.put(result{scenario: s, Steps: []step{{Name: stepPlan, Requests: 13}}}, here)
	if got := r.at(base(many, 10), stepPlan); got.Requests != 13 || len(r.Results) != len(old.Results)+1 {
		t.Errorf("%+v of %d results", got, len(r.Results))
	}
	if text := r.markdown(); r.Note != "busy" || !strings.Contains(text, "1000 users of 1000 at -parallelism=10 on 2026-02-03 at commit new (Other, 4 cores)") || !strings.Contains(text, "| 1000* |") {
		t.Errorf("%q\n%s", r.Note, text)
	}
	again := twoScenarios().Scenarios[0]
	again.Note = "again"
	r.compareWith("auth0/auth0").put(again)
	if c := r.Comparison.Scenarios; len(c) != 2 || c[0].Note != "again" {
		t.Errorf("%d compared scenarios, the first with note %q", len(c), c[0].Note)
	}
	if r.compareWith("else/where"); len(r.Comparison.Scenarios) > 0 {
		t.Error("the comparison with one provider is taken for that with another")
	}

	o.provider.Address = "else/where"
	if _, err := o.report(here); err == nil {
		t.Error("results of two providers in one report")
	}
	o.dir = t.TempDir()
	if fresh, err := o.report(here); err != nil || len(fresh.Results) > 0 || fresh.Machine != here {
		t.Errorf("%+v, %v", fresh, err)
	}
}
