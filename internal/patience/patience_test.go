// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package patience

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflogtest"
)

// sink is a log that may be written to by many.
type sink struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *sink) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *sink) lines() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Split(strings.TrimSuffix(s.text.String(), "\n"), "\n")
}

func TestUntil(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var log sink
		ctx := tflogtest.RootLogger(t.Context(), &log)
		var teller Teller
		began := time.Now()
		var group sync.WaitGroup
		for range 50 {
			group.Go(func() {
				err := Until(ctx, &teller, Wait{For: "Godot", Most: 5 * time.Minute, Advice: "Go home."}, make(chan struct{}))
				var e *Error
				if !errors.As(err, &e) || e.Waited != 5*time.Minute || e.Advice != "Go home." || e.Error() != "waited 5m0s for Godot, in vain" {
					t.Errorf("error %v", err)
				}
			})
		}
		group.Wait()
		if took := time.Since(began); took != 5*time.Minute {
			t.Errorf("took %s", took)
		}
		// After 10 seconds, then every minute, once for all.
		if lines := log.lines(); len(lines) != 5 || !strings.Contains(lines[0], `"@level":"warn"`) ||
			!strings.Contains(lines[0], "Waiting for Godot") || !strings.Contains(lines[0], `"waited":"10s"`) || !strings.Contains(lines[0], `"at_most":"5m0s"`) {
			t.Errorf("%d lines: %q", len(lines), lines)
		}
	})
}

func TestShortWaitsAreSilent(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var log sink
		ctx := tflogtest.RootLogger(t.Context(), &log)
		var teller Teller
		wait := Wait{For: "a moment", Most: time.Minute}
		if err := teller.Sleep(ctx, wait, 9*time.Second); err != nil {
			t.Error(err)
		}
		arrived := make(chan bool, 1)
		time.AfterFunc(9*time.Second, func() { arrived <- true })
		if err := Until(ctx, &teller, wait, arrived); err != nil {
			t.Error(err)
		}
		time.AfterFunc(9*time.Second, func() { arrived <- true })
		<-arrived
		if lines := log.lines(); lines[0] != "" {
			t.Errorf("%q", lines)
		}
		// Never longer than the bound.
		began := time.Now()
		if err := teller.Sleep(ctx, wait, time.Hour); err != nil || time.Since(began) != time.Minute {
			t.Errorf("%v after %s", err, time.Since(began))
		}
	})
}

func TestCancellation(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		var teller Teller
		wait := Wait{For: "Godot", Most: time.Minute}
		if err := Until(ctx, &teller, wait, make(chan bool)); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error %v", err)
		}
		if err := teller.Sleep(ctx, wait, time.Second); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error %v", err)
		}
	})
}

// A bound that grows ends the wait when it has stopped growing.
func TestBoundGrowing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var teller Teller
		began, asked := time.Now(), 0
		bounded, end := teller.BoundGrowing(t.Context(), Wait{For: "Godot", Most: time.Minute}, func() time.Duration {
			asked++
			return time.Duration(min(1+asked, 5)) * time.Minute
		})
		defer end()
		<-bounded.Done()
		var e *Error
		if err := Cause(t.Context(), bounded); !errors.As(err, &e) || e.Waited != 5*time.Minute || time.Since(began) != e.Waited {
			t.Errorf("error %v after %s", err, time.Since(began))
		}
	})
}

func TestForOthers(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var teller Teller
		done := make(chan struct{})
		began := time.Now()
		if teller.ForOthers(t.Context(), "a search", done) || time.Since(began) != Shared {
			t.Errorf("waited %s for what never ends", time.Since(began))
		}
		time.AfterFunc(time.Minute, func() { close(done) })
		for range 2 {
			if !teller.ForOthers(t.Context(), "a search", done) {
				t.Error("the end was not noticed")
			}
		}
	})
}

func TestTake(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var teller Teller
		place, wait := make(chan struct{}, 1), Wait{For: "a place", Most: time.Minute}
		if !teller.Take(t.Context(), wait, place) {
			t.Error("the free place was not taken")
		}
		began := time.Now()
		if teller.Take(t.Context(), wait, place) || time.Since(began) != time.Minute {
			t.Errorf("taken twice, or after %s", time.Since(began))
		}
		time.AfterFunc(time.Second, func() { <-place })
		if !teller.Take(t.Context(), wait, place) {
			t.Error("the place that became free was not taken")
		}
	})
}
