// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// tenant is a Source with an index that may lag behind.
type tenant struct {
	latency time.Duration
	maxIDs  int // More IDs in one query are too long a URL; 0 for no limit.
	broken  bool
	exact   bool // Totals go beyond 1000.
	// sameTime says that all users were created at once, so that no count leads beyond 1000.
	sameTime bool
	// nonsense changes what the search finds.
	nonsense func([]*client.User) ([]*client.User, error)

	mu    sync.Mutex
	now   map[string]*client.User
	index map[string]*client.User
	gets  int
	lists int
	pages int
	count int
}

const connection = "db"

func user(id string, version int) *client.User {
	at := time.Date(2026, 3, 1, 9, 0, 0, version*int(time.Millisecond), time.UTC).Format("2006-01-02T15:04:05.000Z")
	name := fmt.Sprint(version)
	return &client.User{ID: id, UpdatedAt: &at, Name: &name, Identities: []client.Identity{{Connection: connection}}}
}

func newTenant(n int) *tenant {
	t := &tenant{latency: 80 * time.Millisecond, now: map[string]*client.User{}, index: map[string]*client.User{}}
	for i := range n {
		id := fmt.Sprintf("auth0|%04d", i)
		t.now[id] = user(id, 1)
		t.index[id] = t.now[id]
	}
	return t
}

