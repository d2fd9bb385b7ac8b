// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// Somebody in another connection who got the ID of an account that was deleted is not taken for the user of the state:
// neither where the search answers for many, nor by ID.
func TestUserProtocol_elsewhere(t *testing.T) {
	t.Parallel()
	for _, others := range []int{0, 12} {
		t.Run(fmt.Sprintf("%d others", others), func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			p := w.NewProtocol(nil)
			var all []*stateful
			for i := range others + 1 {
				s := &stateful{t: t, p: p, typeName: userType}
				problem := s.to(userOf("connection_name", "Username-Password-Authentication", "user_id", fmt.Sprintf("u%d", i), "email", fmt.Sprintf("u%d@example.com", i), "password", secret))
				if problem != "" {
					t.Fatal(problem)
				}
				all = append(all, s)
			}
			w.DeleteUser("auth0|u0")
			w.CreateUser(object{"connection": "Email-Database", "user_id": "u0", "email": "u0@example.com", "password": "Correct-Horse-1"})
			p.Walk()
			for i, s := range all {
				text := acctest.Errors(s.refresh())
				if told := strings.Contains(text, "User Is Another Account"); told != (i == 0) {
					t.Errorf("user %d: %s", i, text)
				}
			}
			if text := acctest.Text(all[0].state["connection_name"]); text != "Username-Password-Authentication" {
				t.Errorf("the state says %s", text)
			}
		})
	}
}

// The same of a person of a roster.
func TestRoster_elsewhere(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	settings := acctest.Attributes{"connection_name": acctest.String("Username-Password-Authentication"), "passwords_wo": passwordsOf("p0", "p1", "p2"), "passwords_wo_version": acctest.Int(1)}
	all := manyPeople(3)
	w.apply(t.Context(), settings, all)
	id := w.ids()["p1"]
	email := w.User(id)["email"]
	w.DeleteUser(id)
	w.CreateUser(object{"connection": "Email-Database", "user_id": strings.TrimPrefix(id, "auth0|"), "email": email, "password": "Correct-Horse-1"})
	w.p.Walk()
	if text := w.readErrors(); !strings.Contains(text, `User Is Another Account: "p1"`) {
		t.Errorf("said: %s", text)
	}
}

// readErrors are what a refresh fails with.
func (w *rosterWorld) readErrors() string {
	w.t.Helper()
	resp, err := w.p.Server.ReadResource(w.t.Context(), &tfprotov6.ReadResourceRequest{TypeName: rosterType, CurrentState: w.state, Private: w.private})
	if err != nil {
		w.t.Fatal(err)
	}
	return acctest.Errors(resp.Diagnostics)
}
