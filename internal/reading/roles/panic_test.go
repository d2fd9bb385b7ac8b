// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package roles

import (
	"context"
	"iter"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

type crashingRoles struct{ tenantList }

func (crashingRoles) List(context.Context) iter.Seq2[*client.Role, error] { panic("the roles") }

type crashingMembers struct{ Members }

func (crashingMembers) Page(context.Context, string, int) (client.RoleUsersPage, error) {
	panic("the members")
}

// A panic costs at most the call that led the others. What runs in goroutines of its own costs
// nothing: the process goes on, and everybody reads for themselves.
func TestPanicOfLeader(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		spoil func(*Reader)
		most  int32
	}{
		"roles":   {func(r *Reader) { r.roles = crashingRoles{} }, 4},
		"members": {func(r *Reader) { r.members = crashingMembers{} }, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				world := newTenant(200, 3, one)
				r := world.reader(false, 0)
				c.spoil(r)
				var panics, answers atomic.Int32
				for round := range 2 {
					var group sync.WaitGroup
					for n := range 100 {
						group.Go(func() {
							defer func() {
								if recover() != nil {
									panics.Add(1)
								}
							}()
							if !r.HasExactly(t.Context(), userID(100*round+n), []string{roleID(0)}) {
								answers.Add(1)
							}
						})
					}
					group.Wait()
				}
				if n := panics.Load(); n > c.most || n+answers.Load() != 200 {
					t.Errorf("%d panics, %d answers", n, answers.Load())
				}
				if n := r.waiting[allRoles]; n != 0 {
					t.Errorf("%d reads wait still", n)
				}
			})
		})
	}
}
