// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// importWorld has people with every identifier, in a connection that takes them all.
const importWorld = `
connections:
- {id: con_00000000000000a1, name: all, strategy: auth0, options: {attributes: {
    email: {signup: {status: required}}, username: {signup: {status: optional}}, phone_number: {signup: {status: optional}}}}}
users:
- {user_id: auth0|ada, connection: all, email: ada@example.com, username: ada, phone_number: "+15550001", name: Ada, blocked: true,
   user_metadata: {a: 1}, app_metadata: {b: 2}}
- {user_id: auth0|grace, connection: all, email: grace@example.com, username: grace}`

// importRows imports a file into the connection of importWorld and returns the entries
// of the errors list.
func (n *tenant) importRows(c *clock, file string, upsert bool) []any {
	n.t.Helper()
	path := n.imports(file, "connection_id", "con_00000000000000a1", "upsert", fmt.Sprint(upsert))
	c.advance(time.Second)
	resp := n.api("GET", path+"/errors", nil)
	if resp.status == http.StatusNoContent {
		return nil
	}
	return resp.want(n.t, http.StatusOK).list(n.t)
}

func TestImportRowErrors(t *testing.T) {
	t.Parallel()
	const exists = "The user already exist and upsert parameter is false"
	for name, tc := range map[string]struct {
		row     string
		upsert  bool
		code    string
		message string // "" for any
		path    string
	}{
		"email is taken":            {row: `"email":"ADA@example.com"`, code: "DUPLICATED_USER", message: exists},
		"ID is taken":               {row: `"email":"x@example.com","user_id":"ada"`, code: "DUPLICATED_USER", message: exists},
		"username is taken":         {row: `"email":"x@example.com","username":"Ada"`, code: "DUPLICATED_USER", message: exists},
		"phone is taken":            {row: `"email":"x@example.com","phone_number":"+15550001"`, code: "DUPLICATED_USER", message: exists},
		"upsert, ID is taken":       {row: `"email":"x@example.com","user_id":"ada"`, upsert: true, code: "CONFLICT", path: "user_id"},
		"upsert, username is taken": {row: `"email":"x@example.com","username":"ada"`, upsert: true, code: "CONFLICT_USERNAME", path: "username"},
		"upsert, phone is taken":    {row: `"email":"x@example.com","phone_number":"+15550001"`, upsert: true, code: "CONFLICT", path: "phone_number"},
		"upsert, email of another":  {row: `"email":"ada@example.com","user_id":"grace"`, upsert: true, code: "CONFLICT_EMAIL", path: "email"},
		"no email":                  {row: `"username":"x"`, code: "ANY_OF_MISSING", path: "email"},
		"no email, upsert":          {row: `"username":"ada"`, upsert: true, code: "ANY_OF_MISSING", path: "email"},
		"plain password":            {row: `"email":"x@example.com","password":"secret"`, code: "NOT_PASSED"},
		"no email address": {
			row: `"email":"x"`, code: "FORMAT", message: "Error in email property - Object didn't pass validation for format email: x", path: "email",
		},
		"name is a number":    {row: `"email":"x@example.com","name":1`, code: "INVALID_TYPE", path: "name"},
		"email is null":       {row: `"email":null`, code: "INVALID_TYPE", path: "email"},
		"name is long":        {row: `"email":"x@example.com","name":"` + strings.Repeat("n", 301) + `"`, code: "MAX_LENGTH", path: "name"},
		"name is empty":       {row: `"email":"x@example.com","name":""`, code: "MIN_LENGTH", path: "name"},
		"ID has a blank":      {row: `"email":"x@example.com","user_id":"a b"`, code: "PATTERN", path: "user_id"},
		"username is long":    {row: `"email":"x@example.com","username":"` + strings.Repeat("n", 16) + `"`, code: "MAX_LENGTH", path: "username"},
		"username is wrong":   {row: `"email":"x@example.com","username":"a b"`, code: "PATTERN", path: "username"},
		"picture is no URL":   {row: `"email":"x@example.com","picture":"x"`, code: "FORMAT", path: "picture"},
		"blocked is a string": {row: `"email":"x@example.com","blocked":"true"`, code: "INVALID_TYPE", path: "blocked"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := newClock()
			n := newTenant(t, emulator.Options{Now: c.now, Seed: mustSeed(t, importWorld)})
			before := n.api("GET", "/users", nil).raw
			entries := n.importRows(c, "[{"+tc.row+"}]", tc.upsert)
			if len(entries) != 1 {
				t.Fatalf("errors: %v", entries)
			}
			entry, _ := entries[0].(object)
			list, _ := entry["errors"].([]any)
			got, _ := list[0].(object)
			if got["code"] != tc.code || tc.message != "" && got["message"] != tc.message || fmt.Sprint(got["message"]) == "" {
				t.Errorf("error: %v", got)
			}
			if path, _ := got["path"].(string); path != tc.path {
				t.Errorf("path: %q, want %q", path, tc.path)
			}
			if after := n.api("GET", "/users", nil).raw; after != before {
				t.Errorf("users changed:\n%s\n%s", before, after)
			}
		})
	}
}

