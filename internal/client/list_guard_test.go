// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"fmt"
	"iter"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// Whatever a server says, a list ends, and says which answer made no sense.
func TestListsEnd(t *testing.T) {
	t.Parallel()
	rows := func(first, n int) string {
		items := make([]string, n)
		for i := range items {
			items[i] = fmt.Sprintf(`{"id":"i%d","name":"n"}`, first+i)
		}
		return strings.Join(items, ",")
	}
	roles := func(ctx context.Context, c *Client) error { return drain(c.Users.Roles.List(ctx, "auth0|1")) }
	effective := func(ctx context.Context, c *Client) error { return drain(c.Users.EffectiveRoles.List(ctx, "auth0|1")) }
	for name, c := range map[string]struct {
		read func(context.Context, *Client) error
		page func(n int) string // What the nth request is answered with.
		most int
		says string
	}{
		"the same full page": {roles, func(int) string { return `{"roles":[` + rows(0, 100) + `],"total":1000000}` }, 3, "repeats"},
		"the same bare page": {roles, func(int) string { return `[` + rows(0, 100) + `]` }, 3, "repeats"},
		"always new roles": {
			roles, func(n int) string { return `{"roles":[` + rows(n*100, 100) + `],"total":1000000}` }, 11,
			"no such list can have",
		},
		"a total that is never met": {
			roles, func(n int) string { return `{"roles":[` + rows(0, max(4-2*n, 0)) + `],"total":9}` }, 3, "lists only",
		},
		"a mark that comes back": {
			effective, func(int) string { return `{"roles":[` + rows(0, 1) + `],"next":"a"}` }, 2, "been there before",
		},
		"marks that alternate": {
			effective, func(n int) string { return `{"roles":[` + rows(n, 1) + `],"next":"` + strconv.Itoa(n%2) + `"}` },
			3, "been there before",
		},
		"marks always new": {
			effective, func(n int) string { return `{"roles":[` + rows(0, 2) + `],"next":"` + strconv.Itoa(n) + `"}` }, 3,
			"repeats",
		},
		"marks and roles always new": {
			effective,
			func(n int) string { return `{"roles":[` + rows(n*100, 100) + `],"next":"` + strconv.Itoa(n) + `"}` }, 101,
			"no such list can have",
		},
		"empty pages without end": {
			effective, func(n int) string { return `{"roles":[],"next":"` + strconv.Itoa(n) + `"}` }, 4, "goes on and on",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			requests := 0
			f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
				requests++
				answer(w, http.StatusOK, c.page(requests))
			})
			err := c.read(t.Context(), f.client(t))
			if !IsUnusableAnswer(err) || MayHaveBeenProcessed(err) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want one that says %q", err, c.says)
			}
			if requests > c.most {
				t.Errorf("%d requests, at most %d are enough", requests, c.most)
			}
		})
	}
}

func drain[T any](list iter.Seq2[T, error]) error {
	for _, err := range list {
		if err != nil {
			return err
		}
	}
	return nil
}
