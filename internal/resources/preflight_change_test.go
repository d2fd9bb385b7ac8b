// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// Of a user who exists only the username and the password that change are held against the connection, and
// only then it is looked at.
func TestPreflight_connectionOfChangedUser(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change acctest.Attributes
		says   string // "" for nothing.
		looks  int
	}{
		"nothing":           {change: userOf()},
		"a name":            {change: userOf("given_name", "Ada")},
		"a better password": {change: userOf("password", "Sentinel-Secret-2"), looks: 1},
		"a weak password":   {change: userOf("password", "weak"), says: "Password Will Be Refused", looks: 1},
		"a long username":   {change: userOf("username", "a-very-long-name-of-somebody"), says: "at most 20 characters", looks: 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Seed("connections: [{name: Staff, strategy: auth0, options: {requires_username: true, passwordPolicy: good, validation: {username: {min: 1, max: 20}}}}]")
			s := &stateful{t: t, p: w.NewProtocol(nil), typeName: "auth0users_user"}
			config := userOf("connection_name", "Staff", "username", "somebody", "password", secret)
			if problem := s.to(config); problem != "" {
				t.Fatal(problem)
			}
			for attribute, value := range c.change {
				config[attribute] = value
			}
			s.p.Walk()
			s.p.NoError(s.refresh())
			w.ResetRequests()
			planned := s.plan(config)
			if planned.errors != "" || (planned.warnings != "") != (c.says != "") {
				t.Errorf("%s%s", planned.errors, planned.warnings)
			}
			acctest.Says(t, planned.warnings, c.says)
			if n := w.Requests()["GET /connections"]; n != c.looks {
				t.Errorf("%d looks at the connections, want %d", n, c.looks)
			}
		})
	}
}

// Five hundred people with one mistake are a few warnings and one request.
func TestPreflight_many(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	p := w.NewProtocol(nil)
	told := 0
	for i := range 500 {
		told += len(planOn(t, p, "auth0users_user", userOf("connection_name", "Email-Database", "email", fmt.Sprintf("p%d@example.com", i), "password", "weak"), nil))
		told += len(planOn(t, p, "auth0users_user", userOf("connection_name", "Nowhere-At-All", "email", fmt.Sprintf("p%d@example.com", i), "password", "weak"), nil))
	}
	if told != 6 {
		t.Errorf("%d warnings, want four and one for the others, and one of the connection", told)
	}
	// Three searches, and a count that says that nobody is there.
	expectRequests(t, w, "the plan", map[string]int{"GET /connections": 1, "GET /users": 4})
}

// Where few are there already, all of them are listed once, and whoever is in the way is found as by a search.
func TestPreflight_everybody(t *testing.T) {
	t.Parallel()
	const database = "Username-Password-Authentication"
	w := acctest.New(t)
	for i := range 150 {
		w.CreateUser(map[string]any{"connection": database, "email": fmt.Sprintf("there%d@example.com", i), "password": secret})
	}
	// The same address elsewhere is in nobody's way.
	w.CreateUser(map[string]any{"connection": "email", "email": "p7@example.com"})
	p := w.NewProtocol(nil)
	plan := func(email string) (said string) {
		for _, d := range planOn(t, p, "auth0users_user", userOf("connection_name", database, "email", email, "password", secret), nil) {
			said += d.Summary + ": " + d.Detail + "\n"
		}
		return said
	}
	w.ResetRequests()
	for i := range 30 {
		if got := plan(fmt.Sprintf("p%d@example.com", i)); got != "" {
			t.Errorf("p%d: %s", i, got)
		}
	}
	if got := plan("There149@Example.com"); !strings.Contains(got, "User Exists Already") {
		t.Errorf("who is there is not told: %q", got)
	}
	// Three searches, a count, two pages; and whom the list knows is read by ID.
	expectRequests(t, w, "the plan", map[string]int{"GET /connections": 1, "GET /users": 6, "GET /users/{id}": 1})
}

// A list of everybody in a connection does not tell who is in another one, nor who has an ID: that is searched as before.
func TestPreflight_besideEverybody(t *testing.T) {
	t.Parallel()
	const database = "Username-Password-Authentication"
	w := acctest.New(t)
	w.Seed("connections: [{name: Other, strategy: auth0}]")
	w.CreateUser(map[string]any{"connection": "Other", "user_id": "taken", "email": "taken@example.com", "password": secret})
	w.CreateUser(map[string]any{"connection": "email", "email": "p7@example.com"})
	p := w.NewProtocol(nil)
	in := func(connection, email string, more ...string) string {
		return allSaid(planOn(t, p, userType, userOf(append([]string{"connection_name", connection, "email", email}, more...)...), nil))
	}
	for i := range 80 {
		if said := in(database, fmt.Sprintf("p%d@example.com", i), "password", secret); said != "" {
			t.Errorf("p%d: %s", i, said)
		}
	}
	expectRequests(t, w, "the plan", map[string]int{"GET /connections": 1, "GET /users": 4}) // Three searches and a count.
	acctest.Says(t, in(database, "new@example.com", "password", secret, "user_id", "taken"), existing, "auth0|taken")
	acctest.Says(t, in("email", "p7@example.com"), existing, "p7@example.com")
}

// What only Auth0's own users have at Auth0 cannot be changed for those of other identity providers: the plan says so of
// the attribute, without a request, and the apply says what to do.
func TestUserProtocol_attributesOfIdentityProvider(t *testing.T) {
	t.Parallel()
	for attribute, value := range map[string]string{
		"email": "new@example.com", "phone_number": "+14155550123", "username": "grace", "password": "Correct-Horse-1", "given_name": "Grace",
	} {
		w := acctest.New(t)
		w.Seed(`users: [{user_id: google-oauth2|1, connection: google-oauth2, email: grace@example.com}]`)
		s := &stateful{t: t, p: w.NewProtocol(nil), typeName: userType}
		s.importByID("google-oauth2|1")
		config := userOf("connection_name", "google-oauth2", "email", "grace@example.com", attribute, value)
		w.ResetRequests()
		planned := s.plan(config)
		const title = "Attribute Not Possible in This Connection: Auth0 would refuse to change the user grace@example.com (google-oauth2|1): "
		if told := strings.Contains(planned.warnings, title); told != (attribute != "given_name") || told && !strings.Contains(planned.warnings, "have no "+attribute+" that") {
			t.Errorf("%s:\n%s", attribute, planned.warnings)
		}
		if n := len(w.Requests()); n > 0 {
			t.Errorf("%s: %d kinds of requests", attribute, n)
		}
		problem := s.apply(planned, config)
		if attribute == "given_name" {
			continue
		}
		if !strings.HasPrefix(problem, "AttributeName(\""+attribute+"\")") || !strings.Contains(problem, "eave ") {
			t.Errorf("%s: %s", attribute, problem)
		}
	}
}
