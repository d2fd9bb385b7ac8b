// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import "fmt"

// target is what the provider promises, and what came out.
type target struct {
	What     string `json:"what"`
	Want     string `json:"want"`
	Got      string `json:"got"`
	Met      bool   `json:"met"`
	Measured bool   `json:"measured"`
	// Clock marks a target in seconds: it depends on the machine, and missing it
	// does not fail the run.
	Clock bool `json:"clock"`
}

func (t target) verdict() string {
	switch {
	case !t.Measured:
		return "not measured"
	case t.Met:
		return "met"
	default:
		return "MISSED"
	}
}

const (
	many    = 1000 // users of most targets
	few     = 30   // users managed in a big tenant
	noopMax = 0.03 // requests per user of a plan without changes
	// stateMax is bytes per user in the file of the state.
	stateMax = 1400
	// rolesAtTen is requests per user of a creation with roles when at most ten come
	// at a time: fewer meet in a request than where a hundred do.
	rolesAtTen = 2
)

// parallelisms are the CLI's default and a value for many users.
var parallelisms = []int{10, 100}

// check judges all targets by what has been measured so far. Another provider has
// none.
func (r *report) check() {
	r.Targets = nil
	if r.Provider.other() {
		return
	}
	if len(r.Results) > 0 {
		r.checkPlans()
		r.checkWrites()
		r.checkRoles()
		r.checkState()
		r.checkLimits()
		r.checkGrowth()
	}
	r.checkComparison()
}

// base is the scenario that the targets vary.
func base(users, parallelism int) scenario {
	return scenario{Users: users, Parallelism: parallelism, Limits: limitsOff, Assignments: assignNone, Tenant: users, Measured: stepsAll}
}

// at returns a step of a scenario, whatever else of it was measured; nil when it
// was not.
func (r *report) at(s scenario, name string) *step {
	for _, measured := range []string{stepsAll, stepsCreate, stepsPlan} {
		s.Measured = measured
		if found := r.find(s); found != nil && found.step(name) != nil {
			return found.step(name)
		}
	}
	return nil
}

func (r *report) add(t target) { r.Targets = append(r.Targets, t) }

// atMost adds a target for a number of requests per user.
func (r *report) atMost(what string, want, got float64, measured bool) {
	t := target{What: what, Want: fmt.Sprintf("at most %g requests per user", want), Measured: measured}
	if measured {
		t.Got, t.Met = fmt.Sprintf("%.3f", got), got <= want
	}
	r.add(t)
}

func perUser(requests, users int) float64 { return float64(requests) / float64(users) }

func (r *report) checkPlans() {
	plan := func(what string, s scenario, want float64) {
		done := r.at(s, stepPlan)
		got := 0.0
		if done != nil {
			got = perUser(done.Requests, s.Users)
		}
		r.atMost(fmt.Sprintf("Plan without changes, %s, -parallelism=%d", what, s.Parallelism), want, got, done != nil)
	}
	for _, p := range parallelisms {
		plan("a tenant of 1,000", base(many, p), noopMax)
	}
	for i, want := range []float64{noopMax, noopMax} {
		s := base(many, parallelisms[i])
		s.Tenant = bigTenant
		plan("1,000 users of 100,000", s, want)
	}
	s := base(few, parallelisms[0])
	s.Tenant = bigTenant
	t := target{What: "Plan without changes, 30 users of 100,000", Want: "at most 8 requests"}
	if done := r.at(s, stepPlan); done != nil {
		t.Measured, t.Got, t.Met = true, fmt.Sprint(done.Requests), done.Requests <= 8
	}
	r.add(t)
	for _, p := range parallelisms {
		without, roles := base(many, p), base(many, p)
		roles.Assignments = assignRoles
		a, b := r.at(without, stepPlan), r.at(roles, stepPlan)
		got := 0.0
		if a != nil && b != nil {
			got = perUser(b.Requests-a.Requests, many)
		}
		r.atMost(fmt.Sprintf("Roles on top (1,000 users share 10), plan without changes, -parallelism=%d", p), 0.1, got, a != nil && b != nil)
	}
}

func (r *report) checkWrites() {
	for _, p := range parallelisms {
		s := base(many, p)
		for _, w := range []struct {
			step, route string
			want        float64
		}{
			{stepCreate, "", 1.01},
			{stepChange, "PATCH /users/{id}", 1},
			{stepChange, "", 1 + noopMax},
			{stepDestroy, "DELETE /users/{id}", 1},
			{stepDestroy, "", 1 + noopMax},
		} {
			done := r.at(s, w.step)
			got, what := 0.0, "all requests, the refresh included"
			if w.route != "" {
				what = w.route
			}
			if done != nil {
				got = perUser(done.Requests, many)
				if w.route != "" {
					got = perUser(done.ByRoute[w.route], many)
				}
			}
			r.atMost(fmt.Sprintf("1,000 users, %s (%s), -parallelism=%d", w.step, what, p), w.want, got, done != nil)
		}
	}
}

