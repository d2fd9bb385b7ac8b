// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// Many who are asked for together cost a request for a hundred, and one for each about whom the index and the
// caller disagree.
func TestTogether(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		n, lists, gets int
		change         func(*tenant)
	}{
		"nobody":            {0, 0, 0, nil},
		"one":               {1, 0, 1, nil},
		"a hundred":         {100, 1, 0, nil},
		"a hundred and one": {101, 1, 1, nil},
		"many":              {1000, 10, 0, nil},
		"one differs": {200, 2, 1, func(w *tenant) {
			w.now["auth0|0007"], w.index["auth0|0007"] = user("auth0|0007", 2), user("auth0|0007", 2)
		}},
		"the index lags":      {200, 2, 1, func(w *tenant) { w.index["auth0|0007"] = user("auth0|0007", 0) }},
		"not in the index":    {200, 2, 1, func(w *tenant) { delete(w.index, "auth0|0007") }},
		"the URL is too long": {100, 3, 0, func(w *tenant) { w.maxIDs = 50 }},
		"the search fails":    {100, 1, 100, func(w *tenant) { w.broken = true }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w := newTenant(c.n)
				if c.change != nil {
					c.change(w)
				}
				r := New(w, false)
				ids := w.ids(c.n)
				hints := r.Search(t.Context(), ids)
				for _, id := range ids {
					u, err := r.Confirm(t.Context(), id, knows(1), hints)
					if err != nil || u.ID != id || *u.Name != *w.now[id].Name {
						t.Fatalf("%s: %v, %v", id, u, err)
					}
				}
				if w.lists != c.lists || w.gets != c.gets || w.total() != c.lists+c.gets {
					t.Errorf("%d searches, %d gets, %d in all; want %d, %d", w.lists, w.gets, w.total(), c.lists, c.gets)
				}
				if reads, _, _ := r.Usage(); reads != int64(c.n) {
					t.Errorf("%d reads are counted", reads)
				}
			})
		})
	}
}

// Somebody who is gone is what GET says; read directly, nothing is searched for.
func TestTogether_goneAndDirect(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		w := newTenant(10)
		ids := w.ids(10)
		delete(w.now, "auth0|0003")
		r := New(w, false)
		hints := r.Search(t.Context(), ids)
		delete(hints, "auth0|0003")
		if _, err := r.Confirm(t.Context(), "auth0|0003", knows(1), hints); !client.HasStatus(err, http.StatusNotFound) || r.Seen("auth0|0003") {
			t.Errorf("gone: %v", err)
		}
		direct := New(w, true)
		if hints := direct.Search(t.Context(), ids); len(hints) > 0 || w.lists != 1 {
			t.Errorf("direct: %d hints, %d searches", len(hints), w.lists)
		}
	})
}

// Long IDs make more searches, none of them longer than a server takes.
func TestTogether_longIDs(t *testing.T) {
	t.Parallel()
	var ids []string
	for i := range 300 {
		ids = append(ids, fmt.Sprintf("samlp|acme|%s-%d@example.com", strings.Repeat("x", i%200), i))
	}
	total := 0
	for _, part := range parts(ids) {
		bytes := 0
		for _, id := range part[:len(part)-1] {
			bytes += queryBytes(id)
		}
		if total += len(part); bytes >= maxQueryBytes || len(part) > maxBatch {
			t.Errorf("%d IDs of %d bytes", len(part), bytes)
		}
	}
	if total != len(ids) {
		t.Errorf("%d IDs", total)
	}
}
