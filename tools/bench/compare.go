// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"fmt"
	"slices"
)

// comparison is what this provider and another took for the same.
type comparison struct {
	Address   string     `json:"address"` // of the other
	Scenarios []compared `json:"scenarios"`
}

// compared is one scenario that both have taken through its steps, in turns.
type compared struct {
	scenario
	Machine machineInfo `json:"machine"`
	Note    string      `json:"note,omitempty"`
	Rounds  []round     `json:"rounds"`
}

// round is one repetition.
type round struct {
	Ours   []step `json:"ours"`
	Theirs []step `json:"theirs"`
}

// compare measures one scenario by turns. Who begins changes with every round, so
// that a machine that warms up or gets busy favours nobody.
func (b *bench) compare(ctx context.Context, s scenario) (compared, error) {
	done := compared{scenario: s, Note: b.options.note}
	for i := range b.options.repetitions {
		var both round
		turns := []turn{{b.ours, &both.Ours}, {b.theirs, &both.Theirs}}
		if i%2 == 1 {
			slices.Reverse(turns)
		}
		for _, t := range turns {
			_, _ = fmt.Fprintf(b.out, "  round %d of %d, %s\n", i+1, b.options.repetitions, t.of.provider.Address)
			measured, err := b.measure(ctx, t.of, s)
			if err != nil {
				return done, fmt.Errorf("%s: %w", t.of.provider.Address, err)
			}
			*t.to = measured.Steps
		}
		done.Rounds = append(done.Rounds, both)
	}
	return done, nil
}

// turn is one of two in a round.
type turn struct {
	of *subject
	to *[]step
}

// pair is a step in one round, as both took it.
type pair struct{ ours, theirs *step }

// pairs are all rounds of a step; none when it was not measured.
func (c *compared) pairs(name string) []pair {
	var out []pair
	for i := range c.Rounds {
		ours, theirs := stepOf(c.Rounds[i].Ours, name), stepOf(c.Rounds[i].Theirs, name)
		if ours != nil && theirs != nil {
			out = append(out, pair{ours, theirs})
		}
	}
	return out
}

// put adds what was compared; the same scenario from before makes way.
func (c *comparison) put(done compared) {
	for i := range c.Scenarios {
		if c.Scenarios[i].scenario == done.scenario {
			c.Scenarios[i] = done
			return
		}
	}
	c.Scenarios = append(c.Scenarios, done)
}
