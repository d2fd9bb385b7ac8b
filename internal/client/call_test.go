// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Whatever an ID holds, it arrives as one path segment and reads back the same.
func TestPathEscaping(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		segment, ok := strings.CutPrefix(r.URL.EscapedPath(), "/api/v2/users/")
		id, err := url.PathUnescape(segment)
		if !ok || err != nil || strings.Contains(segment, "/") {
			answerError(w, http.StatusBadRequest, "invalid_uri", "path "+r.URL.EscapedPath())
			return
		}
		answer(w, http.StatusOK, `{"user_id":`+quoteJSON(id)+`,"identities":[{"connection":"db","user_id":"1","provider":"auth0"}]}`)
	})
	c := f.client(t)
	check := func(fatalf func(string, ...any), id string) {
		user, err := c.Users.Get(t.Context(), id)
		if err != nil {
			fatalf("Get(%q): %v", id, err)
			return
		}
		if user.ID != id {
			fatalf("Get(%q) asked for %q", id, user.ID)
		}
	}
	for _, id := range []string{
		"auth0|64f0", "auth0|a/b", "auth0|a%2Fb", "auth0|100%", "auth0|a b", "auth0|a+b", "auth0|a?b=c", "auth0|a#b", "auth0|a:b;c,d&e=f",
		"samlp|Firma|Jürgen@example.com", "oauth2|日本|人", ".", "..", "...", "./x", "../x", "x/..", "/", "//", "\\", "auth0|\u200b", "a\nb", "'\"<>`{}[]^~",
	} {
		check(t.Errorf, id)
	}
	for id, want := range map[string]string{
		"auth0|a/b": "auth0%7Ca%2Fb", ".": "%2E", "..": "%2E%2E", "a b+c": "a%20b+c", "a%b": "a%25b", "ü": "%C3%BC",
	} {
		check(t.Errorf, id)
		if got := f.last(t).path; got != "/api/v2/users/"+want {
			t.Errorf("path of %q is %s, want …/%s", id, got, want)
		}
	}
	rapid.Check(t, func(r *rapid.T) {
		id := rapid.OneOf(
			rapid.StringN(1, 40, -1),
			rapid.StringMatching(`(auth0|sms|oauth2\|x)\|[ -~]{1,20}`),
			rapid.StringMatching(`[./%|]{1,6}`),
		).Draw(r, "id")
		check(r.Fatalf, id)
	})
}

func quoteJSON(text string) string {
	quoted, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(quoted)
}

func TestEmptyIDSendsNothing(t *testing.T) {
	t.Parallel()
	n := newNetwork(okHandler(http.StatusOK))
	c := onNetwork(t, n)
	if _, err := c.Users.Get(t.Context(), ""); err == nil {
		t.Error("Get without an ID succeeded")
	}
	if err := c.Users.Delete(t.Context(), ""); err == nil {
		t.Error("Delete without an ID succeeded")
	}
	if n.total != 0 {
		t.Errorf("%d requests were sent", n.total)
	}
}
