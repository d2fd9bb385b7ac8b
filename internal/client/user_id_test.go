// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"net/http"
	"testing"
	"time"
)

// Somebody is taken for the user of an interrupted run only where nothing speaks against it: that would be taking over somebody
// else's account without being asked to.
func TestLeftBehind(t *testing.T) {
	t.Parallel()
	users := newFixture(t, func(http.ResponseWriter, *http.Request) {}).client(t).Users
	request := CreateUserRequest{Connection: "Users", Email: pointer("ada@example.com")}
	other := CreateUserRequest{Connection: "Users", Email: pointer("bob@example.com")}
	at := func(ago time.Duration) *string { return pointer(time.Now().Add(-ago).UTC().Format(time.RFC3339Nano)) }
	for name, c := range map[string]struct {
		change func(*User, *CreateUserRequest)
		want   bool
	}{
		"all as it was left":       {func(*User, *CreateUserRequest) {}, true},
		"no count of logins":       {func(u *User, _ *CreateUserRequest) { u.LoginsCount = nil }, true},
		"has signed in":            {func(u *User, _ *CreateUserRequest) { u.LoginsCount = pointer(int64(1)) }, false},
		"has a last login":         {func(u *User, _ *CreateUserRequest) { u.LastLogin = at(0) }, false},
		"changed since":            {func(u *User, _ *CreateUserRequest) { u.UpdatedAt = at(59 * time.Second) }, false},
		"change is not known":      {func(u *User, _ *CreateUserRequest) { u.UpdatedAt = nil }, false},
		"creation is not known":    {func(u *User, _ *CreateUserRequest) { u.CreatedAt = nil }, false},
		"older than an hour":       {func(u *User, _ *CreateUserRequest) { u.CreatedAt = at(61 * time.Minute); u.UpdatedAt = u.CreatedAt }, false},
		"made since this began":    {func(u *User, _ *CreateUserRequest) { u.CreatedAt = at(-time.Minute); u.UpdatedAt = u.CreatedAt }, false},
		"an ID is asked for":       {func(_ *User, r *CreateUserRequest) { r.UserID = pointer("ada") }, false},
		"made for another request": {func(u *User, _ *CreateUserRequest) { u.ID = users.Draw(other).ID() }, false},
		"longer ID":                {func(u *User, _ *CreateUserRequest) { u.ID += "0" }, false},
		"no database":              {func(u *User, _ *CreateUserRequest) { u.ID = "email|" + u.ID[len(databasePrefix):] }, false},
	} {
		asked := request
		user := &User{ID: users.Draw(request).ID(), LoginsCount: pointer(int64(0)), CreatedAt: at(time.Minute)}
		user.UpdatedAt = user.CreatedAt
		c.change(user, &asked)
		if got := users.LeftBehind(asked, user); got != c.want {
			t.Errorf("%s: %t, want %t", name, got, c.want)
		}
	}
}
