// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package writing

import (
	"context"
	"errors"
	"maps"
	"math/bits"
	"net/http"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// What the roles of many users cost: less than a tenth of a request for each where the CLI runs a hundred at
// once, and always less than one. Ten at once cost more seconds where requests are what is scarce.
func TestRoles_requests(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		users, parallelism int
		rationed           bool
		most               int
		took               time.Duration
	}{
		{1000, 1000, false, 20, time.Second},
		{1000, 400, true, 30, time.Second},
		{1000, 100, false, 90, 3 * time.Second},
		{1000, 30, false, 280, 8 * time.Second},
		{1000, 10, false, 850, 15 * time.Second},
		{1000, 10, true, 790, 27 * time.Second},
		{100, 100, true, 10, time.Second},
		{1, 10, true, 1, 150 * time.Millisecond},
		{2, 10, true, 2, 150 * time.Millisecond},
	} {
		synctest.Test(t, func(t *testing.T) {
			world := tenant{rationed: c.rationed}
			wishes := pairsOf(c.users)
			began := time.Now()
			got := apply(t.Context(), world.writer(), c.parallelism, wishes)
			took := time.Since(began)
			world.check(t, wishes, got)
			if n := world.byRole + world.byUser; n > c.most || len(world.has) != c.users {
				t.Errorf("%d users, %d at once: %d + %d requests, want at most %d", c.users, c.parallelism, world.byRole, world.byUser, c.most)
			}
			if took > c.took || world.widest > c.parallelism {
				t.Errorf("%d users, %d at once: %s, %d requests at once", c.users, c.parallelism, took, world.widest)
			}
		})
	}
}

// A CLI that is busy with a big configuration sends its calls one by one, and they come together all the
// same: it waits for them no longer than it would for the machine. One call at a time costs what it
// always has, and hardly a moment more.
func TestRoles_slowly(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		parallelism int
		each        time.Duration // That the CLI takes for a call, on one of two cores.
		most        int
		took        time.Duration
	}{
		{100, 20 * time.Millisecond, 140, 16 * time.Second},
		{100, 200 * time.Millisecond, 250, 110 * time.Second},
		{30, 60 * time.Millisecond, 400, 50 * time.Second},
		{10, 5 * time.Millisecond, 900, 16 * time.Second},
		{1, 0, 1000, 83 * time.Second},
		{1, 60 * time.Millisecond, 1000, 145 * time.Second},
	} {
		synctest.Test(t, func(t *testing.T) {
			var world tenant
			wishes := pairsOf(1000)
			began := time.Now()
			got := applySlowly(t.Context(), world.writer(), c.parallelism, c.each, wishes)
			world.check(t, wishes, got)
			if n, took := world.byRole+world.byUser, time.Since(began); n > c.most || took > c.took {
				t.Errorf("%d at once, %s each: %d requests in %s, want at most %d in %s", c.parallelism, c.each, n, took, c.most, c.took)
			}
		})
	}
}

// Whoever does not exist, or can have no more roles, fails, and nobody else does: finding them costs
// two requests per halving, and never more than about two per user.
func TestRoles_unknownUsers_law(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(1, 130).Draw(r, "users")
		mostBad := min(n, rapid.SampledFrom([]int{1, 3, n}).Draw(r, "most bad"))
		bad := rapid.SliceOfNDistinct(rapid.IntRange(0, n-1), 0, mostBad, rapid.ID).Draw(r, "bad")
		world := tenant{unknown: map[string]bool{}, full: map[string]bool{}}
		for i, b := range bad {
			if i%3 == 2 {
				world.full[userID(b)] = true
			} else {
				world.unknown[userID(b)] = true
			}
		}
		wishes := make([]roleWish, n)
		for i := range wishes {
			wishes[i] = roleWish{userID: userID(i), roles: []string{roleID(0)}}
		}
		for i, o := range bubble(t, &world, n, wishes) {
			id := userID(i)
			if want := world.unknown[id]; want != client.IsUserNotFound(o.err) {
				r.Fatalf("%s, unknown %t: %v", id, want, o.err)
			}
			if want := world.full[id]; want != client.IsBadRequest(o.err) {
				r.Fatalf("%s, full %t: %v", id, want, o.err)
			}
			if ok := o.err == nil; ok != world.has[id][roleID(0)] || ok != (len(o.Roles) == 1) {
				r.Fatalf("%s: %v, %v, has %v", id, o.err, o.Roles, world.has[id])
			}
		}
		// With more than a hundred there are two requests to begin with.
		if most := 2 + 2*len(bad)*bits.Len(uint(n)); world.byRole > min(most, 2+2*mostRefusals(n)) {
			r.Fatalf("%d requests of the role for %d users, %d of them bad", world.byRole, n, len(bad))
		}
		// Two who are left over beside a bad one may be alone too.
		if len(bad) < 3 && world.byUser > 1+3*len(bad) {
			r.Fatalf("%d requests of users for %d bad ones", world.byUser, len(bad))
		}
	})
}

