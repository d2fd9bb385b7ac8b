// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package batch_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/batch"
)

// recorded is a collector that keeps the items of each batch, in the order of the calls.
func recorded(batches *[][]string) *batch.Collector[string, string] {
	var mu sync.Mutex
	return &batch.Collector[string, string]{Most: 4, Work: "a test", Do: func(_ context.Context, items []string) string {
		mu.Lock()
		defer mu.Unlock()
		*batches = append(*batches, items)
		return fmt.Sprint(items)
	}}
}

// call joins the items one after the other, and all wait together.
func call(t *testing.T, c *batch.Collector[string, string], items ...string) (took time.Duration) {
	t.Helper()
	began := time.Now()
	var group sync.WaitGroup
	for _, item := range items {
		place := c.Join(item)
		group.Go(func() {
			if result, ok := place.Wait(t.Context()); !ok || !strings.Contains(result, item) {
				t.Errorf("%s got %q, %t", item, result, ok)
			}
		})
	}
	group.Wait()
	return time.Since(began)
}

func TestCollector(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		limit func(*batch.Collector[string, string])
		want  string
	}{
		"by number": {func(*batch.Collector[string, string]) {}, "[[a b c d] [e f]]"},
		"by length": {func(c *batch.Collector[string, string]) {
			c.MaxBytes, c.Bytes = 5, func(string) int { return 2 }
		}, "[[a b] [c d] [e f]]"},
		"too long for any": {func(c *batch.Collector[string, string]) {
			c.MaxBytes, c.Bytes = 1, func(string) int { return 2 }
		}, "[[a] [b] [c] [d] [e] [f]]"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var batches [][]string
				collector := recorded(&batches)
				c.limit(collector)
				call(t, collector, "a", "b", "c", "d", "e", "f")
				slices.SortFunc(batches, slices.Compare[[]string])
				if got := fmt.Sprint(batches); got != c.want {
					t.Errorf("batches %s, want %s", got, c.want)
				}
			})
		})
	}
}

// Who expects as many as came before does not wait for more; who does not, waits.
func TestCollector_expecting(t *testing.T) {
	t.Parallel()
	for expecting, want := range map[bool]time.Duration{true: 0, false: 50 * time.Millisecond} {
		synctest.Test(t, func(t *testing.T) {
			var batches [][]string
			c := recorded(&batches)
			c.Expecting = expecting
			call(t, c, "a", "b")
			if got := call(t, c, "c", "d"); got != want || len(batches) != 2 || c.Biggest() != 2 {
				t.Errorf("expecting %t: waited %s, want %s; %v", expecting, got, want, batches)
			}
		})
	}
}

// A panic ends the call that leads; a call that gives up, or has waited too long, is on its own.
func TestCollector_noResult(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c := &batch.Collector[string, string]{Most: 4, Work: "a test", Do: func(context.Context, []string) string { panic("the work") }}
		var panics, alone atomic.Int32
		var group sync.WaitGroup
		for range 4 {
			place := c.Join("a")
			group.Go(func() {
				defer func() {
					if recover() != nil {
						panics.Add(1)
					}
				}()
				if _, ok := place.Wait(t.Context()); !ok {
					alone.Add(1)
				}
			})
		}
		group.Wait()
		if panics.Load() != 1 || alone.Load() != 3 {
			t.Errorf("%d panics, %d without a result", panics.Load(), alone.Load())
		}
	})
	synctest.Test(t, func(t *testing.T) {
		end := make(chan struct{})
		c := &batch.Collector[string, string]{Most: 2, Work: "a test", Do: func(context.Context, []string) string { <-end; return "late" }}
		leader, other := c.Join("a"), c.Join("b")
		var group sync.WaitGroup
		group.Go(func() {
			if result, ok := leader.Wait(t.Context()); !ok || result != "late" {
				t.Errorf("the leader got %q, %t", result, ok)
			}
		})
		began := time.Now()
		if _, ok := other.Wait(t.Context()); ok || time.Since(began) != patience.Shared {
			t.Errorf("waited %s, result %t", time.Since(began), ok)
		}
		close(end)
		group.Wait()
	})
}
