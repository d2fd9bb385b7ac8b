// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"context"
	"iter"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// crashing is a tenant whose searches panic: the first page of a listing still comes.
type crashing struct {
	*tenant
	searches, listings bool
}

func (c crashing) List(ctx context.Context, o client.ListUsersOptions) iter.Seq2[*client.User, error] {
	if c.searches {
		panic("a search")
	}
	return c.tenant.List(ctx, o)
}

func (c crashing) ListAll(ctx context.Context, o client.ListAllUsersOptions) iter.Seq2[*client.User, error] {
	return func(yield func(*client.User, error) bool) {
		n := 0
		for u, err := range c.tenant.ListAll(ctx, o) {
			if n++; c.listings && n > maxBatch {
				panic("a listing")
			}
			if !yield(u, err) {
				return
			}
		}
	}
}

// The call whose answer broke the program fails; those who wait for it read for themselves.
func TestPanicOfLeader(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]crashing{
		"search":  {newTenant(600), true, false},
		"listing": {newTenant(600), false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r := New(c, false)
				var panics, answers atomic.Int32
				all := c.ids(len(c.now))
				for round := range 12 {
					var group sync.WaitGroup
					for _, id := range all[round*50 : (round+1)*50] {
						group.Go(func() {
							defer func() {
								if recover() != nil {
									panics.Add(1)
								}
							}()
							if u, err := r.Get(t.Context(), id, knows(1)); err == nil && u.ID == id {
								answers.Add(1)
							}
						})
					}
					group.Wait()
				}
				if n := panics.Load(); n == 0 || int(n+answers.Load()) != len(all) || int(n) > len(all)/50 {
					t.Errorf("%d panics, %d answers of %d", n, answers.Load(), len(all))
				}
				if c.listings && r.snapshot != nil {
					t.Error("half a listing is believed")
				}
			})
		})
	}
}