// Any users, any roles, any trouble: whoever is told to have a role has it, and whoever fails would
// have failed alone.
func TestRoles_outcome_law(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		world := tenant{unknown: map[string]bool{}, full: map[string]bool{}, failing: map[string]error{}}
		world.rationed = rapid.Bool().Draw(r, "rationed")
		world.atMost = rapid.SampledFrom([]int{0, 1, 3}).Draw(r, "at most")
		if rapid.IntRange(0, 3).Draw(r, "role side") == 0 {
			world.failing["roles"] = &client.Error{Status: rapid.SampledFrom([]int{0, 202, 400, 401, 403, 404, 409, 413, 429, 500}).Draw(r, "status")}
		}
		wishes := drawCalls(r, &world)
		got := bubble(t, &world, rapid.IntRange(1, 20).Draw(r, "parallelism"), wishes)
		for n, wish := range wishes {
			bad := world.unknown[wish.userID] || world.full[wish.userID]
			for _, role := range wish.roles {
				bad = bad || world.unknown[role]
			}
			if bad != (got[n].err != nil) {
				r.Fatalf("%v, bad %t: %v", wish, bad, got[n].err)
			}
		}
		world.check(r, wishes, got)
	})
}

// drawCalls draws what calls want, some of them for the same user, and who and what does not exist.
func drawCalls(r *rapid.T, world *tenant) (wishes []roleWish) {
	drawn := drawWishes(r, 20, 5)
	for _, id := range slices.Sorted(maps.Keys(drawn)) {
		wishes = append(wishes, roleWish{userID: id, roles: drawn[id]})
		world.unknown[id] = rapid.IntRange(0, 9).Draw(r, "unknown") == 0
		world.full[id] = rapid.IntRange(0, 9).Draw(r, "full") == 0
	}
	for range rapid.IntRange(0, 10).Draw(r, "more") {
		whose := wishes[rapid.IntRange(0, len(wishes)-1).Draw(r, "whose")].userID
		wishes = append(wishes, roleWish{userID: whose, roles: []string{roleID(rapid.IntRange(0, 5).Draw(r, "another"))}})
	}
	world.unknown[roleID(5)] = rapid.Bool().Draw(r, "role 5 unknown")
	return wishes
}

// bubble is apply in a time of its own.
func bubble(t *testing.T, world *tenant, parallelism int, wishes []roleWish) (got []outcome) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { got = apply(t.Context(), world.writer(), parallelism, wishes) })
	return got
}

// A role side that does not work is not asked again, and everybody gets their roles all the same.
func TestRoles_fallback(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		world *tenant
		most  int // Requests of roles.
	}{
		"no scope":          {&tenant{failing: map[string]error{"roles": refusal(http.StatusForbidden, "Insufficient scope")}}, 10},
		"no such route":     {&tenant{failing: map[string]error{"roles": &client.Error{Status: http.StatusNotFound}}}, 10},
		"always lost":       {&tenant{failing: map[string]error{"roles": &client.Error{Err: errors.New("cut"), MayHaveBeenProcessed: true}}}, 10},
		"a crash":           {&tenant{crashing: true}, 0},
		"always refused":    {&tenant{failing: map[string]error{"roles": refusal(http.StatusBadRequest, "No.")}}, 10 * (2 + 2*mostRefusals(100))},
		"one at a time":     {&tenant{atMost: 1}, 10 * (2 + 2*mostRefusals(100))},
		"a dozen at a time": {&tenant{atMost: 12}, 150},
	} {
		synctest.Test(t, func(t *testing.T) {
			wishes := pairsOf(300)
			got := apply(t.Context(), c.world.writer(), 100, wishes)
			c.world.check(t, wishes, got)
			for n, o := range got {
				if o.err != nil {
					t.Errorf("%s: %s: %v", name, userID(n), o.err)
				}
			}
			if c.world.byRole > c.most || c.world.byUser > 300 {
				t.Errorf("%s: %d + %d requests", name, c.world.byRole, c.world.byUser)
			}
		})
	}
}

