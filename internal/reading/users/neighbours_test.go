// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"regexp"
	"slices"
	"sort"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// crowd is a tenant whose users were created at some time, which the search knows.
type crowd struct {
	*tenant
	inOrder   []*client.User // By created_at.
	unordered bool           // The search lists the wrong way round.
}

// newCrowd has users who were created at these times, in seconds; their IDs do not tell when.
func newCrowd(seconds []int) *crowd {
	c := &crowd{tenant: newTenant(0)}
	for i, at := range seconds {
		id := fmt.Sprintf("auth0|%06d", (i*7919+13)%1_000_003)
		u := user(id, 1)
		created := written(time.Date(2026, 1, 1, 0, 0, at, 0, time.UTC))
		u.CreatedAt = &created
		c.now[id], c.index[id] = u, u
		c.inOrder = append(c.inOrder, u)
	}
	slices.SortStableFunc(c.inOrder, func(a, b *client.User) int { return strings.Compare(*a.CreatedAt, *b.CreatedAt) })
	return c
}

var rangeClause = regexp.MustCompile(`^(user_id:.*) OR \(created_at:([\[{])(\S+) TO (\S+)([\]}]) AND identities\.connection:"db"\)$`)

func (c *crowd) List(ctx context.Context, o client.ListUsersOptions) iter.Seq2[*client.User, error] {
	m := rangeClause.FindStringSubmatch(o.Query)
	if m == nil {
		return c.tenant.List(ctx, o)
	}
	return func(yield func(*client.User, error) bool) {
		var rows []*client.User
		for u, err := range c.tenant.List(ctx, client.ListUsersOptions{Query: m[1]}) {
			if err != nil {
				yield(nil, err)
				return
			}
			rows = append(rows, u)
		}
		from := sort.Search(len(c.inOrder), func(i int) bool {
			at := *c.inOrder[i].CreatedAt
			return m[3] == "*" || at > m[3] || m[2] == "[" && at == m[3]
		})
		to := sort.Search(len(c.inOrder), func(i int) bool {
			at := *c.inOrder[i].CreatedAt
			return m[4] != "*" && (at > m[4] || m[5] == "}" && at == m[4])
		})
		within := c.inOrder[from:max(from, to)]
		descending := strings.HasSuffix(o.Sort, ":-1")
		for i := range within {
			u := within[i]
			if descending {
				u = within[len(within)-1-i]
			}
			if c.index[u.ID] != nil && !slices.Contains(rows, u) {
				rows = append(rows, u)
			}
			if len(rows) > 2*maxBatch {
				break // More than a page, whoever comes first.
			}
		}
		slices.SortStableFunc(rows, func(a, b *client.User) int { return strings.Compare(*a.CreatedAt, *b.CreatedAt) })
		if descending != c.unordered {
			slices.Reverse(rows)
		}
		for _, u := range rows[:min(len(rows), maxBatch)] {
			if !yield(u, nil) {
				return
			}
		}
	}
}

// cost is how many requests the reads of some users take, and how many were believed from the index. Hints
// says whether it is known when they were created; without, the reader has nothing but searches by ID.
func (c *crowd) cost(t *testing.T, managed []*client.User, workers int, think time.Duration, hints bool) (requests int, believed int64) {
	t.Helper()
	r := New(c, false)
	before := c.total()
	jobs := make(chan *client.User)
	var group sync.WaitGroup
	for worker := range workers {
		group.Go(func() {
			random := rand.New(rand.NewPCG(1, uint64(worker)))
			for u := range jobs {
				known := knows(1)
				if hints {
					known.CreatedAt = *u.CreatedAt
				}
				got, err := r.Get(t.Context(), u.ID, known)
				if err != nil || got.ID != u.ID || *got.Name != "1" {
					t.Errorf("%s: %+v, %v", u.ID, got, err)
				}
				if think > 0 { // The CLI plans what was read.
					time.Sleep(time.Duration(random.Int64N(int64(think))))
				}
			}
		})
	}
	for _, u := range managed {
		jobs <- u
	}
	close(jobs)
	group.Wait()
	_, believed, _ = r.Usage()
	return c.total() - before, believed
}

