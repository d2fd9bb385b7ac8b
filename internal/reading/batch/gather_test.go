// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package batch

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

func TestGather(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		arrive []time.Duration // Gaps between arrivals.
		last   bool            // The last one completes the group.
		want   time.Duration
	}{
		"nobody":         {nil, false, 50 * time.Millisecond},
		"one more":       {[]time.Duration{15 * time.Millisecond}, false, 65 * time.Millisecond},
		"everybody":      {[]time.Duration{5 * time.Millisecond, 5 * time.Millisecond}, true, 10 * time.Millisecond},
		"without an end": {slices.Repeat([]time.Duration{45 * time.Millisecond}, 15), false, 600 * time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				arrivals := make(chan bool, len(c.arrive))
				go func() {
					for i, gap := range c.arrive {
						time.Sleep(gap)
						arrivals <- c.last && i == len(c.arrive)-1
					}
				}()
				start := time.Now()
				gather(t.Context(), arrivals)
				if got := time.Since(start); got != c.want {
					t.Errorf("waited %s, want %s", got, c.want)
				}
				time.Sleep(time.Second) // The last ones arrive too.
			})
		})
	}
}

func TestGather_cancelled(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		start := time.Now()
		gather(ctx, nil)
		if time.Since(start) != 0 {
			t.Error("waited although nobody needs the answer")
		}
	})
}
