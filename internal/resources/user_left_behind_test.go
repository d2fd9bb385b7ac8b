// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// Whoever a run takes over because an interrupted one seems to have made them is named by the plan: it may be the user
// of another state, and this one's destroy would delete them.
func TestUserProtocol_leftBehind(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	config := userOf("connection_name", "Username-Password-Authentication", "email", "ada@example.com", "password", secret)
	first := &stateful{t: t, p: w.NewProtocol(nil), typeName: userType}
	if problem := first.to(config); problem != "" {
		t.Fatal(problem)
	}
	id := acctest.Text(first.state["id"])
	made := time.Now().Add(-time.Minute).UTC().Format("2006-01-02T15:04:05.000Z")
	w.DeleteUser(id)
	w.Seed(fmt.Sprintf(`users: [{connection: Username-Password-Authentication, user_id: %s, email: ada@example.com, password: %s, created_at: %q, updated_at: %[3]q}]`,
		strings.TrimPrefix(id, "auth0|"), "Correct-Horse-1", made))

	second := &stateful{t: t, p: w.NewProtocol(nil), typeName: userType}
	planned := second.plan(config)
	for _, want := range []string{"User of an Interrupted Run", id, "another state"} {
		if !strings.Contains(planned.warnings, want) {
			t.Errorf("the plan does not say %q: %s", want, planned.warnings)
		}
	}
	second.p.Walk()
	if problem := second.to(config); problem != "" || acctest.Text(second.state["id"]) != id {
		t.Errorf("not taken over: %s, %v", problem, second.state)
	}
}
