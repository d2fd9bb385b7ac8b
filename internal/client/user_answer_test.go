// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"net/http"
	"strings"
	"testing"
)

// unusableUsers are answers to a question about the user auth0|1.
var unusableUsers = map[string]string{
	"nothing in it":              `{}`,
	"null":                       `null`,
	"a list":                     `[]`,
	"a list with the user":       `[` + onlyUser + `]`,
	"a text":                     `"auth0|1"`,
	"another user":               strings.Replace(onlyUser, "auth0|1", "auth0|2", 1),
	"the user in another case":   strings.Replace(onlyUser, "auth0|1", "AUTH0|1", 1),
	"no ID":                      `{"email":"ada@example.com","identities":[{"connection":"db"}]}`,
	"an ID that is null":         `{"user_id":null,"identities":[{"connection":"db"}]}`,
	"no identities":              `{"user_id":"auth0|1"}`,
	"identities that are null":   `{"user_id":"auth0|1","identities":null}`,
	"an empty list":              `{"user_id":"auth0|1","identities":[]}`,
	"null for an identity":       `{"user_id":"auth0|1","identities":[null]}`,
	"an empty identity":          `{"user_id":"auth0|1","identities":[{}]}`,
	"no connection":              `{"user_id":"auth0|1","identities":[{"user_id":"1","provider":"auth0"}]}`,
	"no connection in the first": `{"user_id":"auth0|1","identities":[{"provider":"auth0"},{"connection":"db"}]}`,
	"a hole in the second":       `{"user_id":"auth0|1","identities":[{"connection":"db"},null]}`,
	"an object of identities":    `{"user_id":"auth0|1","identities":{"connection":"db"}}`,
	"an error in its place":      `{"statusCode":404,"errorCode":"inexistent_user","message":"The user does not exist."}`,
}

// An answer about somebody else, or about nobody, is an error, and nobody is passed on.
func TestUnusableUsers(t *testing.T) {
	t.Parallel()
	for name, ask := range map[string]func(context.Context, *UsersClient) (*User, error){
		"get": func(ctx context.Context, u *UsersClient) (*User, error) { return u.Get(ctx, "auth0|1") },
		"update": func(ctx context.Context, u *UsersClient) (*User, error) {
			return u.Update(ctx, "auth0|1", UpdateUserRequest{Blocked: Set(true)})
		},
	} {
		check := func(t *testing.T, status int, body string) {
			t.Helper()
			f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, status, body) })
			user, err := ask(t.Context(), f.client(t).Users)
			e, ok := as[*Error](err)
			if user != nil || !ok || !IsUnusableAnswer(err) || e.Status != status || IsUserNotFound(err) {
				t.Fatalf("user %+v, error %v", user, err)
			}
			if want := name == "update"; MayHaveBeenProcessed(err) != want {
				t.Errorf("MayHaveBeenProcessed: %t", !want)
			}
			if sent := len(f.requests) - f.count("POST /oauth/token"); sent != 1 {
				t.Errorf("%d requests, want 1", sent)
			}
		}
		for what, body := range unusableUsers {
			t.Run(name+" "+what, func(t *testing.T) {
				t.Parallel()
				check(t, http.StatusOK, body)
			})
		}
		t.Run(name+" only accepted", func(t *testing.T) {
			t.Parallel()
			check(t, http.StatusAccepted, onlyUser)
		})
	}
}

// What is asked for always includes what makes a user.
func TestFieldsKeepWhatMakesAUser(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, onlyUser) })
	users := f.client(t).Users
	for want, selection := range map[string]FieldSelection{
		"fields=name%2Cuser_id%2Cidentities&include_fields=true": {Fields: []string{"name"}},
		"fields=name&include_fields=false":                       {Fields: []string{"identities", "name", "user_id"}, Exclude: true},
		"":                                                       {},
	} {
		if _, err := users.Get(t.Context(), "auth0|1", WithFields(selection)); err != nil {
			t.Fatal(err)
		}
		if got := f.last(t).query; got != want {
			t.Errorf("query %s, want %s", got, want)
		}
	}
}

// A list of users with a hole in it, or about somebody else, is no list.
func TestUnusableListsOfUsers(t *testing.T) {
	t.Parallel()
	ada := `{"user_id":"auth0|1","email":"ada@example.com","identities":[{"connection":"db"}]}`
	for name, body := range map[string]string{
		"null":                `null`,
		"null in it":          `[` + ada + `,null]`,
		"an empty user":       `[{}]`,
		"no identities":       `[` + ada + `,{"user_id":"auth0|2","email":"ada@example.com"}]`,
		"an object":           `{"users":null}`,
		"another user's":      `[` + strings.Replace(ada, "ada@", "bob@", 1) + `]`,
		"a user without any":  `[` + onlyUser + `]`,
		"one user, no list":   ada,
		"a list in the list":  `[[` + ada + `]]`,
		"users in an answer":  `{"users":[` + ada + `]}`,
		"a number in the way": `[1,` + ada + `]`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, body) })
			if users, err := f.client(t).Users.ListByEmail(t.Context(), "Ada@example.com"); !IsUnusableAnswer(err) || users != nil {
				t.Errorf("by e-mail: %v, %v", users, err)
			}
			if strings.Contains(name, "another") || strings.Contains(name, "without any") || name == "users in an answer" {
				return // A search may answer with those.
			}
			if ids, err := collect(t, f.client(t).Users.List(t.Context(), ListUsersOptions{})); !IsUnusableAnswer(err) || len(ids) > 0 {
				t.Errorf("search: %v, %v", ids, err)
			}
		})
	}
}

// What an unusable answer says does not get into the error, unless it looks like an ID.
func TestUnusableAnswerDoesNotEcho(t *testing.T) {
	t.Parallel()
	for id, shown := range map[string]bool{"auth0|2": true, "samlp|acme|ada@example.com": true, "Bearer eyJhbGciOi.x.y": false, "sentinel": false, "a|b c": false} {
		f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
			answer(w, http.StatusOK, strings.Replace(onlyUser, "auth0|1", id, 1))
		})
		_, err := f.client(t).Users.Get(t.Context(), "auth0|1")
		if err == nil || strings.Contains(err.Error(), id) != shown {
			t.Errorf("%s: %v", id, err)
		}
	}
}
