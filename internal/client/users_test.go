// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const adaJSON = `{"blocked":false,"created_at":"2026-03-01T09:00:00.123Z","email":"ada@example.com","email_verified":"true",
"identities":[{"connection":"Username-Password-Authentication","user_id":651,"provider":"auth0","isSocial":false}],
"name":"ada@example.com","updated_at":{"$date":"2026-03-01T09:00:00.123Z"},"user_id":"auth0|651",
"user_metadata":{"n":1.0,"big":12345678901234567890},"logins_count":"7","multifactor":["guardian"],"odd":{"new":true},"nickname":null}`

func ada() *User {
	return &User{
		ID: "auth0|651", Email: pointer("ada@example.com"), Name: pointer("ada@example.com"),
		EmailVerified: pointer(true), Blocked: pointer(false),
		UserMetadata: json.RawMessage(`{"n":1.0,"big":12345678901234567890}`),
		Identities:   []Identity{{Connection: "Username-Password-Authentication", UserID: "651", Provider: "auth0"}},
		CreatedAt:    pointer("2026-03-01T09:00:00.123Z"), UpdatedAt: pointer("2026-03-01T09:00:00.123Z"),
		LoginsCount: pointer(int64(7)), Multifactor: []string{"guardian"},
	}
}

func TestUsersHappyPath(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.Method + " " + r.URL.EscapedPath() {
		case "POST /api/v2/users":
			answer(w, http.StatusCreated, adaJSON)
		case "GET /api/v2/users/auth0%7C651", "PATCH /api/v2/users/auth0%7C651":
			answer(w, http.StatusOK, adaJSON)
		case "GET /api/v2/users-by-email":
			answer(w, http.StatusOK, "["+strings.Replace(adaJSON, "ada@", "ada+x@", 1)+"]")
		case "DELETE /api/v2/users/auth0%7C651":
			w.WriteHeader(http.StatusNoContent)
		case "DELETE /api/v2/users/auth0%7Cgone":
			answerError(w, http.StatusNotFound, "inexistent_user", "The user does not exist.")
		default:
			answerError(w, http.StatusNotFound, "", "Not Found")
		}
	})
	c := f.client(t, func(config *Config) { config.CustomDomainHeader = "login.example.com" })
	ctx := t.Context()

	created, err := c.Users.Create(ctx, CreateUserRequest{
		Connection: "Username-Password-Authentication", UserID: pointer("651"), Email: pointer("ada@example.com"),
		UserMetadata: json.RawMessage(`{"n":1.0}`),
	})
	if err != nil {
		t.Fatalf("Create: %v", err)
	}
	if diff := cmp.Diff(ada(), created); diff != "" {
		t.Errorf("Create (-want +got):\n%s", diff)
	}
	post := f.last(t)
	if want := `{"connection":"Username-Password-Authentication","user_id":"651","email":"ada@example.com","user_metadata":{"n":1.0}}`; post.body != want {
		t.Errorf("POST body = %s, want %s", post.body, want)
	}
	for header, want := range map[string]string{
		"Authorization": "Bearer " + testToken, "Auth0-Custom-Domain": "login.example.com", "Content-Type": "application/json",
	} {
		if got := post.header.Get(header); got != want {
			t.Errorf("%s = %q, want %q", header, got, want)
		}
	}

	got, err := c.Users.Get(ctx, "auth0|651", WithFields(FieldSelection{Fields: []string{"email", "name"}, Exclude: true}))
	if err != nil {
		t.Fatalf("Get: %v", err)
	}
	if diff := cmp.Diff(ada(), got); diff != "" {
		t.Errorf("Get (-want +got):\n%s", diff)
	}
	if query := f.last(t).query; query != "fields=email%2Cname&include_fields=false" {
		t.Errorf("Get query = %q", query)
	}
	if header := f.last(t).header.Get("Auth0-Custom-Domain"); header != "" {
		t.Errorf("GET carries Auth0-Custom-Domain %q; the endpoint does not take it", header)
	}

	if _, err := c.Users.Update(ctx, "auth0|651", UpdateUserRequest{
		Email: Null[string](), Blocked: Set(false), UserMetadata: Set(json.RawMessage(`{"n":1.0,"gone":null}`)),
	}, WithCustomDomain("other.example.com")); err != nil {
		t.Fatalf("Update: %v", err)
	}
	patch := f.last(t)
	if want := `{"email":null,"blocked":false,"user_metadata":{"n":1.0,"gone":null}}`; patch.body != want {
		t.Errorf("PATCH body = %s, want %s", patch.body, want)
	}
	if got := patch.header.Get("Auth0-Custom-Domain"); got != "other.example.com" {
		t.Errorf("PATCH Auth0-Custom-Domain = %q", got)
	}

	users, err := c.Users.ListByEmail(ctx, "Ada+x@example.com")
	if err != nil {
		t.Fatalf("ListByEmail: %v", err)
	}
	tagged := ada()
	tagged.Email = pointer("ada+x@example.com")
	if diff := cmp.Diff([]*User{tagged}, users); diff != "" {
		t.Errorf("ListByEmail (-want +got):\n%s", diff)
	}
	if query := f.last(t).query; query != "email=Ada%2Bx%40example.com" {
		t.Errorf("ListByEmail query = %q", query)
	}

	if err := c.Users.Delete(ctx, "auth0|651"); err != nil {
		t.Fatalf("Delete: %v", err)
	}
	if err := c.Users.Delete(ctx, "auth0|gone"); err != nil {
		t.Errorf("Delete of a missing user: %v", err)
	}
	if err := c.Users.Delete(ctx, "auth0|other"); !IsNotFound(err) {
		t.Errorf("Delete where there is no such route: %v", err)
	}
	if n := f.count("POST /oauth/token"); n != 1 {
		t.Errorf("%d tokens fetched, want 1", n)
	}
}
