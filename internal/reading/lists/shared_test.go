// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package lists_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/reading/lists"
)

// server answers lists of numbers in pages of 100.
type server struct {
	mu       sync.Mutex
	size     int
	requests int
	failAt   int // The page that fails, counted from 1.
}

var errFailed = errors.New("failed")

func (s *server) list() iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for page := 0; page == 0 || page*100 < s.size; page++ {
			time.Sleep(time.Millisecond)
			s.mu.Lock()
			s.requests++
			s.mu.Unlock()
			if page+1 == s.failAt {
				yield(0, errFailed)
				return
			}
			for n := page * 100; n < min(s.size, (page+1)*100); n++ {
				if !yield(n, nil) {
					return
				}
			}
		}
	}
}

func is(n int) func(int) bool { return func(got int) bool { return got == n } }

func TestShared(t *testing.T) {
	t.Parallel()
	type step struct{ find, requests int }
	for name, c := range map[string]struct {
		size  int
		steps []step
	}{
		"one page":             {50, []step{{49, 1}, {3, 0}, {70, 0}, {0, 0}}},
		"an empty list":        {0, []step{{1, 1}, {2, 0}}},
		"pages up to the item": {1000, []step{{150, 2}, {199, 0}, {7, 0}}},
		"all, the second time": {1000, []step{{150, 2}, {500, 10}, {999, 0}, {2000, 0}}},
		"what is not there":    {300, []step{{2000, 3}, {299, 0}}},
		"a full last page":     {200, []step{{150, 2}, {2000, 2}, {2000, 0}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, shared := &server{size: c.size}, lists.New[int]()
			for _, step := range c.steps {
				s.requests = 0
				got, ok, err := shared.Find(t.Context(), "auth0|1", s.list(), is(step.find))
				if err != nil || ok != (step.find < c.size) || ok && got != step.find {
					t.Errorf("%d: %d, %t, %v", step.find, got, ok, err)
				}
				if s.requests != step.requests {
					t.Errorf("%d: %d requests, want %d", step.find, s.requests, step.requests)
				}
				if _, ok := shared.Peek("auth0|1", is(step.find)); ok != (step.find < c.size) {
					t.Errorf("%d: seen: %t", step.find, ok)
				}
				if _, ok := shared.Peek("auth0|2", is(step.find)); ok {
					t.Error("another user's list is shared")
				}
			}
		})
	}
}

// Who comes at the same time waits for the one list.
func TestShared_atOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, shared := &server{size: 50}, lists.New[int]()
		var group sync.WaitGroup
		for n := range 50 {
			group.Go(func() {
				if got, ok, err := shared.Find(t.Context(), "auth0|1", s.list(), is(n)); got != n || !ok || err != nil {
					t.Errorf("%d: %d, %t, %v", n, got, ok, err)
				}
			})
		}
		group.Wait()
		if s.requests != 1 {
			t.Errorf("%d requests, want 1", s.requests)
		}
	})
}

// After a write of this process, and where nothing is shared, every read is its own.
func TestShared_not(t *testing.T) {
	t.Parallel()
	written := lists.New[int]()
	written.Invalidate("auth0|1")
	late, s := lists.New[int](), &server{size: 50}
	if _, _, err := late.Find(t.Context(), "auth0|1", s.list(), is(1)); err != nil {
		t.Fatal(err)
	}
	late.Invalidate("auth0|1")
	var none *lists.Shared[int]
	none.Invalidate("auth0|1")
	for name, shared := range map[string]*lists.Shared[int]{"written": written, "written later": late, "nothing shared": none} {
		s := &server{size: 250}
		for range 3 {
			if got, ok, err := shared.Find(t.Context(), "auth0|1", s.list(), is(120)); got != 120 || !ok || err != nil {
				t.Errorf("%s: %d, %t, %v", name, got, ok, err)
			}
			if _, ok := shared.Peek("auth0|1", is(120)); ok {
				t.Errorf("%s: remembered", name)
			}
		}
		if s.requests != 6 {
			t.Errorf("%s: %d requests, want 6", name, s.requests)
		}
	}
}

// What was read before a change of the user's list is not shown after it.
func TestShared_written(t *testing.T) {
	t.Parallel()
	s, shared := &server{size: 50}, lists.New[int]()
	if _, ok, err := shared.Find(t.Context(), "auth0|1", s.list(), is(7)); !ok || err != nil {
		t.Fatal(ok, err)
	}
	if _, ok := shared.Peek("auth0|1", is(7)); !ok || len(shared.Seen("auth0|1")) != 50 {
		t.Error("what was read is not shown")
	}
	shared.Invalidate("auth0|1")
	if _, ok := shared.Peek("auth0|1", is(7)); ok || len(shared.Seen("auth0|1")) != 0 {
		t.Error("what was read is shown after a change")
	}
}

func TestShared_errors(t *testing.T) {
	t.Parallel()
	s, shared := &server{size: 300, failAt: 2}, lists.New[int]()
	for range 2 {
		if _, ok, err := shared.Find(t.Context(), "auth0|1", s.list(), is(150)); ok || !errors.Is(err, errFailed) {
			t.Errorf("%t, %v", ok, err)
		}
	}
	if s.requests != 4 {
		t.Errorf("%d requests: a list that failed is remembered", s.requests)
	}
	// What was found before the failure is found; what comes after it is not known.
	for _, n := range []int{50, 150} {
		s.failAt = n/100 + 2
		if got, ok, err := shared.Find(t.Context(), "auth0|1", s.list(), is(n)); got != n || !ok || err != nil {
			t.Errorf("%d: %d, %t, %v", n, got, ok, err)
		}
	}
	if _, ok, err := shared.Find(t.Context(), "auth0|1", s.list(), is(250)); ok || !errors.Is(err, errFailed) {
		t.Errorf("%t, %v", ok, err)
	}
	synctest.Test(t, func(t *testing.T) {
		s, shared := &server{size: 50}, lists.New[int]()
		ctx, cancel := context.WithCancel(t.Context())
		var group sync.WaitGroup
		group.Go(func() { _, _, _ = shared.Find(t.Context(), "auth0|1", s.list(), is(1)) })
		synctest.Wait()
		group.Go(func() {
			if _, ok, err := shared.Find(ctx, "auth0|1", s.list(), is(2)); ok || !errors.Is(err, context.Canceled) {
				t.Errorf("cancelled: %t, %v", ok, err)
			}
		})
		synctest.Wait()
		cancel()
		group.Wait()
	})
}

// There is an end to what is remembered; what is not is read again.
func TestShared_bounded(t *testing.T) {
	t.Parallel()
	shared := lists.New[int]()
	var users int
	for users = range 300 {
		id := fmt.Sprint("auth0|", users)
		if _, ok, err := shared.Find(t.Context(), id, instant(1000), is(5000)); ok || err != nil {
			t.Fatal(ok, err)
		}
		if _, ok := shared.Peek(id, is(999)); !ok {
			break
		}
	}
	if users != 200 {
		t.Errorf("the lists of %d users are remembered, want 200", users)
	}
}

func instant(size int) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for n := range size {
			if !yield(n, nil) {
				return
			}
		}
	}
}
