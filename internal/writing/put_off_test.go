// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package writing

import (
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// A role that few want is never worth the most, and they are put off, but not until all others have theirs.
func TestRoles_putOffRarely(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		world := tenant{rationed: true}
		w := world.writer()
		var group sync.WaitGroup
		places := make(chan struct{}, 30)
		for n, wish := range pairsOf(600) {
			places <- struct{}{}
			group.Go(func() {
				defer func() { <-places }()
				rare := n == 200 || n == 205
				if rare {
					wish.roles = []string{roleID(99)}
				}
				began := time.Now()
				if _, err := w.Assign(t.Context(), wish.userID, wish.roles); err != nil {
					t.Error(err)
				}
				// The party under way, and then as many as may put it off, and the one that does not.
				if took, most := time.Since(began), (2+mostPutOffs)*(latency+quiet); rare && took > most {
					t.Errorf("%s waited %s, want at most %s", wish.userID, took, most)
				}
			})
		}
		group.Wait()
		if n := world.byRole + world.byUser; n > 180 || len(world.has) != 600 {
			t.Errorf("%d requests", n)
		}
	})
}

// Whoever does not exist is not put off again: each is found once, and then on their own.
func TestRoles_putOffRefused(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		world := tenant{rationed: true, unknown: map[string]bool{}}
		for n := range 20 {
			world.unknown[userID(50*n)] = true
		}
		wishes := pairsOf(1000)
		got := apply(t.Context(), world.writer(), 100, wishes)
		world.check(t, wishes, got)
		for n, o := range got {
			if wrong := world.unknown[wishes[n].userID]; wrong != (o.err != nil) {
				t.Errorf("%s: %v", wishes[n].userID, o.err)
			}
		}
		if n := world.byRole + world.byUser; n > 330 {
			t.Errorf("%d requests", n)
		}
	})
}

func TestPutOff(t *testing.T) {
	t.Parallel()
	requests := func(users ...int) (all []request, p *partyWishes) {
		p = partyOf(nil)
		for n, of := range users {
			r := request{role: roleID(n), wishes: of}
			for i := range of {
				id := userID(1000*n + i)
				r.users, p.wishes[id] = append(r.users, id), []string{r.role}
				p.calls[id] = []*guest[*roleWish]{{wish: &roleWish{userID: id, roles: []string{r.role}}}}
			}
			all = append(all, r)
		}
		return all, p
	}
	sizes := func(all []request) (n []int) {
		for _, r := range all {
			n = append(n, r.wishes)
		}
		return n
	}
	for name, c := range map[string]struct {
		users      []int
		rationed   bool
		waited     int // The request for whose users putting off must end; -1 for none.
		now, later []int
	}{
		"the best quarter":             {[]int{4, 7, 5, 6, 3}, true, -1, []int{7, 6}, []int{5, 4, 3}},
		"whoever has waited goes":      {[]int{4, 7, 5, 6, 3}, true, 4, []int{3, 7}, []int{6, 5, 4}},
		"half full is full":            {[]int{50, 60, 9, 8}, true, -1, []int{60, 50}, []int{9, 8}},
		"few, and nothing is rationed": {[]int{7, 6, 5}, false, -1, []int{7, 6, 5}, nil},
		"a crowd":                      {[]int{9, 8, 7}, false, -1, []int{9}, []int{8, 7}},
		"to each their own":            {[]int{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, true, -1, []int{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, nil},
	} {
		all, p := requests(c.users...)
		if c.waited >= 0 {
			p.calls[all[c.waited].users[0]][0].wish.rounds = mostPutOffs
		}
		now, later := (&Roles{rationed: func() bool { return c.rationed }}).putOff(p, all)
		if !slices.Equal(sizes(now), c.now) || !slices.Equal(sizes(later), c.later) {
			t.Errorf("%s: now %v, later %v; want %v and %v", name, sizes(now), sizes(later), c.now, c.later)
		}
	}
}
