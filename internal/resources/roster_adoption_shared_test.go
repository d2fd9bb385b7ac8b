// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// sharing is a connection that lets people share an e-mail address, with three of a family who do.
const sharing = `
connections:
- {name: shared, strategy: auth0, options: {attributes: {email: {identifier: {active: false}, unique: false}, username: {identifier: {active: true}}}}}
users:
- {user_id: auth0|one, connection: shared, email: family@example.com, username: one}
- {user_id: auth0|two, connection: shared, email: family@example.com, username: two}
- {user_id: auth0|solo, connection: shared, email: solo@example.com, username: solo}
- {user_id: auth0|old, connection: Username-Password-Authentication, email: ada@example.com, username: old}
`

// An e-mail address that people share does not make somebody else the person of the configuration.
func TestRosterAdoption_sharedEmail(t *testing.T) {
	t.Parallel()
	named := func(email, username string) acctest.Attributes {
		return someone(email+"@example.com", acctest.Attributes{"username": acctest.String(username)})
	}
	for name, c := range map[string]struct {
		connection string
		all        people
		adopted    map[string]string // "" for somebody who is made.
		refused    string
	}{
		"a newcomer beside several":   {"shared", people{"a": named("family", "three")}, map[string]string{"a": ""}, ""},
		"a newcomer beside one":       {"shared", people{"a": named("solo", "duo")}, map[string]string{"a": ""}, ""},
		"each their own":              {"shared", people{"a": named("family", "two"), "b": named("family", "one")}, map[string]string{"a": "auth0|two", "b": "auth0|one"}, ""},
		"many, with a newcomer":       {"shared", people{"a": named("family", "two"), "b": named("family", "one"), "c": named("family", "three"), "d": named("solo", "solo"), "e": named("solo", "duo")}, map[string]string{"a": "auth0|two", "b": "auth0|one", "c": "", "d": "auth0|solo", "e": ""}, ""},
		"nobody says which":           {"shared", people{"a": someone("family@example.com")}, nil, "User Not Unique"},
		"the address is one person's": {"Username-Password-Authentication", people{"a": named("ada", "new")}, map[string]string{"a": "auth0|old"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			w.Seed(sharing)
			settings := acctest.Attributes{
				"connection_name": acctest.String(c.connection), "on_conflict": acctest.String("adopt"), "import_jobs": acctest.String("never"), "passwords_wo_version": acctest.Int(1),
				"passwords_wo": passwordsOf("c", "e"),
			}
			if c.adopted["a"] == "" {
				settings["passwords_wo"] = passwordsOf("a", "c", "e")
			}
			if c.refused != "" {
				if p := w.plan(settings, c.all); !strings.Contains(acctest.Errors(p.Diagnostics), c.refused) {
					t.Errorf("the plan says %s", allSaid(p.Diagnostics))
				}
				return
			}
			before := addresses(w.World, "username")
			w.apply(t.Context(), settings, c.all)
			if diff := cmp.Diff(c.adopted, w.adopted()); diff != "" {
				t.Error(diff)
			}
			after := addresses(w.World, "username")
			maps.DeleteFunc(after, func(id, _ string) bool { return before[id] == "" || id == "auth0|old" })
			delete(before, "auth0|old")
			if diff := cmp.Diff(before, after); diff != "" {
				t.Errorf("somebody else was changed: %s", diff)
			}
			w.expectNoChanges(settings, c.all)
		})
	}
}

// Without a look at the connection another username is another person, and the refusal says what to do.
func TestRosterAdoption_unknownConnection(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.Seed(sharing)
	w.Faults("GET /connections status=403")
	settings := acctest.Attributes{
		"connection_name": acctest.String("Username-Password-Authentication"), "on_conflict": acctest.String("adopt"), "passwords_wo": passwordsOf("a"), "passwords_wo_version": acctest.Int(1),
	}
	w.apply(t.Context(), settings, people{
		"a": someone("ada@example.com", acctest.Attributes{"username": acctest.String("new")}),
	})
	w.expectSays("that can be another person", "auth0|old")
	if u := w.User("auth0|old"); fmt.Sprint(u["username"]) != "old" {
		t.Errorf("ada: %v", u)
	}
}

// However many people are recognised by their address alone, the connection is looked at once in a plan, without the
// preflight too, and where that is refused.
func TestRosterAdoption_looksOnce(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string][]string{"allowed": nil, "refused": {"GET /connections status=403"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			w.p = w.NewProtocol(acctest.Attributes{"preflight": acctest.String("off")})
			w.Seed("connections:\n- {name: names, strategy: auth0, options: {attributes: {email: {identifier: {active: true}}, username: {identifier: {active: true}}}}}\n")
			all, keys := people{}, []string{}
			for i := range 8 {
				key := fmt.Sprint("p", i)
				w.CreateUser(map[string]any{"connection": "names", "email": key + "@example.com", "username": "old" + key, "password": "Correct-Horse-1"})
				all[key], keys = someone(key+"@example.com", acctest.Attributes{"username": acctest.String("new" + key)}), append(keys, key)
			}
			w.Faults(fault...)
			w.ResetRequests()
			w.plan(acctest.Attributes{
				"connection_name": acctest.String("names"), "on_conflict": acctest.String("adopt"), "passwords_wo": passwordsOf(keys...), "passwords_wo_version": acctest.Int(1),
			}, all)
			if n := w.Requests()["GET /connections"]; n != 1 {
				t.Errorf("%d looks at connections", n)
			}
		})
	}
}
