// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"slices"
	"strings"
)

// headline is what a user gains and where not, in three sentences: beside another
// provider if that was measured, else from the results alone.
func (r *report) headline() string {
	var sentences []string
	if r.Comparison != nil && len(r.Comparison.Scenarios) > 0 {
		sentences = r.Comparison.sentences()
	} else {
		sentences = r.sentences()
	}
	return strings.Join(sentences, " ")
}

// sentences say what is faster, what is not, and what the machine gives for it.
func (c *comparison) sentences() []string {
	return []string{
		c.gained(),
		c.notGained(),
		fmt.Sprintf("CPU and requests, from the best step to the worst, are %s of its for the provider itself, %s for "+
			"Terraform, and %s of its requests.",
			c.span(providerCPU), c.span(cliCPU), c.span(requests)),
	}
}

func (c *comparison) gained() string {
	steps := c.standings(ahead)
	if steps == "" {
		return fmt.Sprintf("**Gained beside `%s`**: no step takes less time in every round.", c.Address)
	}
	return fmt.Sprintf("**Gained beside `%s`**, as the share of its time that a step takes (1 is the same): %s.", c.Address, steps)
}

func (c *comparison) notGained() string {
	var parts []string
	if slower := c.standings(behind); slower != "" {
		parts = append(parts, "slower, "+slower)
	}
	if same := c.standings(level); same != "" {
		parts = append(parts, "no difference that all rounds agree on, "+same)
	}
	if len(parts) == 0 {
		return "**Not gained**: nothing, no compared step is slower."
	}
	return "**Not gained**: " + strings.Join(parts, "; ") + "."
}

// standings lists the steps whose time has that standing, with the medians, by scenario.
func (c *comparison) standings(want standing) string {
	var scenarios []string
	for i := range c.Scenarios {
		s := &c.Scenarios[i]
		var steps []string
		for _, name := range allSteps {
			if got, ok := ratioOf(s.pairs(name), wall); ok && got.standing() == want {
				steps = append(steps, fmt.Sprintf("%s %.2f", short(name), got.Median))
			}
		}
		if len(steps) > 0 {
			scenarios = append(scenarios, fmt.Sprintf("%s: %s", s.circumstance(), strings.Join(steps, ", ")))
		}
	}
	return strings.Join(scenarios, "; ")
}

// circumstance tells a compared scenario from the others.
func (c *compared) circumstance() string {
	text := fmt.Sprintf("%s users, %s", thousands(c.Users), limitsInWords(c.Limits))
	if c.State == stateRemote {
		text += ", remote state"
	}
	return text
}

func limitsInWords(limits string) string {
	plan, slow := strings.CutSuffix(limits, slowSuffix)
	words := "no limits"
	if plan != limitsOff {
		words = "limits of " + plan
	}
	if slow {
		words += ", 80 ms away"
	}
	return words
}

// span is the least and the most of the medians of all steps, as in "0.71 to 0.95".
func (c *comparison) span(of cost) string {
	var medians []float64
	for i := range c.Scenarios {
		for _, name := range allSteps {
			if got, ok := ratioOf(c.Scenarios[i].pairs(name), of); ok {
				medians = append(medians, got.Median)
			}
		}
	}
	if len(medians) == 0 {
		return "an unknown share"
	}
	return fmt.Sprintf("%.2f to %.2f", slices.Min(medians), slices.Max(medians))
}

// sentences say the same of the results alone; what was not measured is left out.
func (r *report) sentences() []string {
	free, limited := base(many, parallelisms[0]), base(many, parallelisms[0])
	limited.Limits = limitsEnterprise
	var out []string
	say := func(format, separator string, parts []string) {
		if len(parts) > 0 {
			out = append(out, fmt.Sprintf(format, strings.Join(parts, separator)))
		}
	}
	var each []string
	for _, name := range allSteps {
		if done := r.at(free, name); done != nil {
			each = append(each, fmt.Sprintf("%s %.2f", short(name), perUser(done.Requests, many)))
		}
	}
	say("**Gained**: of 1,000 users each costs so many requests, refresh included: %s.", ", ", each)
	var within []string
	for _, name := range allSteps {
		if done := r.at(limited, name); done != nil {
			within = append(within, fmt.Sprintf("%s %.0f s with %d refusals", short(name), done.Seconds, done.RateLimited))
		}
	}
	say("Within the limits of an enterprise tenant those 1,000 take: %s.", ", ", within)
	var seconds []string
	for _, name := range allSteps {
		if done := r.at(free, name); done != nil {
			seconds = append(seconds, fmt.Sprintf("%s %.0f s, of which %.0f s are CPU of the provider", short(name), done.Seconds, done.CPUSeconds))
		}
	}
	say("**Not gained**: the time that Terraform itself takes and no provider can save, which without any limit is most of it: %s.", "; ",
		seconds)
	return out
}

// short is the name of a step without what is said about it.
func short(name string) string {
	name, _, _ = strings.Cut(name, ",")
	return name
}

// headlineChart is the one chart beside the sentences.
func (r *report) headlineChart() string {
	p := panel{title: "Requests per user, of 1,000", format: "%.3f", series: parallelNames(), wide: true}
	if r.Comparison != nil && len(r.Comparison.Scenarios) > 0 {
		p = r.Comparison.panel()
	} else {
		for _, name := range allSteps {
			p.add(short(name), func(parallelism int) float64 {
				return r.value(base(many, parallelism), name, func(s *step, users int) float64 { return perUser(s.Requests, users) })
			})
		}
	}
	return svg([]panel{p}, 1)
}

// panel is the time of each step as a share of the other's, by scenario.
func (c *comparison) panel() panel {
	p := panel{
		title: "Time of a step, as a share of that of " + c.Address + " (median, least and most; below the line is faster)", format: "%.2f",
		line: 1, wide: true,
	}
	for _, name := range allSteps {
		p.series = append(p.series, short(name))
	}
	for i := range c.Scenarios {
		s := &c.Scenarios[i]
		g := group{label: strings.ReplaceAll(s.circumstance(), "users, ", "users\n")}
		for _, name := range allSteps {
			got, ok := ratioOf(s.pairs(name), wall)
			if !ok {
				got = ratio{unmeasured, unmeasured, unmeasured}
			}
			g.values, g.spans = append(g.values, got.Median), append(g.spans, [2]float64{got.Min, got.Max})
		}
		if slices.Max(g.values) > unmeasured {
			p.groups = append(p.groups, g)
		}
	}
	return p
}

// thousands is n with commas, as in 1,000.
func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", thousands(n/1000), n%1000)
}
