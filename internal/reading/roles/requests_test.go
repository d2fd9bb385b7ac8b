// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package roles

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

func none(int) []int { return nil }
func one(int) []int  { return []int{0} }

func TestRequests(t *testing.T) {
	t.Parallel()
	two := func(n int) []int { return []int{n % 10, (n + 1) % 10} }
	ten := func(int) []int { return []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9} }
	for name, c := range map[string]struct {
		users, roles int
		of           func(int) []int
		managed      int
		known        bool // The run has read the users before.
		workers      int
		most         int
	}{
		"one user":                                 {1, 10, two, 1, false, 10, 1},
		"five users":                               {5, 10, one, 5, false, 10, 5},
		"30 in a tenant of 500 roles":              {30, 500, one, 30, true, 10, 31},
		"30 of 30, one role":                       {30, 1, one, 30, false, 10, 30},
		"1,000 share 10, two each":                 {1000, 10, two, 1000, true, 10, 32},
		"1,000 share 10, two each, users unknown":  {1000, 10, two, 1000, false, 10, 70},
		"1,000 share 10, two each, 100 at once":    {1000, 10, two, 1000, false, 100, 25},
		"1,000 share 10, all each":                 {1000, 10, ten, 1000, true, 10, 201},
		"1,000 share 10, all each, 100 at once":    {1000, 10, ten, 1000, true, 100, 111},
		"1,000 share 10, all each, users unknown":  {1000, 10, ten, 1000, false, 10, 421},
		"900 share 10, all each":                   {900, 10, ten, 900, true, 10, 105},
		"900 share 10, all each, users unknown":    {900, 10, ten, 900, false, 10, 200},
		"900 share 10, all each, 100 at once":      {900, 10, ten, 900, true, 100, 91},
		"30 of a role with 100,000":                {100_000, 10, func(int) []int { return []int{3} }, 30, false, 10, 33},
		"30 of a role with 5,000, users known":     {5000, 10, func(int) []int { return []int{3} }, 30, true, 10, 33},
		"2,000 of 8,000 who have one of two":       {8000, 2, func(n int) []int { return []int{n % 2} }, 2000, true, 10, 130},
		"200 in a tenant of 500 roles":             {200, 500, func(n int) []int { return []int{n % 500} }, 200, true, 10, 206},
		"1,000 in a tenant of 150 roles, one each": {1000, 150, func(n int) []int { return []int{n % 150} }, 1000, true, 10, 260},
	} {
		for _, exact := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s, exact totals %t", name, exact), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					world := newTenant(c.users, c.roles, c.of)
					world.exact = exact
					read := 0
					if c.known {
						read = c.managed
					}
					world.readSets(t, world.reader(false, read), ids(c.managed), c.workers)
					got := world.total()
					t.Logf("%d requests (%d of users, %d of roles, %d of members)", got, world.direct, world.lists, world.pages)
					if got > c.most {
						t.Errorf("%d requests, want at most %d", got, c.most)
					}
				})
			})
		}
	}
}

// Who wants one role each reads the members of that role only, whatever other roles
// there are.
func TestRequests_singleRoles(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		users, roles, managed, workers, most int
	}{
		"a role of few roles":           {1000, 10, 1000, 10, 42},
		"a shorter role of few roles":   {900, 10, 900, 10, 40},
		"a role of few, 100 at once":    {1000, 10, 1000, 100, 12},
		"one of 500 roles":              {1000, 500, 1000, 10, 60},
		"some of a role with 5,000":     {5000, 10, 30, 10, 33},
		"few users":                     {9, 1, 9, 10, 9},
		"few users, a role of very few": {50, 3, 50, 10, 15},
	} {
		for _, exact := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s, exact totals %t", name, exact), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					last := c.roles - 1
					world := newTenant(c.users, c.roles, func(int) []int { return []int{last} })
					world.exact = exact
					world.readOnes(t, world.reader(false, 0), ids(c.managed), c.workers, func(string) string { return roleID(last) })
					if got := world.total(); got > c.most {
						t.Errorf("%d requests, want at most %d (%d of users, %d of roles, %d of members)", got, c.most, world.direct, world.lists, world.pages)
					}
				})
			})
		}
	}
}

