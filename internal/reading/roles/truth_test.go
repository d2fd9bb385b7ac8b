// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package roles

import (
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"
	"testing/synctest"

	"pgregory.net/rapid"
)

// warm reads the roles of so many users that the rest is known from the role side.
func (t *tenant) warm(tt *testing.T, r *Reader) {
	tt.Helper()
	t.readSets(tt, r, ids(100), 20)
	if !r.HasExactly(tt.Context(), userID(99), []string{roleID(0)}) {
		tt.Fatal("the role side is not known")
	}
}

// Whatever is not as the state has it is not answered from the role side.
func TestTruth(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*tenant)
		state  []string
		want   bool
	}{
		"as it is":                           {func(*tenant) {}, []string{roleID(0)}, true},
		"in any order, and twice":            {func(w *tenant) { w.has[userID(0)][roleID(2)] = struct{}{} }, []string{roleID(2), roleID(0), roleID(2)}, true},
		"a role more, which no state names":  {func(w *tenant) { w.has[userID(0)][roleID(2)] = struct{}{} }, []string{roleID(0)}, false},
		"a role less":                        {func(*tenant) {}, []string{roleID(0), roleID(1)}, false},
		"another role":                       {func(w *tenant) { w.has[userID(0)] = map[string]struct{}{roleID(1): {}} }, []string{roleID(0)}, false},
		"no role any more":                   {func(w *tenant) { clear(w.has[userID(0)]) }, []string{roleID(0)}, false},
		"no user any more":                   {func(w *tenant) { delete(w.has, userID(0)) }, []string{roleID(0)}, false},
		"no user any more, none were known":  {func(w *tenant) { delete(w.has, userID(0)) }, nil, false},
		"none, as it was":                    {func(w *tenant) { clear(w.has[userID(0)]) }, nil, true},
		"none known, one there":              {func(*tenant) {}, nil, false},
		"no such role any more":              {func(w *tenant) { delete(w.has[userID(0)], roleID(1)); delete(w.roles, roleID(1)) }, []string{roleID(0), roleID(1)}, false},
		"a new role of the tenant, not ours": {func(w *tenant) { w.roles["rol_new"] = newRole("rol_new") }, []string{roleID(0)}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				world := newTenant(200, 3, one)
				c.change(world)
				world.catchUp()
				r := world.reader(false, 200)
				readAll(t, ids(200)[100:], 20, func(user string) { r.HasExactly(t.Context(), user, []string{roleID(0)}) })
				if got := r.HasExactly(t.Context(), userID(0), c.state); got != c.want {
					t.Errorf("known: %t", got)
				}
			})
		})
	}
}

func TestTruth_singleRole(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(*tenant)
		want   bool
	}{
		"as it is":              {func(*tenant) {}, true},
		"another role besides":  {func(w *tenant) { w.has[userID(0)][roleID(2)] = struct{}{} }, true},
		"taken from the user":   {func(w *tenant) { delete(w.has[userID(0)], roleID(0)) }, false},
		"no user any more":      {func(w *tenant) { delete(w.has, userID(0)) }, false},
		"renamed":               {func(w *tenant) { w.roles[roleID(0)].Name = "Other" }, false},
		"described differently": {func(w *tenant) { w.roles[roleID(0)].Description = "Other" }, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				world := newTenant(200, 3, one)
				c.change(world)
				world.catchUp()
				r := world.reader(false, 0)
				world.readOnes(t, r, ids(200)[100:], 20, func(string) string { return roleID(0) })
				if list := r.lists[roleID(0)]; list == nil || !list.complete || len(r.lists) != 1 {
					t.Errorf("known are %v", r.lists)
				}
				if got := r.Has(t.Context(), userID(0), *newRole(roleID(0))); got != c.want {
					t.Errorf("known: %t", got)
				}
			})
		})
	}
	// A role that the tenant does not list is looked for at the user.
	synctest.Test(t, func(t *testing.T) {
		world := newTenant(100, 3, one)
		r := world.reader(false, 0)
		world.readOnes(t, r, ids(100), 20, func(string) string { return "rol_gone" })
		if world.direct != 100 || world.pages != 0 {
			t.Errorf("%d read directly, %d pages of a role that does not exist", world.direct, world.pages)
		}
	})
}

