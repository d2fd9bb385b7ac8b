// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package garbage

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"
)

func TestPercent(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		live uint64
		want int
	}{{0, 400}, {1 << 20, 400}, {25 << 20, 400}, {50 << 20, 200}, {100 << 20, 100}, {4 << 30, 100}} {
		if got := percent(c.live); got != c.want {
			t.Errorf("%d bytes in use: %d percent, want %d", c.live, got, c.want)
		}
	}
}

// What is in use decides, after each collection anew.
func TestBound(t *testing.T) {
	t.Parallel()
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	Bound()
	await(t, 400)
	inUse := make([]byte, 200<<20)
	await(t, 100)
	runtime.KeepAlive(inUse)
	await(t, 400)
}

// await collects until there may be so much garbage.
func await(t *testing.T, want uint64) {
	t.Helper()
	sample := []metrics.Sample{{Name: "/gc/gogc:percent"}}
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); runtime.Gosched() {
		runtime.GC()
		metrics.Read(sample)
		if sample[0].Value.Uint64() == want {
			return
		}
	}
	t.Fatalf("%d percent, want %d", sample[0].Value.Uint64(), want)
}