// Whoever is in a file twice is an error, by any identifier; the first one counts.
func TestImportRepeatedUsers(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now, Seed: mustSeed(t, importWorld)})
	entries := n.importRows(c, `[{"email":"a@example.com","user_id":"a","username":"a","phone_number":"+1"},{"email":"A@example.com"},
		{"email":"b@example.com","user_id":"a"},{"email":"c@example.com","username":"A"},{"email":"d@example.com","phone_number":"+1"},
		{"email":"e@example.com","user_id":"A"}]`, true)
	var got []string
	for _, item := range entries {
		entry, _ := item.(object)
		user, _ := entry["user"].(object)
		got = append(got, fmt.Sprint(user["email"], " ", members(entry["errors"], "code"), members(entry["errors"], "message")))
	}
	var want []string
	for _, email := range []string{"A", "b", "c", "d"} {
		want = append(want, email+"@example.com [DUPLICATED_USER] [A user with this [email|username|user_id] was already provided.]")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
	n.api("GET", "/users/auth0%7Ca", nil).want(t, http.StatusOK)
	n.api("GET", "/users/auth0%7CA", nil).want(t, http.StatusOK)
}

// An upsert finds people by email, overwrites what the documents list, and leaves the rest.
func TestImportUpsert(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now, Seed: mustSeed(t, importWorld)})
	want := n.api("GET", "/users/auth0%7Cada", nil).object(t)
	if errs := n.importRows(c, `[{"email":"Ada@Example.com","user_id":"other","username":"other","phone_number":"+2","phone_verified":true,"blocked":false,
		"email_verified":true,"given_name":"A","family_name":"L","name":"N","nickname":"nick","picture":"https://example.com/p.png",
		"user_metadata":{"c":3},"app_metadata":{}},{"email":"grace@example.com"}]`, true); errs != nil {
		t.Fatalf("errors: %v", errs)
	}
	changed := object{
		"email_verified": true, "given_name": "A", "family_name": "L", "name": "N", "nickname": "nick", "picture": "https://example.com/p.png",
		"user_metadata": object{"c": num(3)}, "updated_at": "2026-03-01T09:00:00.001Z",
	}
	maps.Copy(want, changed)
	delete(want, "app_metadata")
	if diff := cmp.Diff(want, n.api("GET", "/users/auth0%7Cada", nil).object(t)); diff != "" {
		t.Errorf("after the upsert (-want +got):\n%s", diff)
	}
	n.api("GET", "/users/auth0%7Cother", nil).want(t, http.StatusNotFound)
	if got := n.api("GET", "/users/auth0%7Cgrace", nil).object(t); got["username"] != "grace" || got["user_metadata"] != nil {
		t.Errorf("grace: %v", got)
	}
}

// A connection refuses the identifiers that it has no place for, and asks for the username if it
// must; one that is deleted while the job runs is an error of each user left.
func TestImportConnections(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now, JobTime: 2 * time.Second, Seed: mustSeed(t, importWorld)})
	codes := func(path string) []string {
		var out []string
		for _, item := range n.api("GET", path+"/errors", nil).want(t, http.StatusOK).list(t) {
			entry, _ := item.(object)
			out = append(out, members(entry["errors"], "code")...)
		}
		return out
	}
	classic := n.imports(`[{"email":"a@example.com","username":"a"},{"email":"b@example.com","phone_number":"+1"},{"email":"c@example.com"}]`,
		"connection_id", n.connectionID("Email-Database"))
	named := n.imports(`[{"email":"a@example.com"}]`, "connection_id", n.connectionID("Username-Database"))
	c.advance(2 * time.Second)
	if diff := cmp.Diff([]string{"NOT_PASSED", "NOT_PASSED"}, codes(classic)); diff != "" {
		t.Errorf("without usernames (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"ANY_OF_MISSING"}, codes(named)); diff != "" {
		t.Errorf("with required usernames (-want +got):\n%s", diff)
	}
	gone := n.imports(people(2), "connection_id", "con_00000000000000a1")
	c.advance(time.Second)
	n.arrived(2)
	n.api("DELETE", "/connections/con_00000000000000a1", nil).want(t, http.StatusAccepted)
	c.advance(time.Second)
	if diff := cmp.Diff([]string{"CONNECTION_NOT_FOUND"}, codes(gone)); diff != "" {
		t.Errorf("without the connection (-want +got):\n%s", diff)
	}
}
