// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"testing"
	"testing/synctest"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// Who had no place on the page of a gap is searched for, all of them with one request; who was there is not, nor is
// who should have been there and was not: only GET knows them.
func TestNeighbours_late(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		searches int
		onPage   []int // Of five users in the order of their creation.
		late     []int
	}{
		"two without a place":              {1, []int{0, 1, 2}, []int{3, 4}},
		"one, for whom GET costs the same": {0, []int{0, 1, 2, 3}, nil},
		"one amid the page is missing":     {1, []int{0, 2}, []int{3, 4}},
		"an empty page":                    {1, nil, []int{0, 1, 2, 3, 4}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				world := newCrowd([]int{0, 1, 2, 3, 4})
				var all []asked
				for _, u := range world.inOrder {
					all = append(all, asked{u.ID, createdAt(*u.CreatedAt)})
				}
				found := answers{}
				var rows []*client.User
				for _, i := range c.onPage {
					rows = append(rows, world.inOrder[i])
					found[world.inOrder[i].ID] = world.inOrder[i]
				}
				New(world, false).late(t.Context(), all, window{anchor: all[0].created, whole: true}, rows, found)
				if world.lists != c.searches {
					t.Errorf("%d searches, want %d", world.lists, c.searches)
				}
				if len(found) != len(c.onPage)+len(c.late) {
					t.Errorf("%d found, want %d", len(found), len(c.onPage)+len(c.late))
				}
				for _, i := range c.late {
					if found[world.inOrder[i].ID] == nil {
						t.Errorf("the user created as number %d was not found", i)
					}
				}
			})
		})
	}
}

// A read by GET that the neighbours of others have brought about counts among the requests that a snapshot would
// have saved. Without neighbours there would have been no search that it could have been a part of.
func TestNeighbours_alone(t *testing.T) {
	t.Parallel()
	for used, want := range map[int]int{0: 0, 1: 1} {
		r := New(newTenant(1), false)
		r.nearby.used = used
		if found := r.answer(t.Context(), []asked{{id: "auth0|0000"}}); found != nil || r.spent != want {
			t.Errorf("with %d neighbours used: %v found, %d requests, want %d", used, found, r.spent, want)
		}
	}
}
