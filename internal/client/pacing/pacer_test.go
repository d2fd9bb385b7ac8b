// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package pacing

import (
	"context"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

// Nobody else uses the tenant: no plan may ever see a 429, and none may be left idle for long.
func TestPacerKeepsToThePlan(t *testing.T) {
	t.Parallel()
	plans := []struct {
		name     string
		limit    float64
		rate     float64
		step     time.Duration
		workers  int
		requests int
		pick     func(int) (Group, string)
		separate bool
	}{
		{"enterprise 50|16", 50, 16, 0, 10, 400, writesOnly, false},
		{"enterprise 50|16, one at a time", 50, 16, 0, 1, 400, writesOnly, false},
		{"enterprise 50|16, parallelism 100", 50, 16, 0, 100, 400, writesOnly, false},
		{"enterprise 50|16, all kinds at once", 50, 16, 0, 10, 400, mixed, false},
		{"enterprise non-production 10|2", 10, 2, 0, 10, 60, writesOnly, false},
		{"free 2|2", 2, 2, 0, 10, 60, writesOnly, false},
		{"free 2|2, all kinds at once", 2, 2, 0, 10, 60, mixed, false},
		{"free 2|2, parallelism 100", 2, 2, 0, 100, 120, writesOnly, false},
		{"professional 20|200 per minute", 20, 200.0 / 60, 0, 10, 100, writesOnly, false},
		{"professional, groups of their own", 20, 200.0 / 60, 0, 10, 200, mixed, true},
		{"refill at the turn of the second", 50, 16, time.Second, 10, 400, writesOnly, false},
		{"refill at the turn of the second, free", 2, 2, time.Second, 10, 60, writesOnly, false},
		{"refill at the turn of the minute", 20, 20.0 / 60, time.Minute, 10, 60, writesOnly, false},
		{"private cloud 250|250", 250, 250, 0, 10, 2000, writesOnly, false},
	}
	for _, plan := range plans {
		for _, latency := range []time.Duration{time.Millisecond, 80 * time.Millisecond, 700 * time.Millisecond} {
			for _, skew := range []time.Duration{0, -3700 * time.Millisecond, 90*time.Second + 900*time.Millisecond, 600 * time.Millisecond} {
				t.Run(plan.name+" latency "+latency.String()+" skew "+skew.String(), func(t *testing.T) {
					t.Parallel()
					synctest.Test(t, func(t *testing.T) {
						server := &simulatedLimit{
							limit: plan.limit, rate: plan.rate, step: plan.step, separate: plan.separate,
							latency: latency, skew: skew,
						}
						took := runPaced(t, server.paced(), plan.workers, plan.requests, plan.pick)
						buckets := 1.0
						if plan.separate {
							buckets = 3
						}
						ideal := time.Duration(max(0, float64(plan.requests)/buckets-plan.limit) / plan.rate * float64(time.Second))
						unpaced := time.Duration(plan.requests/plan.workers+1) * latency
						if plan.limit <= 2 {
							// So small a bucket is spent one by one.
							unpaced = time.Duration(plan.requests) * latency
						}
						t.Logf("took %s, ideal %s, unpaced %s", took, ideal, unpaced)
						if server.refused != 0 {
							t.Errorf("%d of %d requests were answered with 429", server.refused, server.sent)
						}
						if most := max(ideal, unpaced)*3/2 + 2*time.Second + 4*latency; took > most {
							t.Errorf("took %s, more than %s; ideal is %s", took, most, max(ideal, unpaced))
						}
					})
				})
			}
		}
	}
}

// The refill rate is learned from the answers, and never above the truth, also after a pause in which
// the bucket overflowed. A server that refills at the turn of the second is recognised as such.
func TestPacerLearnsTheRate(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		limit, rate float64
		step        time.Duration
		workers     int
		least       float64
		continuous  bool
	}{
		"enterprise":                     {50, 16, 0, 10, 13, true},
		"enterprise, one by one":         {50, 16, 0, 1, 10, true},
		"turn of the second":             {50, 16, time.Second, 10, 0, false},
		"turn of the second, one by one": {50, 16, time.Second, 1, 0, false},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := &simulatedLimit{limit: test.limit, rate: test.rate, step: test.step, latency: 20 * time.Millisecond}
				transport := server.paced()
				for round := range 3 {
					runPaced(t, transport, test.workers, 200, writesOnly)
					b := transport.pacer.bucket(WriteUsers)
					if b.continuous != test.continuous {
						t.Errorf("round %d: continuous %t", round, b.continuous)
					}
					if test.continuous && (b.perSecond > test.rate || b.perSecond < test.least) {
						t.Errorf("round %d: learned %.2f per second, want %.2f to %.2f", round, b.perSecond, test.least, test.rate)
					}
					pause(t.Context(), time.Minute)
				}
				if server.refused != 0 {
					t.Errorf("%d of %d requests were refused", server.refused, server.sent)
				}
			})
		})
	}
}

// Somebody else spends from the same budget: requests may be refused now and then, but all of them
// arrive in the end.
func TestPacerSharesWithOthers(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := &simulatedLimit{limit: 50, rate: 16, share: 0.8, latency: 80 * time.Millisecond}
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		go func() {
			for ctx.Err() == nil {
				if req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://127.0.0.1/", http.NoBody); err == nil {
					_ = server.count(req).Body.Close()
				}
				pause(ctx, 125*time.Millisecond) // Half of the sustained rate.
			}
		}()
		reads := func(int) (Group, string) { return ReadUsers, http.MethodGet }
		took := runPaced(t, &patient{server.paced()}, 10, 400, reads)
		t.Logf("took %s, %d of %d refused", took, server.refused, server.sent)
		if server.refused > server.sent/20 {
			t.Errorf("%d of %d requests were refused", server.refused, server.sent)
		}
	})
}

// Requests are scarce where a run can use them up: a big bucket, or none, is no ration.
func TestPacer_Rationed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		limits Limits
		header http.Header
		want   bool
	}{
		"nothing known":   {Limits{Share: 1}, nil, false},
		"no limit":        {Limits{Share: 1}, http.Header{}, false},
		"a ceiling":       {Limits{Share: 1, PerSecond: 5}, nil, true},
		"enterprise":      {Limits{Share: 1}, http.Header{"X-Ratelimit-Limit": {"50"}, "X-Ratelimit-Remaining": {"49"}}, true},
		"a private cloud": {Limits{Share: 1}, http.Header{"X-Ratelimit-Limit": {"250"}, "X-Ratelimit-Remaining": {"249"}}, false},
	} {
		p := New(c.limits, &Clock{}, &patience.Teller{})
		if c.header != nil {
			permit, err := p.Acquire(t.Context(), Group(""), patience.Wait{For: "room", Most: time.Second})
			if err != nil {
				t.Fatal(err)
			}
			permit.Done(&http.Response{StatusCode: http.StatusOK, Header: c.header})
		}
		if got := p.Rationed(); got != c.want {
			t.Errorf("%s: %t, want %t", name, got, c.want)
		}
	}
}
