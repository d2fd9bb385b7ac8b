// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package pacing

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// Alone on the tenant: the last tokens of the bucket stay for its applications, the sustained rate is
// used. Of a bucket that is too small for that, a part of the rate is left.
func TestShareIsLeftToOthers(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		limit, rate float64
		share       float64
		step        time.Duration
		workers     int
		requests    int
		pick        func(int) (Group, string)
		separate    bool
		reserve     float64
		most        float64 // Of the rate, besides the burst.
	}{
		"enterprise": {
			limit: 50, rate: 16, share: 0.8, workers: 10, requests: 800, pick: writesOnly, reserve: 10, most: 1,
		},
		"enterprise, parallelism 100": {
			limit: 50, rate: 16, share: 0.8, workers: 100, requests: 800, pick: writesOnly, reserve: 10, most: 1,
		},
		"enterprise, all kinds": {limit: 50, rate: 16, share: 0.8, workers: 10, requests: 800, pick: mixed, reserve: 10, most: 1},
		"enterprise, half": {
			limit: 50, rate: 16, share: 0.5, workers: 10, requests: 800, pick: writesOnly, reserve: 25, most: 1,
		},
		"enterprise non-production": {limit: 10, rate: 2, share: 0.8, workers: 10, requests: 100, pick: writesOnly, reserve: 2, most: 1},
		"free":                      {limit: 2, rate: 2, share: 0.8, workers: 10, requests: 100, pick: writesOnly, most: 0.85},
		"free, half": {
			limit: 2, rate: 2, share: 0.5, workers: 10, requests: 100, pick: writesOnly, reserve: 1, most: 0.55,
		},
		"free, all kinds": {limit: 2, rate: 2, share: 0.8, workers: 10, requests: 100, pick: mixed, most: 0.85},
		"private cloud": {
			limit: 250, rate: 250, share: 0.8, workers: 50, requests: 4000, pick: writesOnly, reserve: 50, most: 1,
		},
		"professional, groups of their own": {
			limit: 20, rate: 200.0 / 60, share: 0.8, workers: 10, requests: 200, pick: mixed, separate: true, reserve: 4,
			most: 3,
		},
		"turn of the minute": {
			limit: 20, rate: 20.0 / 60, share: 0.8, step: time.Minute, workers: 10, requests: 100, pick: writesOnly,
			reserve: 4, most: 0.8,
		},
		"turn of the second": {
			limit: 50, rate: 16, share: 0.8, step: time.Second, workers: 10, requests: 400, pick: writesOnly, reserve: 10,
			most: 1,
		},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := &simulatedLimit{
					limit: test.limit, rate: test.rate, step: test.step, share: test.share, separate: test.separate, latency: 20 * time.Millisecond,
				}
				took := runPaced(t, server.paced(), test.workers, test.requests, test.pick).Seconds()
				buckets := 1.0
				if test.separate {
					buckets = 3
				}
				burst := buckets * (test.limit - test.reserve)
				used := (float64(test.requests) - burst) / took / test.rate
				t.Logf("took %.1fs, %.2f of the rate besides the burst, %.1f tokens left at least", took, used, server.lowest)
				if server.refused != 0 {
					t.Errorf("%d of %d requests were refused", server.refused, server.sent)
				}
				if used > test.most*1.03 || used < test.most*0.7 {
					t.Errorf("used %.2f of the rate besides the burst, want about %.2f", used, test.most)
				}
				// Once for each time of reset a request goes ahead to ask, whatever the count says.
				if server.lowest < test.reserve-1 {
					t.Errorf("%.1f tokens were left at the lowest point, want %.0f", server.lowest, test.reserve)
				}
			})
		})
	}
}

// Several pipelines on one tenant know nothing of each other. None starves, little of the rate is
// wasted, and few of their requests are refused: none where the bucket has a reserve.
func TestPipelinesDoNotOscillate(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		limit, rate float64
		pipelines   int
		requests    int     // Of each.
		refused     float64 // Of all requests, at most.
	}{
		"enterprise, 2":                {50, 16, 2, 400, 0.01},
		"enterprise, 4":                {50, 16, 4, 400, 0.01},
		"enterprise non-production, 3": {10, 2, 3, 60, 0.06},
		"free, 2":                      {2, 2, 2, 60, 0.12},
		"free, 3":                      {2, 2, 3, 60, 0.18},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := &simulatedLimit{limit: test.limit, rate: test.rate, share: 0.8, latency: 50 * time.Millisecond}
				took := make([]time.Duration, test.pipelines)
				var group sync.WaitGroup
				for i := range test.pipelines {
					group.Go(func() {
						pause(t.Context(), time.Duration(i)*370*time.Millisecond)
						took[i] = runPaced(t, &patient{server.paced()}, 10, test.requests, writesOnly)
					})
				}
				group.Wait()
				first, last := took[0], took[0]
				for _, d := range took {
					first, last = min(first, d), max(last, d)
				}
				total := float64(test.pipelines * test.requests)
				ideal := (total - test.limit) / test.rate
				t.Logf("%s to %s, ideal %.0fs, %d of %d refused", first, last, ideal, server.refused, server.sent)
				if float64(server.refused) > test.refused*float64(server.sent) {
					t.Errorf("%d of %d requests were refused", server.refused, server.sent)
				}
				if last.Seconds() > 2*ideal+5 {
					t.Errorf("took %s, ideal is %.0fs", last, ideal)
				}
				if first.Seconds() < last.Seconds()*0.25 {
					t.Errorf("one pipeline was done after %s, another after %s", first, last)
				}
			})
		})
	}
}

func TestReserve(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ part, limit, want float64 }{{0.8, 50, 10}, {0.8, 10, 2}, {0.9, 10, 1}, {0.7, 10, 3}, {1, 50, 0}, {0.5, 2, 1}} {
		if got := (&share{part: c.part}).reserve(c.limit); got != c.want {
			t.Errorf("of %g tokens at a share of %g, %g are left to others, want %g", c.limit, c.part, got, c.want)
		}
	}
}

// However crowded the bucket is, nobody stays away for longer than the longest wait.
func TestCrowdedWaitIsBounded(t *testing.T) {
	t.Parallel()
	now := time.Unix(1767225600, 0)
	s := &share{part: 1, crowd: mostCrowded}
	s.begin(50, now)
	if wait := s.stretched(now.Add(longestRefill)).Sub(now); wait > LongestWait+mostCrowded*crowdWait {
		t.Errorf("waits %s", wait)
	}
}
