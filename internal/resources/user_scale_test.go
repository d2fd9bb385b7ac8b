// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// many is a configuration of n users, half of them without a password.
func many(n int, theme string) string {
	return fmt.Sprintf(`
resource "auth0users_user" "u" {
  count           = %d
  connection_name = count.index %% 2 == 0 ? "Username-Password-Authentication" : "email"
  email           = "user-${count.index}@example.com"
  password        = count.index %% 2 == 0 ? "Correct-Horse-42" : null
  user_metadata   = jsonencode({ theme = %q, n = count.index })
}
`, n, theme)
}

func expectRequests(t *testing.T, w *acctest.World, step string, want map[string]int) {
	t.Helper()
	if diff := cmp.Diff(want, w.Requests()); diff != "" {
		t.Errorf("requests of %s (-want +got):\n%s", step, diff)
	}
	w.ResetRequests()
}

// searches is how often it was looked for somebody in the way of new people: once for ten at the most, or a few times in
// a small plan, as the CLI happens to plan them together.
func searches(t *testing.T, w *acctest.World, looks, people int) int {
	t.Helper()
	n := w.Requests()["GET /users"]
	if most := looks * max(8, (people+9)/10); n < looks || n > most {
		t.Errorf("%d searches for %d people, want %d to %d", n, people, looks, most)
	}
	return n
}

// What many users cost, to the request.
func TestAccUser_requestsOfMany(t *testing.T) {
	t.Parallel()
	n := acctest.Scale(500)
	w := acctest.New(t)
	d := w.NewWorkdir(`provider "auth0users" { read_strategy = "direct" }` + many(n, "dark"))
	d.Apply()
	looks := acctest.ConnectionLooks(t)
	expectRequests(t, w, "create", map[string]int{"GET /connections": looks, "GET /users": searches(t, w, looks, n), "POST /users": n})
	d.ExpectNoChanges()
	expectRequests(t, w, "the no-op plan, one GET each", map[string]int{"GET /users/{id}": n})
	d.Write(many(n, "dark"))
	d.ExpectNoChanges()
	if r := w.Requests(); r["GET /users"] > max(8, n/20) || r["GET /users/{id}"] > 5 {
		t.Errorf("requests of the no-op plan: %v", r)
	}
	w.ResetRequests()
	d.Write(many(n, "light"))
	d.Apply("-refresh=false")
	expectRequests(t, w, "the metadata change", map[string]int{"PATCH /users/{id}": n})
	d.Destroy("-refresh=false")
	expectRequests(t, w, "destroy", map[string]int{"DELETE /users/{id}": n})
	if left := len(w.Users()); left != 0 {
		t.Errorf("%d users left", left)
	}
}

// A fifth of the answers to POST is lost after the user was created. Nobody is
// created twice, nobody is forgotten, nobody is tainted, without human help.
func TestAccUser_lostAnswers(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fault string
		n     int
	}{
		"connection dropped": {"POST /users drop-after p=0.2 seed=7", 200},
		"answer cut":         {"POST /users truncate p=0.2 seed=8", 40},
		"gateway timeout":    {"POST /users html-after=504 p=0.2 seed=9", 40},
		"server error":       {"POST /users status-after=500 p=0.2 seed=10", 40},
		"refused before":     {"POST /users drop-before p=0.2 seed=11", 40},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := acctest.Scale(c.n)
			w := acctest.New(t, emulator.Options{Faults: []string{c.fault}})
			d := w.NewWorkdir(many(n, "dark"))
			d.Apply("-parallelism=20")
			if got := len(w.Users()); got != n {
				t.Errorf("%d users, want %d", got, n)
			}
			w.Faults()
			d.ExpectNoChanges()
		})
	}
}

// Within the limits of an enterprise tenant nothing fails and nothing is shown.
func TestAccUser_rateLimited(t *testing.T) {
	t.Parallel()
	n := acctest.Scale(100)
	w := acctest.New(t, emulator.Options{RateLimit: "enterprise"})
	d := w.NewWorkdir(many(n, "dark"))
	d.Apply()
	d.ExpectNoChanges()
	s := w.Emulator.Stats()
	t.Logf("%d requests, %d answered with 429", s.Total, s.ByStatus["429"])
	if got := len(w.Users()); got != n {
		t.Errorf("%d users, want %d", got, n)
	}
}
