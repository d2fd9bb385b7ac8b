// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"fmt"
	"iter"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func count[T any](t *testing.T, sequence iter.Seq2[T, error]) (items []T) {
	t.Helper()
	for item, err := range sequence {
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	return items
}

func TestUserRoles(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		page, err := strconv.Atoi(r.URL.Query().Get("page"))
		if err != nil {
			t.Errorf("page: %v", err)
		}
		items := []string{}
		for n := page * 100; n < min(130, (page+1)*100); n++ {
			items = append(items, fmt.Sprintf(`{"id":"rol_%d","name":"r%d","description":null}`, n, n))
		}
		answer(w, http.StatusOK, `{"roles":[`+strings.Join(items, ",")+`],"start":0,"limit":100,"total":130}`)
	})
	c := f.client(t)
	roles := count(t, c.Users.Roles.List(t.Context(), "auth0|a/b"))
	if len(roles) != 130 || *roles[129] != (Role{ID: "rol_129", Name: "r129"}) {
		t.Errorf("%d roles, the last %+v", len(roles), roles[len(roles)-1])
	}
	if got := f.count("GET /api/v2/users/auth0%7Ca%2Fb/roles"); got != 2 {
		t.Errorf("%d pages, want 2", got)
	}
	checkWrites(t, f, "/api/v2/users/auth0%7Ca%2Fb/roles", `{"roles":["rol_1","rol_2"]}`, map[string]func(context.Context, []string) error{
		http.MethodPost:   func(ctx context.Context, ids []string) error { return c.Users.Roles.Assign(ctx, "auth0|a/b", ids) },
		http.MethodDelete: func(ctx context.Context, ids []string) error { return c.Users.Roles.Remove(ctx, "auth0|a/b", ids) },
	}, []string{"rol_1", "rol_2"})
}

func checkWrites[T any](t *testing.T, f *fixture, path, body string, writes map[string]func(context.Context, []T) error, items []T) {
	t.Helper()
	for method, write := range writes {
		if err := write(t.Context(), nil); err != nil {
			t.Errorf("%s of nothing: %v", method, err)
		}
		if got := f.count(method + " " + path); got != 0 {
			t.Errorf("%s of nothing sent %d requests", method, got)
		}
		if err := write(t.Context(), items); err != nil {
			t.Errorf("%s: %v", method, err)
		}
		if last := f.last(t); last.method != method || last.path != path || last.body != body {
			t.Errorf("sent %s %s %s", last.method, last.path, last.body)
		}
	}
}

func TestUserPermissions(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.Method {
		case http.MethodGet:
			answer(w, http.StatusOK, `[{"permission_name":"read:books","description":"Read books","resource_server_name":"Library API",
"resource_server_identifier":"https://api.example.com/library","sources":[{"source_id":"","source_name":"","source_type":"DIRECT"}]}]`)
		case http.MethodPost:
			answer(w, http.StatusCreated, `{}`)
		default:
			w.WriteHeader(http.StatusNoContent)
		}
	})
	c := f.client(t)
	read := Permission{Name: "read:books", ResourceServerIdentifier: "https://api.example.com/library"}
	want := []*GrantedPermission{
		{Permission: read, Description: "Read books", ResourceServerName: "Library API", Sources: []PermissionSource{{Type: "DIRECT"}}},
	}
	if diff := cmp.Diff(want, count(t, c.Users.Permissions.List(t.Context(), "auth0|1"))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	checkWrites(t, f, "/api/v2/users/auth0%7C1/permissions",
		`{"permissions":[{"permission_name":"read:books","resource_server_identifier":"https://api.example.com/library"}]}`,
		map[string]func(context.Context, []Permission) error{
			http.MethodPost:   func(ctx context.Context, p []Permission) error { return c.Users.Permissions.Assign(ctx, "auth0|1", p) },
			http.MethodDelete: func(ctx context.Context, p []Permission) error { return c.Users.Permissions.Remove(ctx, "auth0|1", p) },
		}, []Permission{read})
}
