// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// mapped has people in the attribute users instead of blocks.
func (w *rosterWorld) mapped(all people) acctest.Attributes {
	return acctest.Attributes{"users": tftypes.NewValue(tftypes.Map{ElementType: w.personType()}, w.rows(all))}
}

// placed are the keys of the state in a place.
func (w *rosterWorld) placed(place string) string {
	w.t.Helper()
	var rows map[string]tftypes.Value
	values := w.p.Values(w.schema, w.state)
	if v := values[place]; v.IsNull() || v.As(&rows) != nil {
		return ""
	}
	return strings.Join(slices.Sorted(maps.Keys(rows)), " ")
}

// People in a map live as people in blocks do.
func TestRosterMap_lifecycle(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	all := people{"ada": someone("ada@example.com", acctest.Attributes{"name": acctest.String("Ada")}), "bo": someone("bo@example.com")}
	w.apply(t.Context(), w.mapped(all), nil)
	w.expectNoChanges(w.mapped(all), nil)
	ids := w.ids()
	all["ada"]["name"], all["cy"] = acctest.String("Ada L."), someone("cy@example.com")
	w.ResetRequests()
	w.apply(t.Context(), w.mapped(all), nil)
	expectMap(t, map[string]int{"PATCH /users/{id}": 1, "POST /users": 1}, withoutLooks(w.World))
	w.expectNoChanges(w.mapped(all), nil)
	delete(all, "bo")
	w.apply(t.Context(), w.mapped(all), nil)
	w.expectNoChanges(w.mapped(all), nil)
	if w.keys() != "ada cy" || w.placed("users") != "ada cy" || w.placed("user") != "" || w.ids()["ada"] != ids["ada"] || len(w.Users()) != 2 {
		t.Errorf("%v; %d users", w.ids(), len(w.Users()))
	}
	w.apply(t.Context(), w.mapped(people{}), nil)
	w.expectNoChanges(w.mapped(people{}), nil)
	if len(w.Users()) != 0 {
		t.Errorf("%d users are left", len(w.Users()))
	}
}

// Who goes from a block to the map, or back, stays as is: no request, and a plan that a CLI accepts. So does who changes the
// key at the same time.
func TestRosterMap_moves(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	ada, bo := someone("ada@example.com", acctest.Attributes{"name": acctest.String("Ada")}), someone("bo@example.com")
	w.apply(t.Context(), nil, people{"ada": ada, "bo": bo})
	ids := w.ids()
	for _, c := range []struct {
		in              acctest.Attributes
		blocks          people
		wantMap, wantIn string
		same            string
	}{
		{w.mapped(people{"ada": ada}), people{"bo": bo}, "ada", "bo", "ada"},
		{w.mapped(people{"ada": ada, "bo": bo}), nil, "ada bo", "", "ada"},
		{nil, people{"ada": ada, "bo": bo}, "", "ada bo", "ada"},
		{w.mapped(people{"lovelace": ada}), people{"bo": bo}, "lovelace", "bo", "lovelace"},
		{w.mapped(people{}), people{"ada": ada, "bo": bo}, "", "ada bo", "ada"},
	} {
		w.p.Walk()
		w.read()
		w.ResetRequests()
		w.apply(t.Context(), c.in, c.blocks)
		expectRequests(t, w.World, "a move", map[string]int{})
		if w.placed("users") != c.wantMap || w.placed("user") != c.wantIn || w.ids()[c.same] != ids["ada"] {
			t.Errorf("in users %q, in blocks %q, want %q and %q", w.placed("users"), w.placed("user"), c.wantMap, c.wantIn)
		}
		w.expectNoChanges(c.in, c.blocks)
	}
}

// Who goes to the other place is planned as written there: the CLIs let a plan keep another spelling of the state only in
// the same place.
func TestRosterMap_spelling(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.apply(t.Context(), nil, people{"ada": someone("ada@example.com")})
	moved := w.mapped(people{"ada": someone("Ada@Example.com")})
	var rows, ada map[string]tftypes.Value
	planned := w.p.Values(w.schema, w.plan(moved, nil).PlannedState)
	if err := planned["users"].As(&rows); err != nil {
		t.Fatal(err)
	}
	if err := rows["ada"].As(&ada); err != nil || acctest.Text(ada["email"]) != "Ada@Example.com" {
		t.Errorf("planned as %v, %v", ada["email"], err)
	}
	w.ResetRequests()
	w.apply(t.Context(), moved, nil)
	expectRequests(t, w.World, "a move", map[string]int{})
	w.expectNoChanges(moved, nil)
	other := people{"lovelace": someone("ADA@example.com")}
	w.ResetRequests()
	w.apply(t.Context(), nil, other)
	expectRequests(t, w.World, "another key", map[string]int{})
	w.expectNoChanges(nil, other)
}

