// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package preflight_test

import (
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/preflight"
)

// Who found nobody hears of a connection that is not there, in an apply as well, unless there are more than were listed.
func TestNobody(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		connection string
		total      int
		wrong      bool
	}{
		"misspelt":         {"Staff", 1, true},
		"there":            {"staff", 1, false},
		"beyond the first": {"Staff", 101, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := &tenant{connections: `{"name":"staff","strategy":"auth0"}`, total: c.total}
			cl, err := client.New(client.Config{Domain: "tenant.example.com", Token: "opaque", HTTPTransport: n})
			if err != nil {
				t.Fatal(err)
			}
			r := preflight.New(cl, false)
			for range 2 {
				if o, wrong := r.Nobody(t.Context(), c.connection); wrong != c.wrong {
					t.Errorf("%t: %v", wrong, o)
				}
			}
			if asked := n.asked.Load(); asked != 1 {
				t.Errorf("%d requests", asked)
			}
		})
	}
	r := walk(t, &tenant{connections: `{"name":"staff","strategy":"auth0"}`, total: 1}, "read:connections")
	nobody, _ := r.Nobody(t.Context(), "Staff")
	if said := r.User(t.Context(), somebody("Staff")); len(said) != 1 || said[0].Key == "" || said[0].Key == nobody.Key {
		t.Errorf("what a search has found and what a creation would meet are told as one: %v, %v", said, nobody)
	}
	// Of two names that are as near it is always the same.
	for range 20 {
		r := walk(t, &tenant{connections: `{"name":"staff2","strategy":"auth0"},{"name":"staff1","strategy":"auth0"}`, total: 2}, "read:connections")
		if o, _ := r.Nobody(t.Context(), "staff3"); !strings.Contains(o.Text, `The nearest name is "staff1"`) {
			t.Errorf("%v", o)
		}
	}
	var none *preflight.Run
	if o, wrong := none.Nobody(t.Context(), "Staff"); wrong {
		t.Errorf("without a preflight: %v", o)
	}
}
