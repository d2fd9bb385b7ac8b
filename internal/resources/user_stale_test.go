// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"pgregory.net/rapid"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

func stale(value string) map[string]tftypes.Value {
	return map[string]tftypes.Value{"stale_plan": acctest.String(value)}
}

// written is a user that a provider has made, read and planned, before somebody else comes.
func written(t *testing.T, w *acctest.World, settings map[string]tftypes.Value, config acctest.Attributes) *stateful {
	t.Helper()
	return writtenBy(t, w.NewProtocol(settings), config)
}

func writtenBy(t *testing.T, p *acctest.Protocol, config acctest.Attributes) *stateful {
	t.Helper()
	s := &stateful{t: t, p: p, typeName: "auth0users_user"}
	if problem := s.to(config); problem != "" {
		t.Fatal(problem)
	}
	s.p.Walk()
	s.p.NoError(s.refresh())
	return s
}

// Two writers: what an administrator changed between the plan and the apply is there afterwards, or was told.
func TestUserStale_twoWriters(t *testing.T) {
	t.Parallel()
	before := userOf("connection_name", "email", "email", adaMail, "given_name", "Ada", "user_metadata", `{"own":1,"also":2}`)
	after := userOf("connection_name", "email", "email", adaMail, "given_name", "Augusta", "user_metadata", `{"own":1,"also":2}`)
	for name, c := range map[string]struct {
		admin map[string]any
		says  string // What is named; "" where the change is no obstacle.
	}{
		"nobody":                  {nil, ""},
		"the same attribute":      {map[string]any{"given_name": "Countess"}, "given_name"},
		"another one":             {map[string]any{"user_metadata": map[string]any{"own": 7}}, "user_metadata (own)"},
		"a key is gone":           {map[string]any{"user_metadata": map[string]any{"also": nil}}, "user_metadata (also)"},
		"the address":             {map[string]any{"email": "countess@example.com"}, "email"},
		"what the plan wants":     {map[string]any{"given_name": "Augusta"}, ""},
		"what nobody manages":     {map[string]any{"family_name": "Lovelace", "nickname": "al", "app_metadata": map[string]any{"seen": 1}}, ""},
		"keys of others":          {map[string]any{"user_metadata": map[string]any{"theirs": 1}}, ""},
		"a block, not written":    {map[string]any{"blocked": true}, ""},
		"letter case of an email": {map[string]any{"email": "ADA@example.com"}, ""},
	} {
		for _, policy := range []string{"fail", "warn", ""} {
			t.Run(name+" "+policy, func(t *testing.T) {
				t.Parallel()
				w := acctest.New(t)
				settings := stale(policy)
				if policy == "" {
					settings = nil
				}
				s := written(t, w, settings, before)
				planned := s.plan(after)
				id := acctest.Text(s.state["id"])
				if c.admin != nil {
					w.PatchUser(id, c.admin)
				}
				theirs := w.User(id)
				w.ResetRequests()
				s.p.Walk()
				diags := s.sendAll(after, planned)
				requests := map[string]int{"PATCH /users/{id}": 1, "GET /users/{id}": 1}
				refused := policy == "fail" && c.says != ""
				if policy == "" {
					delete(requests, "GET /users/{id}")
				}
				if refused {
					delete(requests, "PATCH /users/{id}")
					acctest.Says(t, acctest.Errors(diags), "User Changed Since the Plan", adaMail, "at Auth0: "+c.says+".", "Plan again")
					if now := w.User(id); now["updated_at"] != theirs["updated_at"] {
						t.Error("something was written")
					}
					if acctest.Text(s.state["given_name"]) != "Ada" {
						t.Error("the state has what was not written")
					}
				} else {
					s.p.NoError(diags)
					if text := warningTexts(diags); (text != "") != (policy == "warn" && c.says != "") || !strings.Contains(text, c.says) && text != "" {
						t.Errorf("warnings: %s", text)
					}
				}
				expectRequests(t, w, "the apply", requests)
				if refused {
					// The next plan knows, and is applied.
					s.p.Walk()
					if problem := s.to(after); problem != "" {
						t.Error(problem)
					}
				}
			})
		}
	}
}