func (t *tenant) wait(ctx context.Context) error {
	select {
	case <-time.After(t.latency):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (t *tenant) Get(ctx context.Context, id string, _ ...client.RequestOption) (*client.User, error) {
	if err := t.wait(ctx); err != nil {
		return nil, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.gets++
	if u := t.now[id]; u != nil {
		return u, nil
	}
	return nil, &client.Error{Status: http.StatusNotFound, FromAPI: true}
}

func (t *tenant) List(ctx context.Context, o client.ListUsersOptions) iter.Seq2[*client.User, error] {
	return func(yield func(*client.User, error) bool) {
		err := t.wait(ctx)
		t.mu.Lock()
		t.lists++
		var found []*client.User
		asked := 0
		// user_id:("a" OR "b"): every second part is an ID.
		for i, part := range strings.Split(o.Query, `"`) {
			if u := t.index[part]; i%2 == 1 && u != nil {
				found = append(found, u)
			}
		}
		asked = strings.Count(o.Query, " OR ") + 1
		t.mu.Unlock()
		switch {
		case err != nil:
		case t.broken:
			err = &client.Error{Status: http.StatusServiceUnavailable, FromAPI: true}
		case t.maxIDs > 0 && asked > t.maxIDs:
			err = &client.Error{Status: http.StatusRequestURITooLong}
		}
		if err != nil {
			yield(nil, err)
			return
		}
		if t.nonsense != nil {
			found, err = t.nonsense(found)
		}
		for _, u := range found {
			if !yield(u, nil) {
				return
			}
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

func (t *tenant) ListAll(ctx context.Context, _ client.ListAllUsersOptions) iter.Seq2[*client.User, error] {
	return func(yield func(*client.User, error) bool) {
		if t.broken {
			yield(nil, &client.Error{Status: http.StatusServiceUnavailable, FromAPI: true})
			return
		}
		t.mu.Lock()
		var ids []string
		for id := range t.index {
			ids = append(ids, id)
		}
		t.mu.Unlock()
		slices.Sort(ids)
		for page := range slices.Chunk(ids, maxBatch) {
			if err := t.wait(ctx); err != nil {
				yield(nil, err)
				return
			}
			t.mu.Lock()
			t.pages++
			var users []*client.User
			for _, id := range page {
				if u := t.index[id]; u != nil {
					users = append(users, u)
				}
			}
			t.mu.Unlock()
			for _, u := range users {
				if !yield(u, nil) {
					return
				}
			}
		}
	}
}

// CountFrom takes the IDs for the times of creation.
func (t *tenant) CountFrom(ctx context.Context, _, from string) (client.UserCount, error) {
	if err := t.wait(ctx); err != nil {
		return client.UserCount{}, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.count++
	var ids []string
	for id := range t.index {
		if id >= from {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	switch {
	case t.exact || len(ids) < searchCap:
		return client.UserCount{Users: len(ids), Complete: true}, nil
	case t.sameTime:
		return client.UserCount{Users: searchCap}, nil
	}
	return client.UserCount{Users: searchCap - 1, Next: ids[searchCap-1]}, nil
}

func (t *tenant) total() int { return t.gets + t.lists + t.pages + t.count }

// knows is what a caller knows that has the user in this version.
func knows(version int) Known {
	want := user("", version)
	return Known{Connection: connection, UpdatedAt: *want.UpdatedAt, Agrees: func(u *client.User) bool { return *u.Name == *want.Name }}
}

// readAll reads the IDs from a number of workers, as the CLI does.
func readAll(t *testing.T, r *Reader, ids []string, workers int, known Known) {
	t.Helper()
	jobs := make(chan string)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for id := range jobs {
				u, err := r.Get(t.Context(), id, known)
				if err != nil || u.ID != id {
					t.Errorf("%s: %v, %v", id, u, err)
				}
			}
		})
	}
	for _, id := range ids {
		jobs <- id
	}
	close(jobs)
	group.Wait()
}

func (t *tenant) ids(n int) []string {
	var ids []string
	for id := range t.now {
		ids = append(ids, id)
	}
	return ids[:n]
}

func TestRequests(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		tenant, managed, workers, most int
		exact, sameTime                bool
	}{
		{tenant: 1, managed: 1, workers: 10, most: 1},
		{tenant: 5, managed: 5, workers: 10, most: 1},
		{tenant: 30, managed: 30, workers: 10, most: 4},
		{tenant: 999, managed: 999, workers: 10, most: 30},
		{tenant: 1000, managed: 1000, workers: 10, most: 33},
		{tenant: 1000, managed: 1000, workers: 100, most: 33},
		{tenant: 5000, managed: 5000, workers: 10, most: 125},
		{tenant: 5300, managed: 300, workers: 10, most: 36},
		{tenant: 5300, managed: 300, workers: 10, most: 36, sameTime: true},
		{tenant: 100_000, managed: 1000, workers: 10, most: 120},
		{tenant: 100_000, managed: 1000, workers: 100, most: 50},
		{tenant: 100_000, managed: 30, workers: 10, most: 8},
		{tenant: 1000, managed: 1000, workers: 10, most: 30, exact: true},
		{tenant: 1000, managed: 1000, workers: 100, most: 30, exact: true},
		{tenant: 5000, managed: 5000, workers: 10, most: 125, exact: true},
		{tenant: 5300, managed: 300, workers: 10, most: 36, exact: true},
		{tenant: 100_000, managed: 1000, workers: 10, most: 120, exact: true},
		{tenant: 100_000, managed: 1000, workers: 100, most: 50, exact: true},
	} {
		t.Run(fmt.Sprintf("%d of %d with %d workers, exact totals %t, one time %t", c.managed, c.tenant, c.workers, c.exact, c.sameTime), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				world := newTenant(c.tenant)
				world.exact, world.sameTime = c.exact, c.sameTime
				readAll(t, New(world, false), world.ids(c.managed), c.workers, knows(1))
				if got := world.total(); got > c.most {
					t.Errorf("%d requests, want at most %d (%d GET, %d lists, %d pages, %d counts)", got, c.most, world.gets, world.lists, world.pages, world.count)
				}
			})
		})
	}
}

func TestDirect(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		world := newTenant(50)
		readAll(t, New(world, true), world.ids(50), 10, knows(1))
		if world.gets != 50 || world.total() != 50 {
			t.Errorf("%d requests, %d of them GET", world.total(), world.gets)
		}
		// Without knowledge there is nothing to compare with.
		readAll(t, New(world, false), world.ids(50), 10, Known{})
		if world.gets != 100 || world.total() != 100 {
			t.Errorf("%d requests, %d of them GET", world.total(), world.gets)
		}
	})
}

