// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"slices"
)

// ratio is ours divided by theirs over all rounds: below 1, this provider takes less.
type ratio struct{ Median, Min, Max float64 }

// cost is one thing that a step takes.
type cost func(*step) float64

func wall(s *step) float64        { return s.Seconds }
func cliCPU(s *step) float64      { return s.CLISeconds }
func providerCPU(s *step) float64 { return s.CPUSeconds }
func requests(s *step) float64    { return float64(s.Requests) }

// ratioOf compares each round's two with each other, for they met the same machine.
// It is false when there is nothing to divide by.
func ratioOf(rounds []pair, of cost) (ratio, bool) {
	var all []float64
	for _, p := range rounds {
		if theirs := of(p.theirs); theirs > 0 {
			all = append(all, of(p.ours)/theirs)
		}
	}
	if len(all) == 0 {
		return ratio{}, false
	}
	return ratio{Median: median(all), Min: slices.Min(all), Max: slices.Max(all)}, true
}

// median is the middle of the values, or what is halfway between the middle two.
// There must be one.
func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// String is as in "0.53 (0.51 to 0.55)".
func (r ratio) String() string { return fmt.Sprintf("%.2f (%.2f to %.2f)", r.Median, r.Min, r.Max) }

// standing is what a ratio says.
type standing int

// The standings: level is what the rounds do not agree on.
const (
	ahead standing = iota
	level
	behind
)

func (r ratio) standing() standing {
	switch {
	case r.Max < 1:
		return ahead
	case r.Min > 1:
		return behind
	default:
		return level
	}
}

// medianOf is the median of one side of a comparison.
func medianOf(rounds []pair, of cost, side func(pair) *step) float64 {
	values := make([]float64, len(rounds))
	for i, p := range rounds {
		values[i] = of(side(p))
	}
	return median(values)
}

func ours(p pair) *step   { return p.ours }
func theirs(p pair) *step { return p.theirs }
