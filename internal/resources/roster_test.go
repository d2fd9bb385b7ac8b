// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// manyPeople are n people with all kinds of attributes.
func manyPeople(n int) people {
	all := people{}
	for i := range n {
		all[fmt.Sprintf("p%d", i)] = someone(fmt.Sprintf("p%d@example.com", i), acctest.Attributes{
			"name": acctest.String(fmt.Sprintf("Person %d", i)), "given_name": acctest.String("Person"),
			"user_metadata": acctest.String(fmt.Sprintf(`{"theme":"dark","n":%d}`, i)), "blocked": acctest.Bool(i%10 == 9),
		})
	}
	return all
}

// The life of a roster, to the request.
func TestRoster_life(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	all := manyPeople(30)
	w.apply(t.Context(), nil, all)
	expectOnly(t, w.World, "create", map[string]int{"POST /users": 30})
	if got := len(w.ids()); got != 30 || w.ids()["p7"] == "" {
		t.Fatalf("%d people in the state: %v", got, w.ids())
	}
	w.expectNoChanges(nil, all)
	expectRequests(t, w.World, "the no-op plan", map[string]int{"GET /users": 1})

	all["p3"] = someone("p3@example.com", acctest.Attributes{"name": acctest.String("New")})
	p := w.plan(nil, all)
	if diff := cmp.Diff(w.changes(p), ""); diff == "" {
		t.Error("the change is not planned")
	}
	w.apply(t.Context(), nil, all)
	expectRequests(t, w.World, "a change", map[string]int{"PATCH /users/{id}": 1})
	w.expectNoChanges(nil, all)

	id := w.ids()["p5"]
	delete(all, "p5")
	w.ResetRequests()
	w.apply(t.Context(), nil, all)
	expectRequests(t, w.World, "one who leaves", map[string]int{"DELETE /users/{id}": 1})
	if w.User(id) != nil || w.ids()["p5"] != "" || len(w.ids()) != 29 {
		t.Errorf("p5 is still there: %v", w.ids())
	}
	w.expectNoChanges(nil, all)

	w.ResetRequests()
	w.p.Walk()
	w.p.NoError(w.p.Destroy(t.Context(), rosterType, w.state, w.private).Diagnostics)
	expectRequests(t, w.World, "destroy", map[string]int{"DELETE /users/{id}": 29})
	if left := len(w.Users()); left != 0 {
		t.Errorf("%d users left", left)
	}
}
