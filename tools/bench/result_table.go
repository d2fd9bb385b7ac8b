// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"strings"
)

// resultTable is every step of every scenario.
func (r *report) resultTable(b *strings.Builder) {
	if len(r.Results) == 0 {
		return
	}
	b.WriteString("## Results\n\n![Requests, time, CPU and memory](" + fileChart + ")\n\n" +
		"`-80ms`: with 80 ms of latency, otherwise as the word before it. `off`: no limits. The other limits are Auth0's published ones. " +
		"`remote state`: the state is in a backend, and not in a file, which the CLI writes as a whole after each resource." + r.elsewhere() +
		"\n\n" +
		"| Users | In the tenant | Limits | Parallelism | Assignments | Step | Requests | Per user | 429 | Seconds | CPU s | CPU s of the CLI " +
		"| Peak MiB | KiB per user | State, bytes per user |\n" +
		"|--:|--:|---|--:|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for i := range r.Results {
		if r.Results[i].People != peopleEach {
			continue // They have a table of their own.
		}
		mark := ""
		if r.Results[i].Machine != nil {
			mark = "*"
		}
		for j := range r.Results[i].Steps {
			s, done := r.Results[i].scenario, &r.Results[i].Steps[j]
			fmt.Fprintf(b, "| %d%s | %d | %s | %d | %s | %s | %d | %.3f | %d | %.1f | %.1f | %s | %d | %.0f | %s |\n",
				s.Users, mark, s.Tenant, s.conditions(), s.Parallelism, s.Assignments, done.Name, done.Requests, perUser(done.Requests, s.Users),
				done.RateLimited, done.Seconds, done.CPUSeconds, known("%.1f", done.CLISeconds), done.PeakBytes>>20, kibPerUser(done, s.Users),
				known("%.0f", float64(done.StateBytes)/float64(s.Users)))
		}
	}
	b.WriteString("\n")
}

// known writes a figure; one that was not measured is nothing.
func known(format string, value float64) string {
	if value == 0 {
		return ""
	}
	return fmt.Sprintf(format, value)
}

// elsewhere explains the mark of results that were added later.
func (r *report) elsewhere() string {
	var when []string
	for i := range r.Results {
		if m := r.Results[i].Machine; m != nil && r.Results[i].People == peopleEach {
			when = append(when, fmt.Sprintf("%d users of %d at -parallelism=%d on %s at commit %s (%s, %d cores)",
				r.Results[i].Users, r.Results[i].Tenant, r.Results[i].Parallelism, m.Date, m.Commit, m.CPU, m.Cores))
		}
	}
	if len(when) == 0 {
		return ""
	}
	return " Marked with a *, measured another time: " + strings.Join(when, "; ") + "."
}
