// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search_test

import (
	"fmt"
	"slices"
	"strconv"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/search"
)

// fatal is what testing.TB and rapid.T have in common here.
type fatal interface {
	Helper()
	Fatalf(format string, args ...any)
}

func mustParse(t fatal, text string) *search.Query {
	t.Helper()
	query, err := search.Parse(text)
	if err != nil {
		t.Fatalf("Parse(%s): %v", text, err)
	}
	return query
}

func ids(hits []search.Hit) []string {
	result := make([]string, len(hits))
	for i, hit := range hits {
		result[i] = hit.ID
	}
	return result
}

// However users come and go, the index finds what a look at every user finds,
// in the order of their first insertion. Queries come in between, because the first
// of a field makes the list that later changes have to keep.
func TestIndexAgreesWithMatch(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		index := search.NewIndex()
		var order []string
		world := map[string]map[string]any{}
		texts := rapid.SliceOfN(queries(3), 1, 5).Draw(t, "queries")
		for range rapid.IntRange(0, 25).Draw(t, "steps") {
			id := strconv.Itoa(rapid.IntRange(0, 9).Draw(t, "id"))
			switch rapid.IntRange(0, 4).Draw(t, "step") {
			case 0:
				index.Delete(id)
				delete(world, id)
				order = slices.DeleteFunc(order, func(other string) bool { return other == id })
			case 1:
				compareWithMatch(t, index, rapid.SampledFrom(texts).Draw(t, "query"), order, world)
			default:
				user := users().Draw(t, "user")
				if _, known := world[id]; !known {
					order = append(order, id)
				}
				index.Put(id, user)
				world[id] = user
			}
		}
		if index.Len() != len(world) {
			t.Fatalf("Len() = %d, want %d", index.Len(), len(world))
		}
		for _, text := range texts {
			compareWithMatch(t, index, text, order, world)
		}
	})
}

// compareWithMatch compares what a query finds with a look at every user, in order.
func compareWithMatch(t fatal, index *search.Index, text string, order []string, world map[string]map[string]any) {
	t.Helper()
	query := mustParse(t, text)
	var want []string
	for _, id := range order {
		if query.Match(world[id]) {
			want = append(want, id)
		}
	}
	hits, total := index.Search(query, search.Order{}, 0, len(world))
	if got := ids(hits); !slices.Equal(got, want) || total != len(want) {
		t.Fatalf("%s: found %v (total %d), want %v", text, got, total, want)
	}
}

// Pages put together are the whole, whatever the order, and the order is that
// of a plain sort.
func TestIndexPagesAndSorts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		index := search.NewIndex()
		const count = 40
		// A rare value takes the way of sorting what was found, a frequent one
		// that of filtering what is sorted.
		rare := rapid.IntRange(0, count).Draw(t, "rare")
		values := map[string]string{}
		for i := range count {
			id := fmt.Sprintf("%02d", i)
			user := map[string]any{"username": "frequent"}
			if i%20 == rare%20 {
				user["username"] = "rare"
			}
			if rapid.IntRange(0, 4).Draw(t, "has name") > 0 {
				values[id] = rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "name")
				user["name"] = values[id]
			}
			index.Put(id, user)
		}
		order := search.Order{Field: "name", Descending: rapid.Bool().Draw(t, "descending")}
		var query *search.Query
		if filter := rapid.SampledFrom([]string{"", "frequent", "rare"}).Draw(t, "filter"); filter != "" {
			query, _ = search.Parse("username:" + filter)
		}
		all, total := index.Search(query, order, 0, count)
		if len(all) != total {
			t.Fatalf("%d of %d users in one page", len(all), total)
		}
		if !slices.IsSortedFunc(ids(all), func(a, b string) int { return compareUsers(values, a, b, order.Descending) }) {
			t.Fatalf("not sorted: %v by %v", ids(all), values)
		}
		size := rapid.IntRange(1, 15).Draw(t, "page size")
		var collected []string
		for offset := 0; offset < total; offset += size {
			page, pageTotal := index.Search(query, order, offset, size)
			if pageTotal != total || len(page) != min(size, total-offset) {
				t.Fatalf("page at %d: %d users, total %d", offset, len(page), pageTotal)
			}
			collected = append(collected, ids(page)...)
		}
		if !slices.Equal(collected, ids(all)) {
			t.Fatalf("pages %v, want %v", collected, ids(all))
		}
		if page, _ := index.Search(query, order, total, size); len(page) != 0 {
			t.Fatalf("a page past the end has %d users", len(page))
		}
	})
}

func compareUsers(values map[string]string, a, b string, descending bool) int {
	valueA, hasA := values[a]
	valueB, hasB := values[b]
	switch {
	case hasA && !hasB:
		return -1
	case hasB && !hasA:
		return 1
	case descending:
		a, b, valueA, valueB = b, a, valueB, valueA
	}
	if valueA != valueB {
		return compareStrings(valueA, valueB)
	}
	return compareStrings(a, b)
}

