// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

func num(n int) json.Number { return json.Number(jsonInt(n)) }

// listIDs returns the user IDs of a list answer, bare or in its envelope.
func (n *tenant) listIDs(query string) []string {
	n.t.Helper()
	resp := n.api("GET", "/users?"+query, nil).want(n.t, http.StatusOK)
	list, bare := resp.body.([]any)
	if !bare {
		list, _ = resp.object(n.t)["users"].([]any)
	}
	ids := []string{}
	for _, item := range list {
		u, _ := item.(object)
		id, _ := u["user_id"].(string)
		ids = append(ids, id)
	}
	return ids
}

// seedUsers makes users u000, u001, ... whose created_at values go in pairs.
func seedUsers(t *testing.T, count int) *emulator.Seed {
	t.Helper()
	seed := &emulator.Seed{}
	at := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range count {
		seed.Users = append(seed.Users, object{
			"user_id": fmt.Sprintf("auth0|u%04d", i), "connection": database, "email": fmt.Sprintf("u%d@example.com", count-i),
			"created_at":   at.Add(time.Duration(i/2) * time.Second).Format(time.RFC3339),
			"app_metadata": object{"even": i%2 == 0, "n": i}, "logins_count": i % 7,
		})
	}
	return seed
}

func TestListShapes(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: seedUsers(t, 120)})
	envelope := n.api("GET", "/users?include_totals=true&per_page=50&page=1", nil).want(t, http.StatusOK).object(t)
	users, _ := envelope["users"].([]any)
	delete(envelope, "users")
	want := object{"start": num(50), "limit": num(50), "length": num(50), "total": num(120)}
	if diff := cmp.Diff(want, envelope); diff != "" || len(users) != 50 {
		t.Errorf("envelope with %d users (-want +got):\n%s", len(users), diff)
	}
	if got := len(n.api("GET", "/users", nil).list(t)); got != 50 {
		t.Errorf("default page: %d users", got)
	}
	past := n.api("GET", "/users?include_totals=true&per_page=100&page=5", nil).want(t, http.StatusOK)
	want = object{"start": num(500), "limit": num(100), "length": num(0), "total": num(120), "users": []any{}}
	if diff := cmp.Diff(want, past.object(t)); diff != "" {
		t.Errorf("page past the end (-want +got):\n%s", diff)
	}
	none := n.api("GET", "/users?include_totals=true&per_page=0", nil).want(t, http.StatusOK).object(t)
	if none["total"] != num(120) || none["length"] != num(0) {
		t.Errorf("per_page=0: %v", none)
	}
	if got := n.api("GET", "/users?fields=user_id&per_page=1", nil).list(t); cmp.Diff([]any{object{"user_id": "auth0|u0000"}}, got) != "" {
		t.Errorf("fields: %v", got)
	}
}

// TestListTotals: a total of 1000 means a thousand or more, unless told otherwise.
func TestListTotals(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		users    int
		true     bool
		all, odd int
	}{{1200, false, 1000, 600}, {1200, true, 1200, 600}, {999, false, 999, 499}, {2004, false, 1000, 1000}, {2004, true, 2004, 1002}} {
		n := newTenant(t, emulator.Options{Seed: seedUsers(t, tc.users), TrueTotals: tc.true})
		for query, want := range map[string]int{"": tc.all, "&q=app_metadata.even:false": tc.odd} {
			got := n.api("GET", "/users?include_totals=true&per_page=1"+query, nil).want(t, http.StatusOK).object(t)
			if got["total"] != num(want) {
				t.Errorf("%d users, true totals %t, %q: total %v, want %d", tc.users, tc.true, query, got["total"], want)
			}
		}
	}
}

func TestListRefusals(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	const paging = "You can only page through the first 1000 records. See https://auth0.com/docs/users/search/v3/view-search-results-by-page#limitation"
	for _, tc := range []struct{ query, code, message string }{
		{"per_page=100&page=10", "invalid_paging", paging},
		{"per_page=3&page=333", "invalid_paging", paging},
		{"per_page=101", "invalid_query_string", "Query validation error: 'Value 101 is greater than maximum 100' on property per_page (Number of results per page)."},
		{"page=-1", "invalid_query_string", "Query validation error: 'Value -1 is less than minimum 0' on property page (Page index of the results to return. First page is 0)."},
		{"page=x", "invalid_query_string", "Query validation error: 'Expected type integer but found type string' on property page (Page index of the results to return. First page is 0)."},
		{"search_engine=v1", "invalid_query_string", "You are not allowed to use search_engine=v1."},
		{"search_engine=v2&q=a", "invalid_query_string", "You are not allowed to use search_engine=v2. Use search_engine=v3 instead."},
		{"search_engine=v9", "invalid_query_string", "Query validation error: 'No enum match for: v9' on property search_engine (The version of the search engine)."},
	} {
		n.api("GET", "/users?"+tc.query, nil).wantError(t, http.StatusBadRequest, tc.code, tc.message)
	}
	for _, query := range []string{"sort=created_at", "sort=user_metadata.a:1", "q=" + url.QueryEscape(`email:"unclosed`)} {
		if code := n.api("GET", "/users?"+query, nil).want(t, http.StatusBadRequest).object(t)["errorCode"]; code != "invalid_query_string" {
			t.Errorf("%s: errorCode %v", query, code)
		}
	}
	n.api("GET", "/users?per_page=100&page=9", nil).want(t, http.StatusOK)
	n.api("GET", "/users?q="+strings.Repeat("a", 16<<10), nil).want(t, http.StatusRequestURITooLong)
}

