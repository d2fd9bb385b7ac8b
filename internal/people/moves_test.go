// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// Nobody waits for a change that has not begun: the CLI may not begin it before this one ends.
func TestMove_nobody(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var l people.Ledger
		m := l.Begin(email("a"))
		defer m.End()
		from := time.Now()
		if got := m.Await(t.Context(), email("b"), m.Since()); got != people.NoMove || time.Since(from) > 5*time.Second {
			t.Errorf("outcome %d after %s", got, time.Since(from))
		}
	})
}

// A chain goes from its end: whoever is to get an address waits until it is given up.
func TestMove_chain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var l people.Ledger
		first, second := l.Begin(email("a")), l.Begin(email("b"))
		since := first.Since()
		done := make(chan people.Outcome)
		go func() { done <- first.Await(t.Context(), email("b"), since) }()
		synctest.Wait()
		time.Sleep(30 * time.Second) // The bubble's clock: whoever has it is at work, however long.
		second.End()
		if got := <-done; got != people.Freed {
			t.Errorf("outcome %d", got)
		}
		// What was given up before one asks is not missed.
		if got := first.Await(t.Context(), email("b"), since); got != people.Freed {
			t.Errorf("afterwards: outcome %d", got)
		}
		first.End()
	})
}

// In a circle the last one to wait is told, and can go out of the way.
func TestMove_circle(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var l people.Ledger
		first, second := l.Begin(email("a")), l.Begin(email("b"))
		done := make(chan people.Outcome)
		go func() { done <- first.Await(t.Context(), email("b"), 0) }()
		synctest.Wait()
		if got := second.Await(t.Context(), email("a"), 0); got != people.Circle {
			t.Fatalf("outcome %d", got)
		}
		second.Free()
		if got := <-done; got != people.Freed {
			t.Errorf("the first one: outcome %d", got)
		}
		first.End()
		if got := second.Await(t.Context(), email("a"), 0); got != people.Freed {
			t.Errorf("the second one: outcome %d", got)
		}
		second.End()
	})
}

// Whoever goes out of the way in a circle, and waits again at once, is not told of the circle again
// because the other one has not woken up yet.
func TestMove_circleIsOver(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var l people.Ledger
		first, second := l.Begin(email("a")), l.Begin(email("b"))
		go func() {
			defer first.End()
			if got := first.Await(t.Context(), email("b"), 0); got != people.Freed {
				t.Errorf("the first one: outcome %d", got)
			}
		}()
		synctest.Wait()
		defer second.End()
		if got := second.Await(t.Context(), email("a"), 0); got != people.Circle {
			t.Fatalf("outcome %d", got)
		}
		second.Free()
		if got := second.Await(t.Context(), email("a"), 0); got != people.Freed {
			t.Errorf("the second one: outcome %d", got)
		}
	})
}

// A change that never ends is not waited for without a bound.
func TestMove_bounded(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var l people.Ledger
		l.Begin(email("b"))
		m := l.Begin(nil)
		from := time.Now()
		if got := m.Await(t.Context(), email("b"), 0); got != people.NoMove || time.Since(from) > 5*time.Minute {
			t.Errorf("outcome %d after %s", got, time.Since(from))
		}
	})
}
