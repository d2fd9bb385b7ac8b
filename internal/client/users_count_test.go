// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"net/http"
	"testing"
)

// A count goes on from thousand to thousand, whether or not the API tells totals beyond.
func TestCountFrom(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		n, same  int
		exact    bool
		want     int // Users in the end.
		requests int
		complete bool
	}{
		{0, 1, false, 0, 1, true},
		{999, 1, false, 999, 1, true},
		{1000, 1, false, 1000, 2, true},
		{1001, 1, false, 1001, 2, true},
		{5300, 1, false, 5300, 6, true},
		{5300, 7, false, 5300, 6, true},
		{5300, 1, true, 5300, 1, true},
		{1000, 1000, false, 1900, 2, false}, // At least, and no way to go on.
	} {
		s := newFakeSearch(t, people(c.n, c.same)...)
		s.exact = c.exact
		users := s.client(t).Users
		counted, last := 0, UserCount{}
		for from := ""; ; from = last.Next {
			var err error
			if last, err = users.CountFrom(t.Context(), "email:staff*", from); err != nil {
				t.Fatal(err)
			}
			if counted += last.Users; last.Complete || last.Next == "" {
				break
			}
		}
		if counted != c.want || last.Complete != c.complete || s.requests != c.requests {
			t.Errorf("%+v: %d users, complete %t, %d requests", c, counted, last.Complete, s.requests)
		}
	}
	for _, body := range []string{`{"users":[]}`, `{"users":[],"total":1000}`, `[]`, `{"users":[null],"total":1}`, `null`} {
		f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, body) })
		if count, err := f.client(t).Users.CountFrom(t.Context(), "", ""); !IsUnusableAnswer(err) {
			t.Errorf("%s: %+v, %v", body, count, err)
		}
	}
}