func TestListOrder(t *testing.T) {
	t.Parallel()
	const count = 230
	n := newTenant(t, emulator.Options{Seed: seedUsers(t, count)})
	all := func(extra string) []string {
		ids := []string{}
		for page := range 3 {
			ids = append(ids, n.listIDs(fmt.Sprintf("per_page=100&page=%d%s", page, extra))...)
		}
		return ids
	}
	want := make([]string, count)
	reversed := make([]string, count)
	for i := range count {
		want[i] = fmt.Sprintf("auth0|u%04d", i)
		reversed[count-1-i] = want[i]
	}
	for _, extra := range []string{"", "&sort=created_at:1", "&q=" + url.QueryEscape("_exists_:email"), "&sort=logins_count_unknown:1"} {
		if diff := cmp.Diff(want, all(extra)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", extra, diff)
		}
	}
	for _, extra := range []string{"&sort=created_at:-1", "&sort=created_at:-1&q=" + url.QueryEscape("email:u*")} {
		if diff := cmp.Diff(reversed, all(extra)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", extra, diff)
		}
	}
	if got := n.listIDs("per_page=2&sort=email:1"); cmp.Diff([]string{"auth0|u0130", "auth0|u0129"}, got) != "" {
		// As text, u100@ and u101@ come first of all.
		t.Errorf("by email: %v", got)
	}
}

func TestSearch(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: seedUsers(t, 40)})
	for _, tc := range []struct {
		query string
		total int
	}{
		{`email:"u7@example.com"`, 1},
		{`email:u7@example.com`, 1},
		{`user_id:("auth0|u0001" OR "auth0|u0002")`, 2},
		{`app_metadata.even:true`, 20},
		{`identities.connection:"` + database + `"`, 40},
		{`created_at:[2025-01-01T00:00:10.000Z TO *]`, 20},
		{`email:"nobody@example.com"`, 0},
	} {
		got := n.api("GET", "/users?include_totals=true&search_engine=v3&q="+url.QueryEscape(tc.query), nil).want(t, http.StatusOK).object(t)
		if got["total"] != num(tc.total) {
			t.Errorf("%s: total %v, want %d", tc.query, got["total"], tc.total)
		}
	}
}

// TestSearchLag: creates, updates and deletes reach the list late, other reads
// at once.
func TestSearchLag(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now, SearchLag: time.Second})
	id := n.newUser(object{"email": "a@example.com"})
	name := func() any {
		list := n.api("GET", "/users?q="+url.QueryEscape("user_id:\""+id+"\""), nil).list(t)
		if len(list) == 0 {
			return nil
		}
		u, _ := list[0].(object)
		return u["name"]
	}
	wantName := func(when string, want any) {
		t.Helper()
		if got := name(); got != want {
			t.Errorf("%s: the list shows %v, want %v", when, got, want)
		}
	}
	wantName("after create", nil)
	n.api("GET", userPath(id), nil).want(t, http.StatusOK)
	if got := n.api("GET", "/users-by-email?email=a@example.com", nil).list(t); len(got) != 1 {
		t.Errorf("by email lags: %v", got)
	}
	c.advance(999 * time.Millisecond)
	wantName("just before the lag is over", nil)
	c.advance(time.Millisecond)
	wantName("after the lag", "a@example.com")

	n.api("PATCH", userPath(id), object{"name": "Changed"}).want(t, http.StatusOK)
	wantName("after update", "a@example.com")
	c.advance(500 * time.Millisecond)
	n.api("DELETE", userPath(id), nil).want(t, http.StatusNoContent)
	c.advance(500 * time.Millisecond)
	wantName("update visible, delete not yet", "Changed")
	c.advance(500 * time.Millisecond)
	wantName("after delete", nil)
}
