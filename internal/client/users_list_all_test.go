// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// people makes n users; same is how many of them in a row share a created_at. IDs are in no order.
func people(n, same int) []fakeUser {
	users := make([]fakeUser, n)
	for i := range users {
		digest := fnv.New64a()
		_, _ = fmt.Fprint(digest, i)
		users[i] = fakeUser{
			id: fmt.Sprintf("auth0|%016x%04d", digest.Sum64(), i), created: instant(i / same), email: fmt.Sprintf("staff%d@example.com", (i*7919)%n),
		}
	}
	return users
}

// listAll returns the IDs in the order of delivery.
func listAll(t *testing.T, s *fakeSearch, options ListAllUsersOptions) ([]string, error) {
	t.Helper()
	var ids []string
	for user, err := range s.client(t).Users.ListAll(t.Context(), options) {
		if err != nil {
			return ids, err
		}
		ids = append(ids, user.ID)
	}
	return ids, nil
}

// LIST_USERS is the size of the largest tenant that is listed (default: all sizes).
func TestListAllDeliversEverybodyOnce(t *testing.T) {
	t.Parallel()
	largest, err := strconv.Atoi(cmp.Or(os.Getenv("LIST_USERS"), "20000"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ n, same, exact, capped int }{ // The most requests when totals go beyond 1000, and when not.
		{0, 1, 1, 1},
		{1, 1, 1, 1},
		{100, 1, 1, 1},
		{101, 1, 2, 2},
		{999, 1, 11, 11},
		{1000, 1, 13, 13},
		{1001, 1, 11, 13},
		{2500, 1, 26, 29},
		{5000, 1, 51, 57},
		{10_000, 1, 102, 113},
		{20_000, 1, 203, 225},
		{1000, 1000, 15, 15},
		{1001, 1001, 13, 15},
		{5000, 2, 53, 59},
		{5000, 7, 53, 59},
		{5000, 50, 55, 61},
		{5000, 100, 60, 66},
		{5000, 130, 63, 69},
		{5000, 300, 65, 71},
		{5000, 1000, 61, 71},
		{5000, 2500, 56, 64},
		{5000, 5000, 54, 60},
		{10_000, 10_000, 106, 118},
	} {
		if c.n > largest {
			continue
		}
		for _, exact := range []bool{true, false} {
			for _, descending := range []bool{false, true} {
				t.Run(fmt.Sprintf("%d users, %d at a time, exact totals %t, descending %t", c.n, c.same, exact, descending), func(t *testing.T) {
					t.Parallel()
					s := newFakeSearch(t, people(c.n, c.same)...)
					s.exact = exact
					options := ListAllUsersOptions{Query: "email:staff*"}
					if descending {
						options.Order.Descending = true
					}
					ids, err := listAll(t, s, options)
					if err != nil {
						t.Fatal(err)
					}
					s.checkOrder(t, ids, descending)
					most := c.capped
					if exact {
						most = c.exact
					}
					if s.requests > most {
						t.Errorf("%d requests, at most %d are enough", s.requests, most)
					}
				})
			}
		}
	}
}

// checkOrder fails the test unless the IDs are those of all users, each once, ordered by created_at.
func (s *fakeSearch) checkOrder(t *testing.T, ids []string, descending bool) {
	t.Helper()
	created := map[string]string{}
	for _, u := range s.users {
		created[u.id] = u.created
	}
	if len(ids) != len(s.users) {
		t.Errorf("%d users delivered, want %d", len(ids), len(s.users))
	}
	for i, id := range ids {
		if created[id] == "" {
			t.Fatalf("%s was delivered twice, or does not exist", id)
		}
		if i > 0 {
			if order := strings.Compare(created[ids[i-1]], created[id]); order > 0 != descending && order != 0 {
				t.Fatalf("%s comes after %s", id, ids[i-1])
			}
		}
	}
	slices.Sort(ids)
	if len(slices.Compact(ids)) != len(s.users) {
		t.Error("some users were delivered twice")
	}
}

func TestListAllInAnotherOrder(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ n, limit, want, most int }{
		{300, 0, 300, 4}, {1000, 0, 1000, 14}, {2500, 0, 2500, 30}, {2500, 30, 30, 1}, {2500, 900, 900, 10}, {2500, 1500, 1500, 30},
	} {
		t.Run(fmt.Sprintf("%d of %d", c.limit, c.n), func(t *testing.T) {
			t.Parallel()
			s := newFakeSearch(t, people(c.n, 3)...)
			ids, err := listAll(t, s, ListAllUsersOptions{Order: UserOrder{Field: fieldEmail, Descending: true}, Limit: c.limit})
			if err != nil {
				t.Fatal(err)
			}
			want := slices.Clone(s.users)
			sortFake(want, "email:-1")
			if len(ids) != c.want {
				t.Fatalf("%d users delivered, want %d", len(ids), c.want)
			}
			for i, id := range ids {
				if id != want[i].id {
					t.Fatalf("user %d is %s, want %s", i, id, want[i].id)
				}
			}
			if s.requests > c.most {
				t.Errorf("%d requests, at most %d are enough", s.requests, c.most)
			}
		})
	}
}

func TestListAllStops(t *testing.T) {
	t.Parallel()
	s := newFakeSearch(t, people(5000, 1)...)
	if ids, err := listAll(t, s, ListAllUsersOptions{Limit: 1200}); err != nil || len(ids) != 1200 || s.requests != 13 {
		t.Errorf("%d users, error %v, %d requests; want 1200 users in 13", len(ids), err, s.requests)
	}
	s = newFakeSearch(t, people(5000, 1)...)
	seen := 0
	for _, err := range s.client(t).Users.ListAll(t.Context(), ListAllUsersOptions{}) {
		if err != nil {
			t.Fatal(err)
		}
		if seen++; seen == 150 {
			break
		}
	}
	if s.requests != 2 {
		t.Errorf("%d requests for 150 users, want 2", s.requests)
	}
}

func TestListAllSelectsWhatItNeeds(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		selection FieldSelection
		want      string
	}{
		"all":     {FieldSelection{}, ""},
		"few":     {FieldSelection{Fields: []string{"name"}}, "fields=name%2Cuser_id%2Cidentities%2Ccreated_at%2Cemail&include_fields=true"},
		"others":  {FieldSelection{Fields: []string{"created_at", "email", "name"}, Exclude: true}, "fields=name&include_fields=false"},
		"nothing": {FieldSelection{Fields: []string{"created_at"}, Exclude: true}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newFakeSearch(t, people(3, 1)...)
			if _, err := listAll(t, s, ListAllUsersOptions{Order: UserOrder{Field: fieldEmail}, Fields: c.selection}); err != nil {
				t.Fatal(err)
			}
			if got := s.last(t).query; c.want == "" && strings.Contains(got, "fields") || !strings.Contains(got, c.want) {
				t.Errorf("query %s, want %q in it", got, c.want)
			}
		})
	}
}

func TestListAllTakesSmallerPages(t *testing.T) {
	t.Parallel()
	s := newFakeSearch(t, people(1500, 1)...)
	s.perPage = 50
	ids, err := listAll(t, s, ListAllUsersOptions{})
	if err != nil {
		t.Fatal(err)
	}
	s.checkOrder(t, ids, false)
	if s.requests > 33 {
		t.Errorf("%d requests", s.requests)
	}
}
