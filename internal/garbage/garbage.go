// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package garbage says how much garbage a process keeps before it collects any.
package garbage

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// mostPercent is how much garbage there may be beside what is in use, in percent of that. A run lasts for seconds and
	// lives off a few megabytes: at Go's default of 100 a fifth of the CPU time went into collecting.
	mostPercent = 400
	// leastPercent is Go's default.
	leastPercent = 100
	// most is how much garbage is too much, however much is in use. Thousands of people in one resource would otherwise
	// take four times their own memory.
	most = 100 << 20
)

// Bound makes the process collect seldom as long as little is in use, and as often as Go does by default when much is.
func Bound() {
	debug.SetGCPercent(mostPercent)
	afterNext()
}

// afterNext adapts after the next collection, and after every one that follows.
func afterNext() {
	mark := new([32]byte) // Smaller ones share an allocation with others.
	runtime.AddCleanup(mark, func(struct{}) {
		debug.SetGCPercent(percent(live()))
		afterNext()
	}, struct{}{})
}

// percent is how much garbage there may be beside so many bytes in use.
func percent(live uint64) int {
	if live == 0 {
		return mostPercent
	}
	return int(max(leastPercent, min(mostPercent, most*100/live)))
}

// live is what the last collection has found in use, in bytes.
func live() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}
