// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestListAllLosesNobody changes the population before every request: whoever is there all the time
// must be delivered, nobody twice.
func TestListAllLosesNobody(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("takes long: not with -short")
	}
	s := newFakeSearch(t)
	c := s.client(t)
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(0, 1500).Draw(r, "users")
		same := rapid.SampledFrom([]int{1, 2, 40, 100, 350, 1200}).Draw(r, "same")
		order := rapid.SampledFrom([]UserOrder{{}, {Field: fieldCreatedAt}, {Descending: true}, {Field: fieldEmail}}).Draw(r, "order")
		exact := rapid.Bool().Draw(r, "exact totals")
		users := people(max(n, 1), same)[:n]
		changes := rapid.SliceOfN(rapid.IntRange(0, 3*n+3), 0, 60).Draw(r, "changes")
		gone, fresh := map[string]bool{}, 0

		s.mu.Lock()
		s.users, s.requests, s.exact = slices.Clone(users), 0, exact
		s.before = func(s *fakeSearch) {
			if len(changes) == 0 {
				return
			}
			change := changes[0]
			changes = changes[1:]
			if len(s.users) > 0 && change%3 > 0 { // Somebody is deleted,
				victim := (change / 3) % len(s.users)
				gone[s.users[victim].id] = true
				s.users = slices.Delete(s.users, victim, victim+1)
			}
			if change%3 < 2 { // somebody is created, or both.
				fresh++
				s.users = append(s.users, fakeUser{fmt.Sprintf("auth0|new%05d", fresh), instant(10_000 + fresh), fmt.Sprintf("%d@example.com", change)})
			}
		}
		s.mu.Unlock()

		got := map[string]int{}
		for user, err := range c.Users.ListAll(t.Context(), ListAllUsersOptions{Order: order}) {
			if err != nil {
				r.Fatal(err)
			}
			got[user.ID]++
		}
		for _, u := range users {
			if !gone[u.id] && got[u.id] == 0 {
				r.Fatalf("%s was lost", u.id)
			}
		}
		for id, times := range got {
			if times > 1 {
				r.Fatalf("%s was delivered %d times", id, times)
			}
		}
	})
}

func TestListAllFailsRatherThanBeIncomplete(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		n, same int
		exact   bool
		order   UserOrder
	}{
		{n: 50, same: 1},
		{n: 400, same: 1, order: UserOrder{Field: fieldEmail}},
		{n: 999, same: 1},
		{n: 1000, same: 1},
		{n: 1001, same: 1, order: UserOrder{Descending: true}},
		{n: 2000, same: 1},
		{n: 2000, same: 1, exact: true},
		{n: 2000, same: 7, order: UserOrder{Field: fieldEmail}},
		{n: 2000, same: 2000},
		{n: 2000, same: 2000, exact: true},
		{n: 3000, same: 1500, order: UserOrder{Descending: true}},
	} {
		t.Run(fmt.Sprintf("%d users, %d at a time, exact totals %t, %s", c.n, c.same, c.exact, c.order), func(t *testing.T) {
			t.Parallel()
			s := newFakeSearch(t, people(c.n, c.same)...)
			s.exact = c.exact
			missing := s.users[c.n/2].id
			s.hide = func(u fakeUser) bool { return u.id == missing }
			ids, err := listAll(t, s, ListAllUsersOptions{Order: c.order})
			var incomplete *IncompleteListError
			if !errors.As(err, &incomplete) || incomplete.Found != c.n-1 || incomplete.Total != c.n || slices.Contains(ids, missing) {
				t.Errorf("%d users, error %v; want the error about one of %d missing", len(ids), err, c.n)
			}
		})
	}
}

func TestListAllErrors(t *testing.T) {
	t.Parallel()
	s := newFakeSearch(t, people(10, 1)...)
	if _, err := listAll(t, s, ListAllUsersOptions{Query: "name:(ada"}); !IsBadRequest(err) {
		t.Errorf("error %v, want the API's 400", err)
	}
	for _, sort := range []string{"email", "email:2", ":1", "app_metadata.x:1", "email:1:1"} {
		if _, err := ParseUserOrder(sort); err == nil {
			t.Errorf("order %q is accepted", sort)
		}
	}
	if _, err := listAll(t, s, ListAllUsersOptions{Order: UserOrder{Field: "app_metadata.x"}}); err == nil {
		t.Error("an order that the API does not have is accepted")
	}
	if s.requests != 1 {
		t.Errorf("%d requests, want 1: a wrong order needs none", s.requests)
	}
}

// A list in which somebody seems to be missing is read again, and again, before that is an error.
func TestListAllReadsAgain(t *testing.T) {
	t.Parallel()
	const n = 50
	one := func(u fakeUser) bool { return u.id == people(n, 1)[n/2].id }
	// How many requests it takes to find out that somebody is missing, for good.
	s := newFakeSearch(t, people(n, 1)...)
	s.hide = one
	if _, err := listAll(t, s, ListAllUsersOptions{}); err == nil {
		t.Fatal("nobody is missed")
	}
	if s.requests%maxRounds != 0 {
		t.Fatalf("%d requests are no %d rounds", s.requests, maxRounds)
	}
	aRound := s.requests / maxRounds
	for missed := range maxRounds {
		s := newFakeSearch(t, people(n, 1)...)
		s.before = func(s *fakeSearch) {
			s.hide = nil
			if s.requests <= missed*aRound {
				s.hide = one
			}
		}
		ids, err := listAll(t, s, ListAllUsersOptions{})
		if err != nil || len(ids) != n {
			t.Errorf("missed in %d rounds: %d users, %v", missed, len(ids), err)
		}
	}
}
