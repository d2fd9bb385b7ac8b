// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"errors"
	"fmt"
	"iter"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// pagedUsers serves total users, in an envelope unless bare.
func pagedUsers(t *testing.T, total int, bare bool) *fixture {
	return newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		query := r.URL.Query()
		page, err := strconv.Atoi(query.Get("page"))
		if err != nil || query.Get("per_page") != "100" || query.Get("include_totals") != "true" {
			answerError(w, http.StatusBadRequest, "invalid_query_string", r.URL.RawQuery)
			return
		}
		if page >= 10 {
			answerError(w, http.StatusBadRequest, "invalid_paging", "You can only page through the first 1000 records.")
			return
		}
		items := []string{}
		for n := page * 100; n < min(total, (page+1)*100); n++ {
			items = append(items, fmt.Sprintf(`{"user_id":"auth0|%d","identities":[{"connection":"db","user_id":"1","provider":"auth0"}]}`, n))
		}
		body := "[" + strings.Join(items, ",") + "]"
		if !bare {
			body = fmt.Sprintf(`{"start":%d,"limit":100,"length":%d,"users":%s,"total":%d}`, page*100, len(items), body, total)
		}
		answer(w, http.StatusOK, body)
	})
}

func collect(t *testing.T, users iter.Seq2[*User, error]) (ids []string, failure error) {
	t.Helper()
	for user, err := range users {
		if failure != nil {
			t.Fatal("the sequence goes on after an error")
		}
		if err != nil {
			failure = err
			continue
		}
		ids = append(ids, user.ID)
	}
	return ids, failure
}

func TestUsersList(t *testing.T) {
	t.Parallel()
	for _, bare := range []bool{false, true} {
		for total, pages := range map[int]int{0: 1, 1: 1, 99: 1, 100: 1, 101: 2, 250: 3, 1000: 10, 1001: 10, 5000: 10} {
			t.Run(fmt.Sprintf("%d bare %t", total, bare), func(t *testing.T) {
				t.Parallel()
				f := pagedUsers(t, total, bare)
				ids, err := collect(t, f.client(t).Users.List(t.Context(), ListUsersOptions{}))
				var capped *ResultCapError
				if errors.As(err, &capped) != (total >= 1000) { // 1000 is as many or more.
					t.Errorf("error %v", err)
				}
				if capped != nil && !bare && (capped.Total != total || capped.Cap != 1000) {
					t.Errorf("cap error %+v", capped)
				}
				if capped == nil && err != nil {
					t.Errorf("error %v", err)
				}
				if want := min(total, 1000); len(ids) != want {
					t.Fatalf("%d users, want %d", len(ids), want)
				}
				for n, id := range ids {
					if id != fmt.Sprintf("auth0|%d", n) {
						t.Fatalf("user %d is %s", n, id)
					}
				}
				if bare && total%100 == 0 && total > 0 && total < 1000 {
					pages++ // Only an empty page tells that the last one was full.
				}
				if got := f.count("GET /api/v2/users"); got != pages {
					t.Errorf("%d pages fetched, want %d", got, pages)
				}
			})
		}
	}
}

// A server that gives smaller pages than asked for says so, and is asked for the rest, whatever it
// says about the total.
func TestOffsetPages_smallerPages(t *testing.T) {
	t.Parallel()
	for _, total := range []int{0, 120} {
		f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
			page, _ := strconv.Atoi(r.URL.Query().Get("page"))
			items := []string{}
			for n := page * 50; n < min(120, (page+1)*50); n++ {
				items = append(items, fmt.Sprintf(`{"id":"org_%d","name":"n"}`, n))
			}
			answer(w, http.StatusOK, fmt.Sprintf(`{"organizations":[%s],"start":%d,"limit":50,"total":%d}`, strings.Join(items, ","), page*50, total))
		})
		got := 0
		for org, err := range f.client(t).Users.Organizations.List(t.Context(), "auth0|1") {
			if err != nil {
				t.Fatal(err)
			}
			if org.ID != fmt.Sprintf("org_%d", got) {
				t.Fatalf("organization %d is %s", got, org.ID)
			}
			got++
		}
		if want := 120; got != want {
			t.Errorf("total %d: %d organizations, want %d", total, got, want)
		}
	}
}

// A server that sends the same page again and again is no end of the list.
func TestCheckpointPages_samePage(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, `{"sessions":[{"id":"s1"}],"next":"a"}`)
	})
	var failure error
	for _, failure = range f.client(t).Users.Sessions.List(t.Context(), "auth0|1") {
		continue
	}
	var e *Error
	if !errors.As(failure, &e) || e.Status != http.StatusOK || e.MayHaveBeenProcessed || f.count("GET /api/v2/users/auth0%7C1/sessions") != 2 {
		t.Errorf("error %v after %d requests", failure, f.count("GET /api/v2/users/auth0%7C1/sessions"))
	}
}

func TestListStopsWithItsConsumer(t *testing.T) {
	t.Parallel()
	f := pagedUsers(t, 1000, false)
	seen := 0
	for _, err := range f.client(t).Users.List(t.Context(), ListUsersOptions{}) {
		if err != nil {
			t.Fatal(err)
		}
		if seen++; seen == 100 {
			break
		}
	}
	if got := f.count("GET /api/v2/users"); got != 1 {
		t.Errorf("%d pages fetched for 100 users, want 1", got)
	}
}

func TestListOptions(t *testing.T) {
	t.Parallel()
	f := pagedUsers(t, 1, false)
	options := ListUsersOptions{Query: `email:"a+b@example.com"`, Sort: "created_at:-1", Fields: FieldSelection{Fields: []string{"user_id"}}}
	sequence := f.client(t).Users.List(t.Context(), options)
	for range 2 { // A sequence may be walked again.
		if ids, err := collect(t, sequence); err != nil || len(ids) != 1 {
			t.Fatalf("users %v, error %v", ids, err)
		}
	}
	want := "fields=user_id%2Cidentities&include_fields=true&include_totals=true&page=0&per_page=100&q=email%3A%22a%2Bb%40example.com%22&search_engine=v3&sort=created_at%3A-1"
	if got := f.last(t).query; got != want {
		t.Errorf("query %s\nwant  %s", got, want)
	}
}

func TestListErrors(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]string{
		"no items": `{"start":0}`, "odd items": `{"users":{"x":1}}`, "text": `"x"`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, body) })
			ids, err := collect(t, f.client(t).Users.List(t.Context(), ListUsersOptions{}))
			var failure *Error
			if !errors.As(err, &failure) || failure.Status != http.StatusOK || len(ids) != 0 {
				t.Errorf("users %v, error %v", ids, err)
			}
		})
	}
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("page") == "1" {
			answerError(w, http.StatusBadRequest, "invalid_query_string", "no")
			return
		}
		answer(w, http.StatusOK, `{"users":[`+strings.TrimSuffix(strings.Repeat(onlyUser+",", 100), ",")+`],"total":150}`)
	})
	if ids, err := collect(t, f.client(t).Users.List(t.Context(), ListUsersOptions{})); !IsBadRequest(err) || len(ids) != 100 {
		t.Errorf("%d users, error %v; want 100 and the second page's error", len(ids), err)
	}
}
