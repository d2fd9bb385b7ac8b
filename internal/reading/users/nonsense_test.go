// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"context"
	"fmt"
	"iter"
	"net/http"
	"testing"
	"testing/synctest"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// Users whom nobody asked for are ignored, and a list that makes no sense is not used: GET decides.
func TestSearchMakesNoSense(t *testing.T) {
	t.Parallel()
	unusable := &client.Error{Status: http.StatusOK, Err: &client.UnusableAnswerError{Problem: "is a list with null in it"}}
	for name, c := range map[string]struct {
		nonsense func([]*client.User) ([]*client.User, error)
		gets     int
	}{
		"others besides": {func(found []*client.User) ([]*client.User, error) { return append(found, user("auth0|other", 1)), nil }, 0},
		"others instead": {func(found []*client.User) ([]*client.User, error) {
			others := make([]*client.User, len(found))
			for i := range others {
				others[i] = user(fmt.Sprint("auth0|other", i), 1)
			}
			return others, nil
		}, 30},
		"a hole at the end": {func(found []*client.User) ([]*client.User, error) { return found, unusable }, 30},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				world := newTenant(30)
				world.nonsense = c.nonsense
				readAll(t, New(world, false), world.ids(30), 10, knows(1))
				if world.gets != c.gets {
					t.Errorf("%d GET, want %d", world.gets, c.gets)
				}
			})
		})
	}
}

// lying is a tenant whose listing stops making sense after its first page.
type lying struct{ *tenant }

func (l lying) ListAll(ctx context.Context, o client.ListAllUsersOptions) iter.Seq2[*client.User, error] {
	return func(yield func(*client.User, error) bool) {
		n := 0
		for u, err := range l.tenant.ListAll(ctx, o) {
			if n++; n > maxBatch {
				yield(nil, &client.Error{Status: http.StatusOK, Err: &client.UnusableAnswerError{Problem: "is a list with null in it"}})
				return
			}
			if !yield(u, err) {
				return
			}
		}
	}
}

// What a listing said before it stopped making sense is not believed either.
func TestListingMakesNoSense(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := New(lying{newTenant(600)}, false)
		r.conns[connection], r.spent = struct{}{}, 1000
		s := r.trySnapshot(t.Context())
		if s == nil || len(s.users) != 0 || r.snapshot != nil {
			t.Errorf("snapshot %v, of the reader %v", s, r.snapshot)
		}
	})
}

// A time that nobody can read is an old one, so that the user is confirmed.
func TestOlder(t *testing.T) {
	t.Parallel()
	const early, late = "2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.001Z"
	for _, c := range []struct {
		a, b string
		want bool
	}{{early, late, true}, {late, early, false}, {early, early, false}, {late, "yesterday", true}, {"yesterday", early, true}, {"", "", true}} {
		if got := older(c.a, c.b); got != c.want {
			t.Errorf("%q is older than %q: %t", c.a, c.b, got)
		}
	}
}
