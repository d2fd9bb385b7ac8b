// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// Those who sign in elsewhere, and those who have nothing to sign in with already, may go on without.
func TestUserProtocol_remainingElsewhere(t *testing.T) {
	t.Parallel()
	for id, lines := range map[string]string{
		"google-oauth2|ada": "{connection: google-oauth2, user_id: google-oauth2|ada, email: ada@example.com}",
		"auth0|ada":         "{connection: Username-Password-Authentication, user_id: auth0|ada, name: Ada, password: Correct-Horse-1}",
	} {
		w := acctest.New(t)
		w.Seed("users: [" + lines + "]")
		s := &stateful{t: t, p: w.NewProtocol(nil), typeName: userType}
		s.importByID(id)
		config := userOf("connection_name", acctest.Text(s.state["connection_name"]), "given_name", "Ada")
		s.private = nil // What an import has brought stays anyhow.
		if planned := s.plan(config); planned.errors != "" {
			t.Errorf("%s: %s", id, planned.errors)
		}
	}
}

// A change does not take away the last thing that somebody signs in with, as an empty cell of a table would.
func TestUserProtocol_remainingIdentifier(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		before  acctest.Attributes
		without string
		refused bool
	}{
		"the e-mail address of a database":    {userOf("connection_name", "Username-Password-Authentication", "email", "ada@example.com", "password", secret, "given_name", "Ada"), "email", true},
		"that of the connection email":        {userOf("connection_name", "email", "email", "ada@example.com"), "email", true},
		"the phone number of sms":             {userOf("connection_name", "sms", "phone_number", "+14155550199"), "phone_number", true},
		"an address beside a username":        {userOf("connection_name", "Usernames", "username", "ada", "email", "ada@example.com", "password", secret), "email", false},
		"something that nobody signs in with": {userOf("connection_name", "email", "email", "ada@example.com", "given_name", "Ada"), "given_name", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Seed("connections: [{name: Usernames, strategy: auth0, options: {requires_username: true}}]")
			s := &stateful{t: t, p: w.NewProtocol(nil), typeName: userType}
			if problem := s.to(c.before); problem != "" {
				t.Fatal(problem)
			}
			delete(c.before, c.without)
			s.p.Walk()
			s.p.NoError(s.refresh())
			planned := s.plan(c.before)
			if c.refused != strings.Contains(planned.errors, "Missing Identifier") || c.refused && !strings.Contains(planned.errors, c.without) || strings.Contains(planned.errors, "given_name") {
				t.Errorf("errors: %q", planned.errors)
			}
		})
	}
}
