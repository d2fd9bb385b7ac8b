// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// No answer makes the walk go on for ever, crash, or deliver somebody whom it has ruled out.
func TestListAllMeetsNonsense(t *testing.T) {
	t.Parallel()
	page := func(total int, rows ...string) string {
		return fmt.Sprintf(`{"start":0,"limit":100,"length":%d,"users":[%s],"total":%d}`, len(rows), strings.Join(rows, ","), total)
	}
	row := func(id int, created string) string {
		return fmt.Sprintf(`{"user_id":"auth0|%06d","created_at":%q,"identities":[{"connection":"db"}]}`, id, created)
	}
	full := func(first int, created func(int) string) []string {
		rows := make([]string, 100)
		for i := range rows {
			rows[i] = row(first+i, created(first+i))
		}
		return rows
	}
	for name, c := range map[string]struct {
		page func(n int) string // What the nth request is answered with.
		most int                // Requests.
	}{
		"the first page again and again": {func(int) string { return page(5000, full(0, instant)...) }, 30},
		"a search that ignores its range": {func(n int) string {
			return page(5000, full(n%20*100, func(i int) string { return instant(i % 1000) })...)
		}, 30},
		"a total without users":           {func(int) string { return page(5000) }, 30},
		"fewer than counted":              {func(int) string { return page(7, row(1, instant(1))) }, 40},
		"always new users at one instant": {func(n int) string { return page(5000, full(n*100, func(int) string { return instant(1) })...) }, 60},
		"no totals":                       {func(int) string { return `{"users":[` + row(1, instant(1)) + `]}` }, 3},
		"null in the second page": {func(n int) string {
			return page(5000, append(full(0, instant)[:99], []string{row(99, instant(99)), "null"}[min(n-1, 1)])...)
		}, 3},
		"a user without identities": {
			func(int) string { return page(1, `{"user_id":"auth0|1","created_at":"2026-01-01T00:00:00.000Z"}`) }, 1,
		},
		"a total below zero":               {func(int) string { return page(-1, row(1, instant(1))) }, 3},
		"a total that no memory can hold":  {func(int) string { return page(1<<62, full(0, instant)...) }, 30},
		"users without a time of creation": {func(n int) string { return page(5000, full(n*100, func(int) string { return "" })...) }, 65},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			requests := 0
			f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
				requests++
				answer(w, http.StatusOK, c.page(requests))
			})
			for _, order := range []UserOrder{{}, {Descending: true}, {Field: fieldEmail}} {
				requests = 0
				var failure error
				for _, err := range f.client(t).Users.ListAll(t.Context(), ListAllUsersOptions{Order: order}) {
					failure = err
				}
				if _, incomplete := as[*IncompleteListError](failure); !incomplete && !IsUnusableAnswer(failure) {
					t.Errorf("%s: error %v", order, failure)
				}
				if requests > c.most {
					t.Errorf("%s: %d requests, at most %d are enough", order, requests, c.most)
				}
			}
		})
	}
}
