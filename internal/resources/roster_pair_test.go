// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// Where people share an e-mail address, a username tells who is who under other keys: nobody loses the account, and
// nobody gets that of another one.
func TestRosterPair_sharedEmail(t *testing.T) {
	t.Parallel()
	family := func(username string) acctest.Attributes {
		return someone("family@example.com", acctest.Attributes{"username": acctest.String(username)})
	}
	for name, c := range map[string]struct {
		after people
		same  map[string]string // Keys before, by key after, of those who keep the account.
		gone  string
	}{
		"all under other keys":     {people{"x": family("one"), "y": family("two")}, map[string]string{"x": "a", "y": "b"}, ""},
		"in the other order":       {people{"x": family("two"), "y": family("one")}, map[string]string{"x": "b", "y": "a"}, ""},
		"one, and another leaves":  {people{"x": family("two")}, map[string]string{"x": "b"}, "a"},
		"a newcomer's key is less": {people{"0": family("new"), "b": family("two"), "x": family("one")}, map[string]string{"b": "b", "x": "a"}, ""},
		"newcomers only":           {people{"0": family("new"), "x": family("newer"), "b": family("two")}, map[string]string{"b": "b"}, "a"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			w.Seed("connections:\n- {name: shared, strategy: auth0, options: {attributes: {email: {identifier: {active: false}, unique: false}, username: {identifier: {active: true}}}}}\n")
			settings := acctest.Attributes{
				"connection_name": acctest.String("shared"), "passwords_wo": passwordsOf("a", "b", "0", "x", "y"), "passwords_wo_version": acctest.Int(1),
			}
			w.apply(t.Context(), settings, people{"a": family("one"), "b": family("two")})
			before := w.ids()
			w.ResetRequests()
			w.apply(t.Context(), settings, c.after)
			after := w.ids()
			for key, from := range c.same {
				if after[key] != before[from] {
					t.Errorf("%s is %s now, and was %s", key, after[key], before[from])
				}
			}
			if stays := slices.Contains(slices.Collect(maps.Values(after)), before["a"]); stays == (c.gone == "a") {
				t.Errorf("of %v are left %v", before, after)
			}
			if got := w.Requests()["POST /users"]; got != len(c.after)-len(c.same) {
				t.Errorf("%d users were made", got)
			}
			w.expectNoChanges(settings, c.after)
		})
	}
}

// An address that a crowd shares tells nobody apart; the usernames do.
func TestRosterPair_crowd(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.Seed("connections:\n- {name: shared, strategy: auth0, options: {attributes: {email: {identifier: {active: false}, unique: false}, username: {identifier: {active: true}}}}}\n")
	before, after := people{}, people{}
	var keys []string
	for i := range 30 {
		one := someone("hall@example.com", acctest.Attributes{"username": acctest.String(fmt.Sprint("seat", i))})
		before[fmt.Sprint("a", i)], after[fmt.Sprint("b", i)] = one, one
		keys = append(keys, fmt.Sprint("a", i), fmt.Sprint("b", i))
	}
	settings := acctest.Attributes{"connection_name": acctest.String("shared"), "passwords_wo": passwordsOf(keys...), "passwords_wo_version": acctest.Int(1)}
	w.apply(t.Context(), settings, before)
	had := w.ids()
	w.ResetRequests()
	w.apply(t.Context(), settings, after)
	expectOnly(t, w.World, "new keys", map[string]int{})
	for i := range 30 {
		if id := w.ids()[fmt.Sprint("b", i)]; id == "" || id != had[fmt.Sprint("a", i)] {
			t.Errorf("seat %d: %q, was %q", i, id, had[fmt.Sprint("a", i)])
		}
	}
}
