// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"slices"
	"strings"
)

// ways are the ways to manage people, in the order of tables and charts.
var ways = []string{peopleEach, peopleRoster, peopleRosterPasswords}

// called is the word of a way.
func called(way string) string {
	if way == peopleEach {
		return peopleWord
	}
	return way
}

// way is the scenario of so many people who are managed in one of the ways.
func way(users int, people string) scenario {
	s := base(users, parallelisms[0])
	s.People = people
	return s
}

// rosterSizes are the numbers of people who were measured in a roster, ascending.
func (r *report) rosterSizes() []int {
	var out []int
	for i := range r.Results {
		if s := r.Results[i].scenario; s.People != peopleEach && s == (scenario{
			Users: s.Users, Parallelism: parallelisms[0], Limits: limitsOff, Assignments: assignNone, Tenant: s.Users, Measured: s.Measured,
			People: s.People,
		}) && !slices.Contains(out, s.Users) {
			out = append(out, s.Users)
		}
	}
	slices.Sort(out)
	return out
}

// eachWay goes through what was measured of all ways, at the sizes of rosters.
func (r *report) eachWay(do func(s scenario, done *step)) {
	for _, n := range r.rosterSizes() {
		for _, name := range allSteps {
			for _, people := range ways {
				if done := r.at(way(n, people), name); done != nil {
					do(way(n, people), done)
				}
			}
		}
	}
}

// allCPU is what the CLI and the provider have used; 0 in results from before that of the CLI was measured.
func allCPU(s *step) float64 {
	if s.CLISeconds == 0 {
		return 0
	}
	return s.CLISeconds + s.CPUSeconds
}

// rosterTable is the section about rosters beside one resource each.
func (r *report) rosterTable(b *strings.Builder) {
	if len(r.rosterSizes()) == 0 {
		return
	}
	b.WriteString("## One resource each, or a roster\n\n![Requests, CPU, time and state of one resource each and of a roster](" + fileRosters +
		")\n\n" +
		"The same people, managed as one `auth0users_user` each (`each`), or as one `auth0users_roster`: with a write-only password for each " +
		"(`roster+passwords`), or without passwords (`roster`). Without limits, at -parallelism=10.\n\n" +
		"| Users | Managed as | Step | Requests | Seconds | CPU s of the CLI | CPU s of the provider | Peak MiB | State, bytes per user " +
		"|\n|--:|---|---|--:|--:|--:|--:|--:|--:|\n")
	r.eachWay(func(s scenario, done *step) {
		fmt.Fprintf(b, "| %d | %s | %s | %d | %.1f | %s | %.1f | %d | %s |\n", s.Users, called(s.People), done.Name, done.Requests, done.Seconds,
			known("%.1f", done.CLISeconds), done.CPUSeconds, done.PeakBytes>>20, known("%.0f", float64(done.StateBytes)/float64(s.Users)))
	})
	b.WriteString("\n" + r.rostersMeasured())
}

// rostersMeasured says when and where that was.
func (r *report) rostersMeasured() string {
	var when []string
	for i := range r.Results {
		m := r.Machine
		if r.Results[i].People == peopleEach {
			continue
		}
		if own := r.Results[i].Machine; own != nil {
			m = *own
		}
		line := fmt.Sprintf("on %s at commit %s (%s, %d cores, %s)", m.Date, m.Commit, m.CPU, m.Cores, m.CLI)
		if !slices.Contains(when, line) {
			when = append(when, line)
		}
	}
	return "The rosters were measured " + strings.Join(when, "; ") + ".\n\n"
}

// rosterText is the table as text in columns; "" without rosters.
func (r *report) rosterText() string {
	var b strings.Builder
	line := func(users, managed, step, requests, cpu, seconds string) {
		fmt.Fprintf(&b, "%-9s%-19s%-18s%9s%9s%10s\n", users, managed, step, requests, cpu, seconds)
	}
	line("users", "managed as", "step", "requests", "CPU s", "seconds")
	rows := 0
	r.eachWay(func(s scenario, done *step) {
		rows++
		line(thousands(s.Users), called(s.People), done.Name, thousands(done.Requests), known("%.1f", allCPU(done)),
			fmt.Sprintf("%.1f", done.Seconds))
	})
	if rows == 0 {
		return ""
	}
	return b.String()
}

// rosterChart draws the ways beside each other; "" without rosters.
func (r *report) rosterChart() string {
	milliseconds := func(seconds float64, users int) float64 { return 1000 * seconds / float64(users) }
	requests := func(s *step, users int) float64 { return perUser(s.Requests, users) }
	cpu := func(s *step, users int) float64 {
		if allCPU(s) == 0 {
			return unmeasured
		}
		return milliseconds(allCPU(s), users)
	}
	panels := []panel{
		r.byWay("Create: requests per user", "%.2f", stepCreate, requests),
		r.byWay("Plan: requests per user", "%.3f", stepPlan, requests),
		r.byWay("Create: CPU of Terraform and provider, ms per user", "%.1f", stepCreate, cpu),
		r.byWay("Plan: CPU of Terraform and provider, ms per user", "%.1f", stepPlan, cpu),
		r.byWay("Plan: milliseconds per user", "%.1f", stepPlan, func(s *step, users int) float64 { return milliseconds(s.Seconds, users) }),
		r.byWay("State: bytes per user", "%.0f", stepCreate, func(s *step, users int) float64 {
			if s.StateBytes == 0 {
				return unmeasured
			}
			return float64(s.StateBytes) / float64(users)
		}),
	}
	if panels = slices.DeleteFunc(panels, func(p panel) bool { return len(p.groups) == 0 }); len(panels) == 0 {
		return ""
	}
	return svg(panels, columns)
}

// byWay is one group for a number of people, one series for a way.
func (r *report) byWay(title, format, name string, of measure) panel {
	p := panel{title: title, format: format}
	for _, people := range ways {
		p.series = append(p.series, called(people))
	}
	for _, n := range r.rosterSizes() {
		g := group{label: thousands(n) + " users"}
		for _, people := range ways {
			g.values = append(g.values, r.value(way(n, people), name, of))
		}
		p.addGroup(g)
	}
	return p
}