// What the lists do not show yet, or no more, is read directly; what this process
// wrote is so even when they agree.
func TestTruth_lag(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		world := newTenant(200, 3, one)
		world.has[userID(0)] = map[string]struct{}{roleID(1): {}} // By an apply before this plan; the lists lag.
		r := world.reader(false, 200)
		world.warm(t, r)
		if r.HasExactly(t.Context(), userID(0), []string{roleID(1)}) {
			t.Error("a list that lags behind the state is believed")
		}
		r.Invalidate(userID(1))
		if r.HasExactly(t.Context(), userID(1), []string{roleID(0)}) || r.Has(t.Context(), userID(1), *newRole(roleID(0))) {
			t.Error("a user whom this process changed is answered from a list")
		}
		before := world.total()
		for range 50 {
			r.HasExactly(t.Context(), userID(1), []string{roleID(0)})
		}
		if world.total() != before {
			t.Error("reads after a write ask the role side")
		}
	})
	// A write while the reads wait.
	synctest.Test(t, func(t *testing.T) {
		world := newTenant(200, 1, one)
		r := world.reader(false, 200)
		var group sync.WaitGroup
		for n := range 50 {
			group.Go(func() {
				if r.HasExactly(t.Context(), userID(n), []string{roleID(0)}) && n == 7 {
					t.Error("changed while its read waited, and answered from a list")
				}
			})
		}
		synctest.Wait()
		r.Invalidate(userID(7))
		group.Wait()
		if reads, fromRoles, _ := r.Usage(); reads != 50 || fromRoles != 49 {
			t.Errorf("%d of %d reads answered", fromRoles, reads)
		}
	})
}

// Whoever changes what meanwhile: what is called unchanged was so at some moment of
// the run, and is never a user whom this process changed.
func TestTruthLaw(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes long: not with -short")
	}
	rapid.Check(t, func(rt *rapid.T) {
		synctest.Test(t, func(t *testing.T) {
			const users, roles = 60, 4
			world := newTenant(users, roles, func(n int) []int { return []int{n % roles} })
			r := world.reader(false, rapid.SampledFrom([]int{0, users}).Draw(rt, "users read"))
			history := map[string][]string{} // What each user had, as text.
			text := func(set map[string]struct{}) string { return fmt.Sprint(slices.Sorted(maps.Keys(set))) }
			for user, set := range world.has {
				history[user] = append(history[user], text(set))
			}
			ours := map[string]bool{}
			for range rapid.IntRange(1, 8).Draw(rt, "rounds") {
				for range rapid.IntRange(0, 6).Draw(rt, "changes") {
					user := userID(rapid.IntRange(0, users-1).Draw(rt, "user"))
					set := map[string]struct{}{}
					for _, n := range rapid.SliceOfNDistinct(rapid.IntRange(0, roles-1), 0, roles, rapid.ID).Draw(rt, "roles") {
						set[roleID(n)] = struct{}{}
					}
					if rapid.Bool().Draw(rt, "by us") {
						ours[user] = true
						r.Invalidate(user)
					}
					world.has[user] = set
					history[user] = append(history[user], text(set))
				}
				world.catchUp()
				var group sync.WaitGroup
				for _, n := range rapid.SliceOfNDistinct(rapid.IntRange(0, users-1), 1, 30, rapid.ID).Draw(rt, "read") {
					user := userID(n)
					state := map[string]struct{}{}
					for _, role := range rapid.SliceOfNDistinct(rapid.IntRange(0, roles-1), 0, roles, rapid.ID).Draw(rt, "state") {
						state[roleID(role)] = struct{}{}
					}
					if rapid.Bool().Draw(rt, "state is right") {
						state = world.has[user]
					}
					group.Go(func() {
						if !r.HasExactly(t.Context(), user, slices.Collect(maps.Keys(state))) {
							world.ask(t.Context())
							return
						}
						if ours[user] {
							t.Errorf("%s: answered after a write of our own", user)
						}
						if !slices.Contains(history[user], text(state)) {
							t.Errorf("%s never had %s, but %v", user, text(state), history[user])
						}
					})
				}
				group.Wait()
			}
		})
	})
}
