// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestDecodePages(t *testing.T) {
	t.Parallel()
	role := func(ids ...string) (roles []*Role) {
		for _, id := range ids {
			roles = append(roles, &Role{ID: id})
		}
		return roles
	}
	cases := map[string]struct {
		body  string
		want  []*Role
		total int
		fails string
	}{
		"envelope": {body: `{"start":0,"limit":2,"total":7,"roles":[{"id":"a"},{"id":"b"}]}`, want: role("a", "b"), total: 7},
		"total last, and unknown": {
			body: `{"roles":[{"id":"a"}],"more":{"roles":[{"id":"no"}],"x":[1,[2]]},"total":"3"}`, want: role("a"),
			total: 3,
		},
		"no total":                 {body: `{"roles":[]}`, total: -1},
		"total that is no number":  {body: `{"roles":[],"total":{"$n":true}}`, total: -1},
		"null for a list":          {body: `{"roles":null}`, fails: "null where a list should be"},
		"null in a list":           {body: `{"roles":[{"id":"a"},null]}`, fails: "a list with null in it"},
		"null in a bare list":      {body: `[null]`, fails: "a list with null in it"},
		"an item without an ID":    {body: `{"roles":[{"id":"a"},{"name":"b"}]}`, fails: "an item that lacks id"},
		"an empty item":            {body: `[{}]`, fails: "an item that lacks id"},
		"bare":                     {body: ` [{"id":"a"},{"id":"b"}]`, want: role("a", "b"), total: -1},
		"bare and empty":           {body: `[]`, total: -1},
		"another key":              {body: `{"users":[]}`, fails: `no "roles"`},
		"an object for a list":     {body: `{"roles":{}}`, fails: "where a list should be"},
		"a string":                 {body: `"roles"`, fails: "neither a list"},
		"an item of another shape": {body: `{"roles":[1]}`, fails: "cannot unmarshal"},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page := offsetPage[*Role]{key: "roles"}
			err := decode(strings.NewReader(test.body), &page)
			if test.fails != "" {
				if err == nil || !strings.Contains(err.Error(), test.fails) {
					t.Errorf("error %v, want %q", err, test.fails)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if page.total != test.total || !slices.EqualFunc(page.items, test.want, func(a, b *Role) bool { return *a == *b }) {
				t.Errorf("got %d items, total %d", len(page.items), page.total)
			}
		})
	}
}

// pageOfUsers is what the service answers with for a page of 100.
func pageOfUsers(b testing.TB) []byte {
	b.Helper()
	type object = map[string]any
	var users []object
	for i := range 100 {
		users = append(users, object{
			"user_id": fmt.Sprintf("auth0|%024d", i), "email": fmt.Sprintf("person%d@example.com", i), "email_verified": true,
			"name": "Some Person", "nickname": "person", "picture": "https://cdn.example.com/avatars/pe.png",
			"created_at": "2026-03-01T09:00:00.000Z", "updated_at": "2026-03-01T09:00:00.000Z",
			"identities": []object{
				{"connection": "Username-Password-Authentication", "user_id": fmt.Sprint(i), "provider": "auth0", "isSocial": false},
			},
			"user_metadata": object{"theme": "dark", "languages": []string{"en", "fr"}}, "app_metadata": object{"plan": "pro", "seats": 12},
		})
	}
	body, err := json.Marshal(object{"start": 0, "limit": 100, "total": 100, "length": 100, "users": users})
	if err != nil {
		b.Fatal(err)
	}
	return body
}

func BenchmarkDecodePage(b *testing.B) {
	body := pageOfUsers(b)
	b.ReportAllocs()
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		page := offsetPage[*User]{key: "users"}
		if err := decode(bytes.NewReader(body), &page); err != nil || len(page.items) != 100 {
			b.Fatal(err)
		}
	}
}