func compareStrings(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	default:
		return 0
	}
}

func TestSearchOrder(t *testing.T) {
	t.Parallel()
	index := search.NewIndex()
	index.Put("1", map[string]any{"name": "b", "created_at": "2025-01-03T00:00:00.000Z", "logins_count": 10.0})
	index.Put("2", map[string]any{"name": "A", "created_at": "2025-01-01T00:00:00.000Z", "logins_count": 9.0, "blocked": true})
	index.Put("3", map[string]any{"created_at": "2025-01-02T00:00:00.000Z", "blocked": false})
	index.Put("1", map[string]any{"name": "B", "created_at": "2025-01-03T00:00:00.000Z", "logins_count": 10.0})
	for _, test := range []struct {
		order search.Order
		want  []string
	}{
		{search.Order{}, []string{"1", "2", "3"}},
		{search.Order{Descending: true}, []string{"3", "2", "1"}},
		{search.Order{Field: "name"}, []string{"2", "1", "3"}},
		{search.Order{Field: "name", Descending: true}, []string{"1", "2", "3"}},
		{search.Order{Field: "created_at"}, []string{"2", "3", "1"}},
		{search.Order{Field: "created_at", Descending: true}, []string{"1", "3", "2"}},
		{search.Order{Field: "logins_count"}, []string{"2", "1", "3"}},
		{search.Order{Field: "blocked"}, []string{"3", "2", "1"}},
		{search.Order{Field: "app_metadata.x"}, []string{"1", "2", "3"}},
	} {
		hits, total := index.Search(nil, test.order, 0, 10)
		if got := ids(hits); !slices.Equal(got, test.want) || total != 3 {
			t.Errorf("%+v: got %v (total %d), want %v", test.order, got, total, test.want)
		}
	}
}

func TestIndexIntersects(t *testing.T) {
	t.Parallel()
	index := search.NewIndex()
	index.Put("1", map[string]any{"username": "x"})
	index.Put("2", map[string]any{"username": "x", "name": "y"})
	index.Put("3", map[string]any{"name": "y"})
	index.Put("4", map[string]any{"name": "y"})
	hits, _ := index.Search(mustParse(t, "username:x AND name:y"), search.Order{}, 0, 10)
	if got := ids(hits); !slices.Equal(got, []string{"2"}) {
		t.Errorf("got %v, want [2]", got)
	}
}

func TestSortable(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"created_at": true, "email": true, "logins_count": true, "user_id": true,
		"app_metadata.tier": false, "user_metadata": false, "identities.connection": false,
		"email.domain": false, "_exists_": false, "picture": false, "": false,
	} {
		if got := search.Sortable(name); got != want {
			t.Errorf("Sortable(%q) = %t", name, got)
		}
	}
}

// Slots of deleted users are reclaimed; what is left keeps its order, also in
// views and lists that exist already.
func TestIndexCompacts(t *testing.T) {
	t.Parallel()
	index := search.NewIndex()
	const count = 5000
	for i := range count {
		index.Put(strconv.Itoa(i), map[string]any{"name": fmt.Sprintf("%05d", count-i), "username": "u" + strconv.Itoa(i%2)})
	}
	byName := search.Order{Field: "name"}
	query := mustParse(t, "username:u0")
	index.Search(query, byName, 0, 1)
	for i := range count {
		if i%100 != 0 {
			index.Delete(strconv.Itoa(i))
		}
	}
	hits, total := index.Search(query, search.Order{}, 0, 2)
	if got := ids(hits); total != 50 || !slices.Equal(got, []string{"0", "100"}) {
		t.Errorf("by insertion: %v of %d", got, total)
	}
	hits, total = index.Search(nil, byName, 0, 2)
	if got := ids(hits); total != 50 || !slices.Equal(got, []string{"4900", "4800"}) {
		t.Errorf("by name: %v of %d", got, total)
	}
}

// The race detector watches this test.
func TestIndexIsSafeForConcurrentUse(t *testing.T) {
	t.Parallel()
	index := search.NewIndex()
	query := mustParse(t, `username:("u1" OR "u2") AND created_at:[2025 TO *]`)
	var group sync.WaitGroup
	for worker := range 4 {
		group.Go(func() {
			for i := range 200 {
				id := strconv.Itoa(i % 50)
				if i%7 == worker {
					index.Delete(id)
				}
				index.Put(id, map[string]any{"username": "u" + strconv.Itoa(i%3), "created_at": "2025-06-01T00:00:00.000Z"})
				for _, hit := range first(index.Search(query, search.Order{Field: "username"}, 0, 10)) {
					if !query.Match(hit.User) {
						t.Errorf("%s does not match", hit.ID)
					}
				}
			}
		})
	}
	group.Wait()
	if index.Len() != 50 {
		t.Errorf("Len() = %d, want 50", index.Len())
	}
}

func first(hits []search.Hit, _ int) []search.Hit { return hits }