// Without the scope for it nothing is asked of the role side, and nobody waits for anybody.
func TestRoles_notAllowed(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var world tenant
		w := NewRoles(userSide{&world}, roleSide{&world}, func() bool { return false }, func() bool { return true })
		began := time.Now()
		got := apply(t.Context(), w, 100, pairsOf(100))
		world.check(t, pairsOf(100), got)
		if took := time.Since(began); world.byRole != 0 || world.byUser != 100 || took != latency {
			t.Errorf("%d + %d requests in %s", world.byRole, world.byUser, took)
		}
	})
}

// Many roles that one user gets by many calls are one request; when it is refused, each call learns what
// is wrong with its own.
func TestRoles_ofOneUser(t *testing.T) {
	t.Parallel()
	for bad, requests := range map[bool]int{false: 1, true: 31} {
		synctest.Test(t, func(t *testing.T) {
			world := tenant{unknown: map[string]bool{roleID(7): bad}}
			var wishes []roleWish
			for n := range 30 {
				wishes = append(wishes, roleWish{userID: userID(0), roles: []string{roleID(n)}})
			}
			got := apply(t.Context(), world.writer(), 30, wishes)
			world.check(t, wishes, got)
			for n, o := range got {
				if wrong := bad && n == 7; wrong != (o.err != nil) || !o.Together {
					t.Errorf("%s: %+v", roleID(n), o)
				}
			}
			if world.byUser != requests || world.byRole != 0 {
				t.Errorf("%d + %d requests, want %d", world.byRole, world.byUser, requests)
			}
		})
	}
}

// Several calls for one user share a request, and each is told of its own roles; more roles than a request may have are
// nobody's to share.
func TestRoles_eachItsOwn(t *testing.T) {
	t.Parallel()
	for calls, requests := range map[int]int{1: 1, 2: 1, maxRoles: 1, maxRoles + 1: maxRoles + 1} {
		var world tenant
		var wishes []roleWish
		for i := range calls {
			wishes = append(wishes, roleWish{userID: userID(0), roles: []string{roleID(i)}})
		}
		for i, o := range bubble(t, &world, calls, wishes) {
			if o.err != nil || !slices.Equal(o.Roles, wishes[i].roles) || o.Together != (calls > 1) {
				t.Errorf("%d calls: the one for %v has %v, together %t: %v", calls, wishes[i].roles, o.Roles, o.Together, o.err)
			}
		}
		if world.byUser != requests || world.byRole != 0 {
			t.Errorf("%d calls: %d + %d requests", calls, world.byUser, world.byRole)
		}
	}
}

// Calls that nothing joins make their own request at once, so that a refusal costs no second one.
func TestRoles_nothingShared(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		world := tenant{unknown: map[string]bool{roleID(1): true}}
		wishes := []roleWish{{userID: userID(0), roles: []string{roleID(0)}}, {userID: userID(1), roles: []string{roleID(1)}}}
		got := apply(t.Context(), world.writer(), 2, wishes)
		world.check(t, wishes, got)
		if got[0].err != nil || got[1].err == nil || world.byUser != 2 || world.byRole != 0 {
			t.Errorf("%+v in %d + %d requests", got, world.byRole, world.byUser)
		}
	})
}

// Whoever has to wait may be cancelled: everything ends at once, and nobody is told to have what they
// may not have.
func TestRoles_cancelled(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var world tenant
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(100*time.Millisecond, cancel)
		began := time.Now()
		got := apply(ctx, world.writer(), 100, pairsOf(100))
		if took := time.Since(began); took > 100*time.Millisecond {
			t.Errorf("it took %s", took)
		}
		for n, o := range got {
			if !errors.Is(o.err, context.Canceled) || len(o.Roles) > 0 {
				t.Errorf("%s: %+v", userID(n), o)
			}
		}
	})
}

// Where all are announced, none is missed, however slowly they come; and those who do not come after all are waited for once.
func TestRoles_announced(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		users, announced, parallelism, most int
		each, took                          time.Duration
	}{
		{100, 100, 400, 10, 100 * time.Millisecond, 20 * time.Second},
		{1000, 1000, 400, 30, 0, time.Second},
		{100, 300, 400, 10, 0, 3 * time.Second},
	} {
		synctest.Test(t, func(t *testing.T) {
			var world tenant
			w, wishes := world.writer(), pairsOf(c.users)
			w.Announce(c.announced, c.parallelism)
			began := time.Now()
			world.check(t, wishes, applySlowly(t.Context(), w, c.parallelism, c.each, wishes))
			if took := time.Since(began); took > c.took || world.byRole+world.byUser > c.most {
				t.Errorf("%+v: %d + %d requests, %s", c, world.byRole, world.byUser, took)
			}
		})
	}
}
