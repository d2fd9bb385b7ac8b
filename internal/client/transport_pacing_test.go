// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

func TestCeiling(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := newNetwork(okHandler(200))
		c := onNetwork(t, n, func(config *Config) { config.MaxRequestsPerSecond = 4 })
		began := time.Now()
		getMany(t, c, 21)
		if took := time.Since(began); took < 5*time.Second || took > 5*time.Second+200*time.Millisecond {
			t.Errorf("21 requests at 4 per second took %s, want 5s", took)
		}
	})
}

func TestCeilingEndsWithTheContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := newNetwork(okHandler(200))
		c := onNetwork(t, n, func(config *Config) { config.MaxRequestsPerSecond = 0.1 })
		getMany(t, c, 1)
		for name, cancelled := range map[string]func() (context.Context, context.CancelFunc){
			"deadline": func() (context.Context, context.CancelFunc) { return context.WithTimeout(t.Context(), time.Second) },
			"cancel": func() (context.Context, context.CancelFunc) {
				ctx, cancel := context.WithCancel(t.Context())
				time.AfterFunc(time.Second, cancel)
				return ctx, cancel
			},
		} {
			ctx, cancel := cancelled()
			began := time.Now()
			_, err := c.Users.Get(ctx, "auth0|1")
			cancel()
			if took := time.Since(began); err == nil || took > time.Second {
				t.Errorf("%s: error %v after %s", name, err, took)
			}
		}
		if n.total != 1 {
			t.Errorf("%d requests, want 1", n.total)
		}
	})
}

// The one request that goes ahead to learn the limits must not stop the rest when it hangs.
func TestHangingProbeHoldsNobodyForLong(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := newNetwork(okHandler(200))
		n.fail("GET /api/v2/users/auth0%7C1", hang(false))
		c := onNetwork(t, n)
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			_, _ = c.Users.Get(ctx, "auth0|1")
		}()
		synctest.Wait()
		began := time.Now()
		getMany(t, c, 20)
		if took := time.Since(began); took > 6*time.Second {
			t.Errorf("20 requests took %s beside one that hangs", took)
		}
		cancel()
		<-ended
	})
}

func TestNoHeadersNoPacing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		n := newNetwork(okHandler(200))
		c := onNetwork(t, n)
		began := time.Now()
		getMany(t, c, 100)
		// One request alone to find out, then all at once.
		if took := time.Since(began); took != 2*n.latency {
			t.Errorf("took %s, want %s", took, 2*n.latency)
		}
	})
}
