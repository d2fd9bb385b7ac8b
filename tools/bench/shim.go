// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
)

// The CLI starts the provider itself, several times in one command, and measures
// nothing. So it gets this program in the provider's place, which starts the
// provider, waits for its end, and notes what it has used.
const (
	shimProvider = "BENCH_SHIM_PROVIDER" // file of the provider
	shimUsage    = "BENCH_SHIM_USAGE"    // file to append what was noted to
)

// processUsage is what one process of the provider has used.
type processUsage struct {
	CPUSeconds float64 `json:"cpu_seconds"`
	PeakBytes  int64   `json:"peak_bytes"`
}

// noted is one line of the file, and the sum of them.
type noted struct {
	processUsage
	OwnSeconds float64 `json:"own_seconds"` // CPU of the shim itself
}

// shim runs the provider with the same standard streams and environment and
// returns its exit code.
func shim(provider, usageFile string) int {
	// The CLI alone decides when a provider ends.
	signal.Ignore(os.Interrupt)
	cmd := exec.Command(provider, os.Args[1:]...) //nolint:noctx // ends when the CLI says so
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	endTogether(cmd)
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		fmt.Fprintln(os.Stderr, "bench:", err)
		return 1
	}
	if err := appendUsage(usageFile, noted{
		processUsage: processUsage{CPUSeconds: cpuSeconds(cmd.ProcessState), PeakBytes: peakBytes(cmd.ProcessState)},
		OwnSeconds:   ownSeconds(),
	}); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		return 1
	}
	return cmd.ProcessState.ExitCode()
}

// appendUsage writes one line at once, for several providers may end together.
func appendUsage(file string, u noted) error {
	line, err := json.Marshal(u)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(append(line, '\n'))
	return errors.Join(err, f.Close())
}

// takeUsage reads and removes what has been noted: CPU of all processes, memory
// of the biggest.
func takeUsage(file string) (sum noted, err error) {
	f, err := os.Open(file)
	if err != nil {
		return sum, fmt.Errorf("no process of the provider has ended by itself: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close(), os.Remove(file)) }()
	for lines := json.NewDecoder(f); lines.More(); {
		var u noted
		if err := lines.Decode(&u); err != nil {
			return sum, err
		}
		sum.CPUSeconds += u.CPUSeconds
		sum.OwnSeconds += u.OwnSeconds
		sum.PeakBytes = max(sum.PeakBytes, u.PeakBytes)
	}
	return sum, nil
}