// Whatever two writers do: with fail nothing that an administrator wrote, and that the plan had seen otherwise, is lost.
func TestUserStale_law(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	p := w.NewProtocol(stale("fail"))
	rapid.Check(t, func(r *rapid.T) {
		attributes := []string{"given_name", "family_name", "name", "nickname"}
		draw := func(label string) acctest.Attributes {
			config := userOf("connection_name", "email", "email", "law@example.com")
			for _, a := range attributes {
				if value := rapid.SampledFrom([]string{"", "a", "b", "c"}).Draw(r, label+" "+a); value != "" {
					config[a] = acctest.String(value)
				}
			}
			return config
		}
		s := writtenBy(t, p, draw("before"))
		id := acctest.Text(s.state["id"])
		defer w.DeleteUser(id)
		was, managed := w.User(id), s.state
		after := draw("after")
		planned := s.plan(after)
		admin := map[string]any{}
		for _, a := range attributes {
			if value := rapid.SampledFrom([]string{"", "a", "b", "c"}).Draw(r, "admin "+a); value != "" {
				admin[a] = value
			}
		}
		if len(admin) > 0 {
			w.PatchUser(id, admin)
		}
		theirs := w.User(id)
		s.p.Walk()
		problem := acctest.Errors(s.sendAll(after, planned))
		now := w.User(id)
		for _, a := range attributes {
			// What the plan begins to manage it has not compared with anything.
			if acctest.Text(managed[a]) != "" && theirs[a] != was[a] && now[a] != theirs[a] {
				r.Fatalf("%s: %v became %v, then %v", a, was[a], theirs[a], now[a])
			}
			if problem != "" && now[a] != theirs[a] {
				r.Fatalf("refused, and %s written", a)
			}
		}
		if len(admin) == 0 && problem != "" {
			r.Fatal(problem)
		}
	})
}

// A user who is deleted is looked at too, with a state that is older than the plan as well, and one who is blocked is not.
func TestUserStale_destroy(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fate      string
		before    map[string]any // What somebody has changed before the plan, which has not been refreshed.
		admin     map[string]any
		says      string
		requested map[string]int
	}{
		"unchanged":    {"delete", nil, nil, "", map[string]int{"GET /users/{id}": 1, "DELETE /users/{id}": 1}},
		"changed":      {"delete", nil, map[string]any{"given_name": "Countess"}, "given_name", map[string]int{"GET /users/{id}": 1}},
		"blocked":      {"delete", nil, map[string]any{"blocked": true}, "blocked", map[string]int{"GET /users/{id}": 1}},
		"a login":      {"delete", nil, map[string]any{"name": "A. L."}, "", map[string]int{"GET /users/{id}": 1, "DELETE /users/{id}": 1}},
		"an old state": {"delete", map[string]any{"given_name": "Countess"}, nil, "", map[string]int{"GET /users/{id}": 1, "DELETE /users/{id}": 1}},
		"an old state, changed": {
			"delete", map[string]any{"given_name": "Countess"}, map[string]any{"given_name": "Lady"}, "given_name", map[string]int{"GET /users/{id}": 1},
		},
		"to be blocked": {"block", nil, map[string]any{"given_name": "Countess"}, "", map[string]int{"PATCH /users/{id}": 1}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			s := written(t, w, stale("fail"), userOf("connection_name", "email", "email", adaMail, "given_name", "Ada", "on_destroy", c.fate))
			id := acctest.Text(s.state["id"])
			if c.before != nil {
				s.p.Walk()
				w.PatchUser(id, c.before)
			}
			planned := s.plan(nil)
			if c.admin != nil {
				w.PatchUser(id, c.admin)
			}
			s.p.Walk()
			w.ResetRequests()
			problem := s.apply(planned, nil)
			if (problem != "") != (c.says != "") {
				t.Errorf("refused: %s", problem)
			}
			acctest.Says(t, problem, c.says)
			expectRequests(t, w, "the destroy", c.requested)
			if c.says != "" {
				s.p.Walk()
				s.p.NoError(s.refresh())
				if problem := s.apply(s.plan(nil), nil); problem != "" {
					t.Errorf("the next plan: %s", problem)
				}
			}
		})
	}
}
