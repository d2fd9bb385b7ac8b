// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"strings"
)

// comparisonTable is every step of both providers, with the ratios.
func (r *report) comparisonTable(b *strings.Builder) {
	if r.Comparison == nil {
		return
	}
	fmt.Fprintf(b, "## Beside %[1]s\n\n"+
		"Both providers took the same configuration through the same steps against the same emulator, over HTTPS, by turns. Of "+
		"each figure the median is given, this provider's first and then that of `%[1]s`. A ratio is the first divided by the second, round by "+
		"round: the median, and in brackets the least and the most of all rounds. Below 1, this provider takes less.\n\n", r.Comparison.Address)
	b.WriteString("| Users | Limits | Parallelism | Step | Requests | Seconds | Ratio | CPU s of the CLI | Ratio | " +
		"CPU s of the provider | Ratio |\n" +
		"|--:|---|--:|---|--:|--:|--:|--:|--:|--:|--:|\n")
	for i := range r.Comparison.Scenarios {
		r.Comparison.Scenarios[i].rows(b)
	}
	b.WriteString("\n")
	said := map[string]bool{}
	for i := range r.Comparison.Scenarios {
		c := &r.Comparison.Scenarios[i]
		text := c.circumstances()
		if !said[text] {
			said[text] = true
			b.WriteString(text + "\n\n")
		}
	}
}

func (c *compared) rows(b *strings.Builder) {
	for _, name := range allSteps {
		rounds := c.pairs(name)
		if len(rounds) == 0 {
			continue
		}
		fmt.Fprintf(b, "| %d | %s | %d | %s | %.0f / %.0f |", c.Users, c.conditions(), c.Parallelism, name,
			medianOf(rounds, requests, ours), medianOf(rounds, requests, theirs))
		for _, of := range []cost{wall, cliCPU, providerCPU} {
			text := ""
			if got, ok := ratioOf(rounds, of); ok {
				text = got.String()
			}
			fmt.Fprintf(b, " %.2f / %.2f | %s |", medianOf(rounds, of, ours), medianOf(rounds, of, theirs), text)
		}
		b.WriteString("\n")
	}
}

// circumstances says how often, when and where was compared.
func (c *compared) circumstances() string {
	m := c.Machine
	times := fmt.Sprintf("%d rounds", len(c.Rounds))
	if len(c.Rounds) == 1 {
		times = "One round only, which says nothing of the scatter"
	}
	text := fmt.Sprintf("%s, on %s, commit %s, %s with %d cores and %s, %s, %s.", times, m.Date, m.Commit, m.CPU, m.Cores, m.Memory, m.Go,
		m.CLI)
	if c.Note != "" {
		text += " " + c.Note
	}
	return text
}
