// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// What a connection refuses about a username is said of the person when the roster is planned, and what no connection
// takes when it is validated: with no request of its own.
func TestRoster_usernames(t *testing.T) {
	t.Parallel()
	w := newRosterWorld(t)
	w.Seed(preflightConnections)
	named := func(username string) people { return people{"amara": {"username": acctest.String(username)}} }
	for _, c := range []struct{ connection, username, says string }{
		{"Usernames", "ada@example.com", "form of an e-mail address"},
		{"Forms", "ada@example.com", "form of an e-mail address"},
		{"Forms", "+14155550123", "form of a phone number"},
		{"Usernames", "ada", "at least 4 characters"},
		{"AnyForm", "ada@example.com", ""},
		{"AnyForm", "+14155550123", ""},
	} {
		w.ResetRequests()
		settings := acctest.Attributes{"connection_name": acctest.String(c.connection), "passwords_wo_version": acctest.Int(1)}
		settings["passwords_wo"] = passwordsOf("amara")
		w.p.NoError(w.plan(settings, named(c.username)).Diagnostics)
		if c.says == "" && w.warnings != "" {
			t.Errorf("%s in %s: %s", c.username, c.connection, w.warnings)
		}
		if c.says != "" {
			acctest.Says(t, w.warnings, `Username Will Be Refused: "amara"`, c.says, `"user"`, `"username"`)
		}
		if got := w.Requests()["GET /connections"]; got != 1 {
			t.Errorf("%d requests for connections", got)
		}
	}
	said := w.validate(w.config(nil, named("ada lovelace")))
	acctest.Says(t, allSaid(said), `Invalid Username: "amara"`, "does not accept in usernames")
}

// A job sends no mail, so whoever is to get one is sent it by another request, which has a scope of its own.
func TestRoster_scopeOfMails(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		mails  bool
		scopes []string
		want   string
	}{
		"mails":               {true, []string{"create:users", "read:users", "read:connections"}, "update:users"},
		"mails, all scopes":   {true, []string{"create:users", "read:users", "read:connections", "update:users"}, ""},
		"no mails":            {false, []string{"create:users", "read:users", "read:connections"}, ""},
		"nothing but reading": {true, []string{"read:users", "read:connections"}, "create:users, update:users"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newRosterWorld(t)
			w.p = least(w.World, c.scopes...)
			all := manyPeople(12)
			all["p7"]["verify_email"] = acctest.Bool(c.mails)
			text := acctest.Errors(w.plan(usersDatabase(), all).Diagnostics)
			if c.want == "" && text != "" {
				t.Errorf("it says: %s", text)
			}
			if c.want != "" {
				acctest.Says(t, text, "Missing Scopes", "Found so far: "+c.want+".")
				if strings.Contains(text, `Missing Scopes: "`) {
					t.Errorf("it is said of one person: %s", text)
				}
			}
		})
	}
}

// What the connection of everybody refuses is said once, of nobody in particular, and on the connection.
func TestRoster_connectionRefuses(t *testing.T) {
	t.Parallel()
	for connection, says := range map[string]string{
		"Klassik": "Connection Does Not Exist", "google-oauth2": "Users Cannot Be Created in This Connection",
	} {
		w := newRosterWorld(t)
		w.Seed(preflightConnections)
		w.plan(acctest.Attributes{"connection_name": acctest.String(connection)}, manyPeople(12))
		acctest.Says(t, w.warnings, `AttributeName("connection_name") | `+says+"\n")
		if strings.Count(w.warnings, says) != 1 {
			t.Errorf("%s: said more than once: %s", connection, w.warnings)
		}
	}
}