// A key is in one place, and what is said of a person is said of the place.
func TestRosterMap_refused(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	for name, c := range map[string]struct {
		in     acctest.Attributes
		blocks people
		want   []string
	}{
		"twice":           {w.mapped(people{"ada": someone("ada@example.com")}), people{"ada": someone("other@example.com")}, []string{"Person Twice in the Roster", `"ada"`}},
		"the same person": {w.mapped(people{"a": someone("ada@example.com")}), people{"b": someone("ada@example.com")}, []string{"Person Twice in the Roster"}},
		"e-mail":          {w.mapped(people{"ada": someone("no address")}), nil, []string{`AttributeName("users").ElementKeyString("ada").AttributeName("email")`}},
	} {
		said := w.validate(w.config(c.in, c.blocks))
		for _, want := range c.want {
			if text := acctest.Errors(said); !strings.Contains(text, want) {
				t.Errorf("%s: %q is not in: %s", name, want, text)
			}
		}
	}
	if p := w.plan(w.mapped(people{"ada": someone("ada@example.com")}), people{"ada": someone("other@example.com")}); !strings.Contains(acctest.Errors(p.Diagnostics), "Person Twice") {
		t.Errorf("a plan with a key twice: %s", allSaid(p.Diagnostics))
	}
}

// Null is nobody, which is refused; a person of whom nothing is known yet is a person, whom the plan does not name.
func TestRosterMap_rows(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	rows := w.rows(people{"ada": someone("ada@example.com")})
	of := func(row tftypes.Value) acctest.Attributes {
		all := maps.Clone(rows)
		all["bo"] = row
		return acctest.Attributes{"users": tftypes.NewValue(tftypes.Map{ElementType: w.personType()}, all)}
	}
	null, late := of(tftypes.NewValue(w.personType(), nil)), of(tftypes.NewValue(w.personType(), tftypes.UnknownValue))
	for _, c := range []struct {
		config acctest.Attributes
		want   string
	}{{null, `"bo" has null in place of a person`}, {late, ""}} {
		said := w.validate(w.config(c.config, nil))
		for at, text := range map[string]string{"validation": acctest.Errors(said), "plan": acctest.Errors(w.plan(c.config, nil).Diagnostics)} {
			if !strings.Contains(text, c.want) || (c.want == "") != (text == "") {
				t.Errorf("%s says %q, want %q", at, text, c.want)
			}
		}
	}
	w.apply(t.Context(), w.mapped(people{"ada": someone("ada@example.com")}), nil)
	first := w.plan(late, nil)
	w.p.NoError(first.Diagnostics)
	w.p.WalkApply(t.Context())
	known := w.mapped(people{"ada": someone("ada@example.com"), "bo": someone("bo@example.com")})
	again := w.planOf(w.config(known, nil))
	w.fits(first.PlannedState, again.PlannedState, "the plan at the apply")
	w.apply(t.Context(), known, nil)
	w.expectNoChanges(known, nil)
}

// A map that nobody knows yet is a plan only for a new roster that takes nobody over: otherwise an approver needs names.
func TestRosterMap_unknown(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	late := acctest.Attributes{"users": tftypes.NewValue(tftypes.Map{ElementType: w.personType()}, tftypes.UnknownValue)}
	all := people{"ada": someone("ada@example.com")}
	for name, c := range map[string]struct {
		conflict string
		blocks   people
		wants    bool
	}{"new": {"fail", nil, true}, "adopts": {"adopt", nil, false}, "blocks": {"fail", all, false}} {
		late["on_conflict"] = acctest.String(c.conflict)
		p := w.plan(late, c.blocks)
		if text := allSaid(p.Diagnostics); !strings.Contains(text, "People Not Known Yet") || (acctest.Errors(p.Diagnostics) == "") != c.wants {
			t.Errorf("%s: %s", name, text)
		}
	}
	delete(late, "on_conflict")
	first := w.plan(late, nil)
	w.p.NoError(first.Diagnostics)
	w.p.WalkApply(t.Context())
	known := w.planOf(w.config(w.mapped(all), nil))
	w.p.NoError(known.Diagnostics)
	w.apply(t.Context(), w.mapped(all), nil)
	w.expectNoChanges(w.mapped(all), nil)
	if p := w.plan(late, nil); acctest.Errors(p.Diagnostics) == "" {
		t.Error("who leaves is not known")
	}
}

// Whom an import has brought into blocks, a map takes over as is.
func TestRosterMap_imported(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	all := people{"ada@example.com": someone("ada@example.com"), "bo@example.com": someone("bo@example.com")}
	w.apply(t.Context(), nil, all)
	imported := w.p.Import(t.Context(), rosterType, "email")
	w.state, w.private = imported.NewState, imported.Private
	w.ResetRequests()
	w.apply(t.Context(), w.mapped(all), nil)
	expectRequests(t, w.World, "after an import", map[string]int{})
	w.expectNoChanges(w.mapped(all), nil)
}
