// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package patience is how everything waits: never longer than a bound, and not in silence. Whoever
// runs the CLI learns from the log after ten seconds what is being waited for and how long at most,
// and from the error what to do when that was not enough.
package patience

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflog"
)

const (
	tellAfter = 10 * time.Second
	tellEvery = time.Minute
)

// Shared bounds how long a call waits for another one that does the same work for both, before it does
// the work itself.
const Shared = 15 * time.Minute

// Wait is one reason to wait.
type Wait struct {
	// For completes "Waiting for", as in "room in the tenant's rate limit".
	For string
	// Most is the bound.
	Most time.Duration
	// Advice is a sentence about what to do when the bound was not enough.
	Advice string
}

// Error is a wait that reached its bound.
type Error struct {
	Wait

	Waited time.Duration
}

func (e *Error) Error() string {
	return fmt.Sprintf("waited %s for %s, in vain", e.Waited.Round(time.Second), e.For)
}

// Teller writes the log lines: however many wait for the same thing, a line a minute. The zero value
// is ready, and one Teller may be used by many goroutines at once.
type Teller struct {
	mu   sync.Mutex
	said map[string]time.Time // When each wait was last logged.
}

// Tell tells about a wait from ten seconds on, until stop is called. It bounds nothing.
func (t *Teller) Tell(ctx context.Context, w Wait) (stop func()) {
	began := time.Now()
	ended := false
	var mu sync.Mutex
	var timer *time.Timer
	mu.Lock()
	defer mu.Unlock()
	timer = time.AfterFunc(tellAfter, func() {
		mu.Lock()
		defer mu.Unlock()
		if ended {
			return
		}
		t.tell(ctx, w, time.Since(began))
		timer.Reset(tellEvery)
	})
	return func() {
		mu.Lock()
		defer mu.Unlock()
		ended = true
		timer.Stop()
	}
}

// tell writes a line unless the last one about the same thing is fresh.
func (t *Teller) tell(ctx context.Context, w Wait, waited time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := time.Now()
	if last, ok := t.said[w.For]; ok && now.Sub(last) < tellEvery {
		return
	}
	if t.said == nil {
		t.said = map[string]time.Time{}
	}
	t.said[w.For] = now
	tflog.Warn(ctx, "Waiting for "+w.For, map[string]any{
		"waited": waited.Round(time.Second).String(), "at_most": w.Most.Round(time.Second).String(),
	})
}

// Sleep waits for a time, for the bound of the wait at most. The error is that of ctx.
func (t *Teller) Sleep(ctx context.Context, w Wait, pause time.Duration) error {
	if pause = min(pause, w.Most); pause <= 0 {
		return ctx.Err()
	}
	defer t.Tell(ctx, w)()
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// Until waits for an event, which closes done or sends to it. The error is an [*Error] at the bound,
// or that of ctx.
func Until[T any](ctx context.Context, t *Teller, w Wait, done <-chan T) error {
	select {
	case <-done:
		return nil
	default:
	}
	bounded, end := t.Bound(ctx, w)
	defer end()
	select {
	case <-done:
		return nil
	case <-bounded.Done():
		return Cause(ctx, bounded)
	}
}

// ForOthers waits until another call of this run has done some work for both. It reports whether that
// is so; if not, because it took too long or ctx has ended, the caller is on its own.
func (t *Teller) ForOthers(ctx context.Context, work string, done <-chan struct{}) bool {
	return Until(ctx, t, Wait{For: work + ", which another part of this run does", Most: Shared}, done) == nil
}

// Take takes the one place in a channel, unless that takes too long or ctx ends first.
func (t *Teller) Take(ctx context.Context, w Wait, place chan<- struct{}) (taken bool) {
	select {
	case place <- struct{}{}:
		return true
	default:
	}
	bounded, end := t.Bound(ctx, w)
	defer end()
	select {
	case place <- struct{}{}:
		return true
	case <-bounded.Done():
		return false
	}
}

// Bound is for waits that only know how to end with a context: the returned one ends at the bound,
// and [Cause] says why. While it lasts, the wait is told about.
func (t *Teller) Bound(ctx context.Context, w Wait) (bounded context.Context, end func()) {
	stop := t.Tell(ctx, w)
	bounded, cancel := context.WithTimeoutCause(ctx, w.Most, &Error{Wait: w, Waited: w.Most})
	return bounded, func() {
		cancel()
		stop()
	}
}

// BoundGrowing is [Teller.Bound] for waits whose bound is only a guess at first: at the bound, allowed
// says how long the wait may be as things are then, and only a wait as long as that ends.
func (t *Teller) BoundGrowing(ctx context.Context, w Wait, allowed func() time.Duration) (bounded context.Context, end func()) {
	stop, began := t.Tell(ctx, w), time.Now()
	bounded, cancel := context.WithCancelCause(ctx)
	go func() {
		for most := w.Most; ; most = allowed() {
			waited := time.Since(began)
			if waited >= most {
				cancel(&Error{Wait: w, Waited: waited})
				return
			}
			timer := time.NewTimer(most - waited)
			select {
			case <-bounded.Done():
				timer.Stop()
				return
			case <-timer.C:
			}
		}
	}()
	return bounded, func() {
		cancel(nil)
		stop()
	}
}

// Cause is why a context made by [Teller.Bound] of ctx has ended: the error of ctx, or else an
// [*Error].
func Cause(ctx, bounded context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return context.Cause(bounded)
}

// Jitter returns a random duration in [0, most), for those who shall not all wait equally long.
func Jitter(most time.Duration) time.Duration {
	if most <= 0 {
		return 0
	}
	return rand.N(most)
}