// checkRoles is about the two roles that each of the users has of ten: they are
// given from the role's side, to as many users at once as ask for them together.
func (r *report) checkRoles() {
	for i, want := range []float64{rolesAtTen, 1.1} {
		s := base(many, parallelisms[i])
		s.Assignments = assignRoles
		done, got := r.at(s, stepCreate), 0.0
		if done != nil {
			got = perUser(done.Requests, many)
		}
		r.atMost(fmt.Sprintf("1,000 users with 2 of 10 roles, create, -parallelism=%d", s.Parallelism), want, got, done != nil)
	}
	remote := base(many, parallelisms[1])
	remote.Assignments, remote.State = assignRoles, stateRemote
	t := target{What: fmt.Sprintf("The same with a remote state, -parallelism=%d", remote.Parallelism), Want: "under 20 s", Clock: true}
	if done := r.at(remote, stepCreate); done != nil {
		t.Measured, t.Got, t.Met = true, fmt.Sprintf("%.0f s", done.Seconds), done.Seconds < 20
	}
	r.add(t)
	remote.Assignments = assignPermissions
	done, got := r.at(remote, stepCreate), 0.0
	if done != nil {
		got = perUser(done.Requests, many)
	}
	r.atMost(fmt.Sprintf("1,000 users with 2 of 10 roles and permissions, create, remote state, -parallelism=%d", remote.Parallelism), 2.1,
		got, done != nil)
}

func (r *report) checkState() {
	s := base(many, parallelisms[0])
	t := target{What: "State of 1,000 users", Want: fmt.Sprintf("at most %s bytes per user", thousands(stateMax))}
	if done := r.at(s, stepCreate); done != nil && done.StateBytes > 0 {
		each := done.StateBytes / many
		t.Measured, t.Got, t.Met = true, thousands(int(each)), each <= stateMax
	}
	r.add(t)
}

func (r *report) checkLimits() {
	for _, plan := range []struct {
		limits  string
		seconds float64
	}{{limitsEnterprise, 15}, {limitsFree, 90}} {
		s := base(many, parallelisms[0])
		s.Limits = plan.limits
		t := target{
			What: "Plan without changes, 1,000 users, limits " + plan.limits, Want: fmt.Sprintf("under %g s", plan.seconds), Clock: true,
		}
		if done := r.at(s, stepPlan); done != nil {
			t.Measured, t.Got, t.Met = true, fmt.Sprintf("%.1f s", done.Seconds), done.Seconds < plan.seconds
		}
		r.add(t)
		r.none429(t.What, r.at(s, stepPlan))
	}
	s := base(many, parallelisms[0])
	s.Limits = limitsEnterprise
	r.none429("Create, 1,000 users, limits enterprise", r.at(s, stepCreate))
}

func (r *report) none429(what string, done *step) {
	t := target{What: what, Want: "no answer with 429"}
	if done != nil {
		t.Measured, t.Got, t.Met = true, fmt.Sprint(done.RateLimited), done.RateLimited == 0
	}
	r.add(t)
}

// checkGrowth compares the least with the most users of the unlimited scenarios,
// step by step.
func (r *report) checkGrowth() {
	for _, p := range parallelisms {
		for _, name := range allSteps {
			var sizes []int
			for _, n := range r.sizes() {
				if r.at(base(n, p), name) != nil {
					sizes = append(sizes, n)
				}
			}
			what := fmt.Sprintf("Growth, %s, -parallelism=%d", name, p)
			requests := target{
				What: what, Want: fmt.Sprintf("requests per user do not rise (by more than %g)", requestSlack),
				Measured: len(sizes) > 1,
			}
			memory := target{What: what, Want: "peak memory per user does not rise", Measured: len(sizes) > 1}
			if len(sizes) > 1 {
				least, most := sizes[0], sizes[len(sizes)-1]
				a, b := r.at(base(least, p), name), r.at(base(most, p), name)
				requests.Got, requests.Met = rise("", requestSlack, least, perUser(a.Requests, least), most, perUser(b.Requests, most))
				memory.Got, memory.Met = rise(" KiB", 0, least, kibPerUser(a, least), most, kibPerUser(b, most))
			}
			r.add(requests)
			r.add(memory)
		}
	}
}

func kibPerUser(s *step, users int) float64 { return float64(s.PeakBytes) / 1024 / float64(users) }

// requestSlack allows for how reads happen to meet: a request in a hundred users.
const requestSlack = 0.01

func rise(unit string, slack float64, n int, a float64, m int, b float64) (got string, met bool) {
	return fmt.Sprintf("%.4g%s at %d, %.4g%s at %d", a, unit, n, b, unit, m), b <= a+slack
}
