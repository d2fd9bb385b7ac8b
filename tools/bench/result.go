// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

// step is what one command cost.
type step struct {
	Name        string         `json:"name"`
	Requests    int            `json:"requests"`
	ByRoute     map[string]int `json:"by_route"`
	RateLimited int            `json:"rate_limited"` // answers with 429
	MaxInFlight int            `json:"max_in_flight"`
	Seconds     float64        `json:"seconds"`
	// CLISeconds is the CPU of the CLI itself; 0 in results from before it was measured.
	CLISeconds float64 `json:"cli_cpu_seconds,omitempty"`
	// StateBytes is how big the state is after a creation, of all users.
	StateBytes int64 `json:"state_bytes,omitempty"`
	processUsage
}

// result is one scenario with its steps.
type result struct {
	scenario
	// Machine is where and of what it was measured, if not where the report says.
	Machine *machineInfo `json:"machine,omitempty"`
	Steps   []step       `json:"steps"`
}

// step returns the step of that name; nil when it was not measured.
func (r *result) step(name string) *step { return stepOf(r.Steps, name) }

func stepOf(steps []step, name string) *step {
	for i := range steps {
		if steps[i].Name == name {
			return &steps[i]
		}
	}
	return nil
}