// A URL that is too long is halved; a search that fails leaves everything to GET.
func TestSearchFails(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		world := newTenant(400)
		world.maxIDs = 30
		readAll(t, New(world, false), world.ids(100), 100, knows(1))
		if world.gets != 0 {
			t.Errorf("%d GET although halves are short enough", world.gets)
		}
		world = newTenant(100)
		world.broken = true
		readAll(t, New(world, false), world.ids(100), 10, knows(1))
		if world.gets != 100 {
			t.Errorf("%d GET, want 100", world.gets)
		}
	})
}

// The end of a caller is not the end of those who wait with it.
func TestCancellation(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		world := newTenant(50)
		r := New(world, false)
		leader, cancel := context.WithCancel(t.Context())
		ids := world.ids(10)
		var group sync.WaitGroup
		group.Go(func() {
			if _, err := r.Get(leader, ids[0], knows(1)); !errors.Is(err, context.Canceled) {
				t.Errorf("cancelled read: %v", err)
			}
		})
		synctest.Wait()
		for _, id := range ids[1:] {
			group.Go(func() {
				if u, err := r.Get(t.Context(), id, knows(1)); err != nil || u.ID != id {
					t.Errorf("%v, %v", u, err)
				}
			})
		}
		synctest.Wait()
		cancel()
		group.Wait()
	})
}

// However the index lags and whoever changes what meanwhile: nobody is called gone
// who is there, what is reported as changed is what the tenant has, and what this
// process wrote is never read from the index.
func TestTruthLaw(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes long: not with -short")
	}
	rapid.Check(t, func(rt *rapid.T) {
		synctest.Test(t, func(t *testing.T) {
			const n = 60
			world := newTenant(n)
			r := New(world, false)
			state := map[string]int{} // Version that the caller knows, by ID.
			everRead := map[string]struct{}{}
			for id := range world.now {
				state[id] = 1
			}
			ids := make([]string, 0, n)
			for id := range state {
				ids = append(ids, id)
			}
			slices.Sort(ids)
			version := 1
			for range rapid.IntRange(1, 12).Draw(rt, "rounds") {
				for range rapid.IntRange(0, 6).Draw(rt, "events") {
					id := rapid.SampledFrom(ids).Draw(rt, "id")
					version++
					switch rapid.IntRange(0, 4).Draw(rt, "event") {
					case 0: // Somebody else changes the user; the index does not know yet.
						if world.now[id] != nil {
							world.now[id] = user(id, version)
						}
					case 1: // Somebody else deletes it.
						delete(world.now, id)
					case 2: // The index catches up with this user.
						if u := world.now[id]; u != nil {
							world.index[id] = u
						} else {
							delete(world.index, id)
						}
					case 3: // The index loses it for a while.
						delete(world.index, id)
					case 4: // We change it.
						if world.now[id] != nil {
							world.now[id] = user(id, version)
							r.Invalidate(id)
							delete(everRead, id)
							state[id] = version
						}
					}
				}
				var group sync.WaitGroup
				var mu sync.Mutex
				for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, 20, rapid.ID).Draw(rt, "read") {
					mu.Lock()
					was := state[id]
					mu.Unlock()
					group.Go(func() {
						u, err := r.Get(t.Context(), id, knows(was))
						mu.Lock()
						defer mu.Unlock()
						if err == nil {
							everRead[id] = struct{}{}
							if !r.Seen(id) {
								t.Errorf("%s was read and not seen", id)
							}
						}
						truth := world.now[id]
						switch {
						case client.IsNotFound(err):
							if truth != nil {
								t.Errorf("%s is called gone", id)
							}
							if _, read := everRead[id]; r.Seen(id) != read {
								t.Errorf("%s: seen: %t", id, !read)
							}
						case err != nil:
							t.Error(err)
						case *u.Name != fmt.Sprint(was):
							if truth == nil || *truth.Name != *u.Name {
								t.Errorf("%s: false drift to %s", id, *u.Name)
							} else if !r.wroteBefore(id) {
								var v int
								_, _ = fmt.Sscan(*u.Name, &v)
								state[id] = v
							}
						case r.wroteBefore(id) && truth != nil && *truth.Name != *u.Name:
							t.Errorf("%s: stale after a write of our own", id)
						}
					})
				}
				group.Wait()
			}
		})
	})
}