func TestDirect(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		world := newTenant(100, 1, one)
		world.readSets(t, world.reader(true, 100), ids(100), 10)
		if world.direct != 100 || world.total() != 100 {
			t.Errorf("%d requests, %d of them of users", world.total(), world.direct)
		}
		// Users without roles look like those that do not exist, unless they were read.
		world = newTenant(100, 1, none)
		world.readSets(t, world.reader(false, 0), ids(100), 10)
		if world.direct != 100 || world.total() != 100 {
			t.Errorf("without roles: %d requests, %d of them of users", world.total(), world.direct)
		}
		world = newTenant(100, 1, none)
		world.readSets(t, world.reader(false, 100), ids(100), 10)
		if world.total() != 2 {
			t.Errorf("without roles, read before: %d requests, want 2", world.total())
		}
	})
}

// A token without the scope, or answers that tell no totals, cost a request or two.
func TestRefused(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*tenant){
		"roles":   func(w *tenant) { w.refusing = "roles" },
		"members": func(w *tenant) { w.refusing = "members" },
		"totals":  func(w *tenant) { w.noTotals = true },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				world := newTenant(200, 3, one)
				spoil(world)
				world.readSets(t, world.reader(false, 0), ids(200), 10)
				if world.direct != 200 || world.total() > 202 {
					t.Errorf("%d requests, %d of them of users", world.total(), world.direct)
				}
			})
		})
	}
}

// Pages that move under the reader are not put together; the checkpoint style is
// asked instead.
func TestMovingPages(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		world := newTenant(400, 1, one)
		world.restless = true
		r := world.reader(false, 400)
		world.readSets(t, r, ids(400), 10)
		list := r.lists[roleID(0)]
		if list == nil || !list.complete || len(list.users) != 399 || world.restless {
			t.Fatalf("the list of members has gaps: %+v", list)
		}
		// The one who left, according to the list, was read directly.
		if _, _, confirmed := r.Usage(); confirmed > 1 || world.direct > 30 {
			t.Errorf("%d confirmed, %d read directly", confirmed, world.direct)
		}
	})
}

// The end of a caller is not the end of those who wait with it.
func TestCancellation(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		world := newTenant(100, 1, one)
		r := world.reader(false, 100)
		leader, cancel := context.WithCancel(t.Context())
		var group sync.WaitGroup
		read := func(ctx context.Context, n int) {
			group.Go(func() { r.HasExactly(ctx, userID(n), []string{roleID(0)}) })
			synctest.Wait()
		}
		read(leader, 0)
		for n := 1; n < 20; n++ {
			read(t.Context(), n)
		}
		cancel()
		group.Wait()
		if !r.HasExactly(t.Context(), userID(50), []string{roleID(0)}) || r.off {
			t.Error("a cancelled read ended it for all")
		}
		if n := r.waiting[allRoles]; n != 0 {
			t.Errorf("%d reads wait still", n)
		}
	})
}

// What is decided for some is decided for those who come meanwhile.
func TestLateComers(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		world := newTenant(300, 2, one)
		r := world.reader(false, 300)
		var group sync.WaitGroup
		for n := range 300 {
			group.Go(func() {
				if !r.HasExactly(t.Context(), userID(n), []string{roleID(0)}) {
					t.Error(fmt.Sprint(n, " is not known"))
				}
			})
		}
		group.Wait()
		if world.total() != 5 { // The roles, three pages of the one, and the other.
			t.Errorf("%d requests, want 5", world.total())
		}
	})
}

// However many reads there are, what would take too much memory is not read.
func TestTooMany(t *testing.T) {
	t.Parallel()
	world := newTenant(1, 1, one)
	for members, want := range map[int]bool{400_000: true, 600_000: false} {
		r := world.reader(false, 1_000_000)
		r.spent[allRoles] = 1_000_000
		r.tenant = tenantRoles{roles: []*client.Role{newRole(roleID(0))}, listed: true, complete: true, requests: 1}
		r.lists[roleID(0)] = &memberList{total: members, requests: 1}
		if got := r.worth(allRoles); got != want {
			t.Errorf("%d members: worth it: %t", members, got)
		}
	}
}
