// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// roleMembers serves the members of one role in both styles, the last checkpoint page empty, as
// recorded of other lists.
func roleMembers(t *testing.T, total int) *fixture {
	return newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.EscapedPath() != "/api/v2/roles/rol_1/users" {
			answerError(w, http.StatusNotFound, "", "The role does not exist.")
			return
		}
		query := r.URL.Query()
		start := 0
		if query.Has("take") {
			start, _ = strconv.Atoi(query.Get("from"))
		} else {
			page, _ := strconv.Atoi(query.Get("page"))
			start = page * 100
		}
		members := []string{}
		for n := start; n < min(total, start+100); n++ {
			members = append(members, fmt.Sprintf(`{"user_id":"auth0|%d","name":"n%[1]d","picture":"p"}`, n))
		}
		list := strings.Join(members, ",")
		switch {
		case !query.Has("take"):
			answer(w, http.StatusOK, fmt.Sprintf(`{"total":%d,"start":%d,"limit":100,"users":[%s]}`, total, start, list))
		case len(members) > 0:
			answer(w, http.StatusOK, fmt.Sprintf(`{"users":[%s],"next":"%d"}`, list, start+len(members)))
		default:
			answer(w, http.StatusOK, `{"users":[]}`)
		}
	})
}

func TestRoleUsersList(t *testing.T) {
	t.Parallel()
	f := roleMembers(t, 1200)
	c := f.client(t)
	users := count(t, c.Roles.Users.List(t.Context(), "rol_1"))
	if len(users) != 1200 || *users[1199] != (RoleUser{ID: "auth0|1199", Name: "n1199"}) {
		t.Errorf("%d users, the last %+v", len(users), users[len(users)-1])
	}
	if got := f.count("GET /api/v2/roles/rol_1/users"); got != 13 {
		t.Errorf("%d pages, want 13", got)
	}
	if got, want := f.last(t).query, "from=1200&take=100"; got != want {
		t.Errorf("query %s, want %s", got, want)
	}
	for _, err := range c.Roles.Users.List(t.Context(), "rol_2") {
		if !IsNotFound(err) {
			t.Errorf("no role: %v", err)
		}
	}
}

func TestRoleUsersPage(t *testing.T) {
	t.Parallel()
	f := roleMembers(t, 130)
	c := f.client(t)
	page, err := c.Roles.Users.Page(t.Context(), "rol_1", 1)
	if err != nil || page.Total != 130 || len(page.Users) != 30 || page.Users[29].ID != "auth0|129" {
		t.Errorf("%+v, %v", page, err)
	}
	if got, want := f.last(t).query, "include_totals=true&page=1&per_page=100"; got != want {
		t.Errorf("query %s, want %s", got, want)
	}
	if _, err := c.Roles.Users.Page(t.Context(), "rol_2", 0); !IsNotFound(err) {
		t.Errorf("no role: %v", err)
	}
	bare := newFixture(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, `[{"user_id":"auth0|1"}]`) })
	if page, err := bare.client(t).Roles.Users.Page(t.Context(), "rol_1", 0); err != nil || page.Total != -1 || len(page.Users) != 1 {
		t.Errorf("without totals: %+v, %v", page, err)
	}
}

func TestRoleUsersAssign(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, `{}`) })
	users := f.client(t).Roles.Users
	checkWrites(t, f, "/api/v2/roles/rol_1/users", `{"users":["auth0|1","auth0|2"]}`, map[string]func(context.Context, []string) error{
		http.MethodPost: func(ctx context.Context, ids []string) error { return users.Assign(ctx, "rol_1", ids) },
	}, []string{"auth0|1", "auth0|2"})
}

// What a refusal is about: the role, or one of the users. Another 404 is about neither.
func TestRoleUsersRefusals(t *testing.T) {
	t.Parallel()
	for message, want := range map[string]struct{ role, member bool }{
		"The role does not exist.":               {role: true},
		"Role not found.":                        {role: true},
		"One or more of the users do not exist.": {member: true},
		"The user does not exist.":               {member: true},
		"Not Found":                              {},
	} {
		f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) { answerError(w, http.StatusNotFound, "", message) })
		err := f.client(t).Roles.Users.Assign(t.Context(), "rol_1", []string{"auth0|1"})
		if IsRoleNotFound(err) != want.role || IsMemberNotFound(err) != want.member {
			t.Errorf("%s: role %t, member %t", message, IsRoleNotFound(err), IsMemberNotFound(err))
		}
	}
	if IsRoleNotFound(nil) || IsMemberNotFound(nil) {
		t.Error("no error is about something")
	}
}