// The neighbours of 1,000 people created together answer for each other; people who were not are read as before.
func TestNeighbours(t *testing.T) {
	t.Parallel()
	const all, some = 100_000, 1000
	seconds := make([]int, all)
	for i := range seconds {
		seconds[i] = i
	}
	for name, c := range map[string]struct {
		first, step int
		most        int // Requests.
	}{
		"created together, last of all":   {all - some, 1, 30},
		"created together, amid others":   {all / 2, 1, 30},
		"created together, first of all":  {0, 1, 30},
		"created together with strangers": {all / 3, 2, 45},
		"created at any time":             {0, all / some, 120},
	} {
		for _, think := range []time.Duration{0, 30 * time.Millisecond, 120 * time.Millisecond} {
			t.Run(fmt.Sprintf("%s, a CLI that thinks for %s", name, think), func(t *testing.T) {
				t.Parallel()
				world := newCrowd(seconds)
				var managed []*client.User
				for i := range some {
					managed = append(managed, world.inOrder[c.first+i*c.step])
				}
				rand.New(rand.NewPCG(1, 2)).Shuffle(some, func(i, j int) { managed[i], managed[j] = managed[j], managed[i] })
				synctest.Test(t, func(t *testing.T) {
					got, believed := world.cost(t, managed, 10, think, true)
					t.Logf("%d requests", got)
					if got > c.most || believed < some-10 {
						t.Errorf("%d requests, want at most %d; %d of %d users from the index", got, c.most, believed, some)
					}
				})
			})
		}
	}
}

// Whoever is managed among whomever, and however many at once: neighbours never cost a request.
func TestNeighboursNeverCostMore(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		n, share := rapid.IntRange(1, 900).Draw(r, "users"), rapid.IntRange(1, 20).Draw(r, "one managed of")
		workers := rapid.SampledFrom([]int{1, 2, 3, 10, 30, 100}).Draw(r, "workers")
		longest := rapid.SampledFrom([]int{1, 2, 10, 1000}).Draw(r, "seconds apart")
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(r, "seed"), 1))
		seconds, at := make([]int, n), 0
		for i := range seconds {
			at += random.IntN(longest)
			seconds[i] = at
		}
		world := newCrowd(seconds)
		lags, late := rapid.Bool().Draw(r, "index lags"), 0
		world.unordered = rapid.IntRange(0, 3).Draw(r, "wrong order") == 0
		clustered := rapid.Bool().Draw(r, "clustered")
		var managed []*client.User
		in := false
		for _, u := range world.inOrder {
			if !clustered || random.IntN(20) == 0 {
				in = random.IntN(share) == 0
			}
			if in {
				managed = append(managed, u)
			}
			if lags && random.IntN(40) == 0 {
				delete(world.index, u.ID) // It is not known yet.
				late++
			}
		}
		random.Shuffle(len(managed), func(i, j int) { managed[i], managed[j] = managed[j], managed[i] })
		// Each user whom the index lacks takes a worker out of step, with neighbours or without.
		beyond := late
		if world.unordered {
			// Once it is found out; and that page counts, so that everybody may be read at once some requests earlier.
			beyond += 2 + 1 + (n+maxBatch-1)/maxBatch
		}
		// Who comes together with whom is the scheduler's doing, so one bad draw of three proves nothing.
		with, allowed := 1, 0
		for try := 0; with > allowed && try < 3; try++ {
			var without int
			synctest.Test(t, func(t *testing.T) { without, _ = world.cost(t, managed, workers, 0, false) })
			synctest.Test(t, func(t *testing.T) { with, _ = world.cost(t, managed, workers, 0, true) })
			allowed = without + beyond
		}
		if with > allowed {
			r.Errorf("%d requests with neighbours, %d allowed: %d of %d users, %d at once, %d not indexed", with, allowed, len(managed), n, workers, late)
		}
	})
}
