// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

const twoUsers = `
users:
- {user_id: auth0|a, connection: Username-Password-Authentication, email: a@example.com, created_at: 2025-01-01T00:00:00Z}
- {user_id: auth0|b, connection: Username-Password-Authentication, email: b@example.com, created_at: 2025-01-02T00:00:00Z}
organizations: [{name: one}, {name: two}, {name: three}]`

// hostile is a tenant of two users under fault rules.
func hostile(t *testing.T, rules ...string) *tenant {
	t.Helper()
	return newTenant(t, emulator.Options{Seed: mustSeed(t, twoUsers), Faults: rules})
}

// at is what lies at a path of names and indexes, nil if there is nothing.
func at(v any, path ...any) any {
	for _, step := range path {
		switch step := step.(type) {
		case string:
			object, _ := v.(object)
			v = object[step]
		case int:
			list, _ := v.([]any)
			if step >= len(list) {
				return nil
			}
			v = list[step]
		}
	}
	return v
}

// TestFaultsChangeAnswers: every part of an answer can be changed, the work is done.
func TestFaultsChangeAnswers(t *testing.T) {
	t.Parallel()
	user := userPath("auth0|a")
	emails := func(r response) string { return strings.Join(members(r.body, "email"), " ") }
	for _, tc := range []struct {
		rule string
		path string
		show func(response) string
		want string
	}{
		{"GET /users/{id} status=202", user, func(r response) string { return fmt.Sprint(r.status, " ", r.raw) }, "202 {}"},
		{"GET /users/{id} status=204", user, func(r response) string { return fmt.Sprint(r.status, " ", r.raw) }, "204 "},
		{"GET /users/{id} status=302 header Location=https://example.com/", user, func(r response) string { return r.header.Get("Location") }, "https://example.com/"},
		{"GET /users/{id} status-set=202", user, func(r response) string { return fmt.Sprint(r.status, " ", at(r.body, "email")) }, "202 a@example.com"},
		{"GET /users/{id} body='{}'", user, func(r response) string { return fmt.Sprint(r.status, " ", r.raw) }, "200 {}"},
		{"GET /users/{id} body=", user, func(r response) string { return fmt.Sprint(r.status, " ", r.raw) }, "200 "},
		{`GET /users/{id} body="say \"hi\" \n"`, user, func(r response) string { return r.raw }, `say "hi" \n`},
		{"GET /users/{id} json-set user_id=auth0|other", user, func(r response) string { return fmt.Sprint(at(r.body, "user_id")) }, "auth0|other"},
		{"GET /users/{id} json-set blocked=true", user, func(r response) string { return fmt.Sprint(at(r.body, "blocked")) }, "true"},
		{"GET /users/{id} json-set identities.0.provider=sms", user, func(r response) string { return r.raw[strings.Index(r.raw, `"provider"`):][:16] }, `"provider":"sms"`},
		{"GET /users/{id} json-set user_id=null", user, func(r response) string { return fmt.Sprint(at(r.body, "user_id")) }, "<nil>"},
		{"GET /users/{id} json-del identities", user, func(r response) string { return fmt.Sprint(at(r.body, "identities")) }, "<nil>"},
		{"GET /users/{id} json-null-item identities", user, func(r response) string { return r.raw[strings.Index(r.raw, `"identities"`):][:18] }, `"identities":[null`},
		{"GET /users/{id} header X-RateLimit-Remaining=0 header X-RateLimit-Reset={now+3600}", user, func(r response) string {
			return r.header.Get("X-RateLimit-Remaining") + " " + r.header.Get("X-RateLimit-Reset")
		}, fmt.Sprint("0 ", newClock().now().Unix()+3600)},
		{"GET /users/{id} header Date='Thu, 01 Jan 1970 00:00:00 GMT'", user, func(r response) string { return r.header.Get("Date") }, "Thu, 01 Jan 1970 00:00:00 GMT"},
		{"GET /users/{id} header-del X-RateLimit-Limit", user, func(r response) string { return "[" + r.header.Get("X-RateLimit-Limit") + "]" }, "[]"},
		{"GET /users reverse", "/users", emails, "b@example.com a@example.com"},
		{"GET /users reverse", "/users?include_totals=true", func(r response) string { return strings.Join(members(at(r.body, "users"), "email"), " ") }, "b@example.com a@example.com"},
		{"GET /users duplicate", "/users", emails, "a@example.com b@example.com a@example.com b@example.com"},
		{"GET /users json-null-item .", "/users", func(r response) string { return r.raw[:6] }, "[null,"},
		{"GET /users json-null-item .", "/users?include_totals=true", func(r response) string { return fmt.Sprint(at(r.body, "users", 0)) }, "<nil>"},
		{"GET /users json-null-item users", "/users?include_totals=true", func(r response) string { return fmt.Sprint(at(r.body, "users", 0)) }, "<nil>"},
		{"GET /users json-set users.*.email=x@example.com", "/users?include_totals=true", func(r response) string { return strings.Join(members(at(r.body, "users"), "email"), " ") }, "x@example.com x@example.com"},
		{"GET /users json-del 0", "/users", emails, "b@example.com"},
		{"GET /users total=5300", "/users?include_totals=true", func(r response) string { return fmt.Sprint(at(r.body, "total")) }, "5300"},
		{"GET /users query-del q", "/users?q=email:a@example.com", emails, "a@example.com b@example.com"},
		{"GET /users query-set per_page=1", "/users?per_page=100", emails, "a@example.com"},
		{"GET /users pad=2KB", "/users?per_page=0", func(r response) string { return fmt.Sprint(len(r.raw)) }, "2050"},
		{"* status=500 echo", user + "?a=b", func(r response) string {
			message := fmt.Sprint(at(r.body, "message"))
			return fmt.Sprint(strings.Contains(message, "a=b"), strings.Contains(message, "Authorization: Bearer "))
		}, "true true"},
		{"* html=502 echo", user, func(r response) string { return fmt.Sprint(strings.Contains(r.raw, "Authorization: Bearer ")) }, "true"},
		{"* status=500 json-set errorCode={authorization}", user, func(r response) string { return fmt.Sprint(at(r.body, "errorCode"))[:7] }, "Bearer "},
		{"* status=500 header X-Request-Id={request}", user, func(r response) string {
			return fmt.Sprint(strings.Contains(r.header.Get("X-Request-Id"), "Authorization: Bearer "))
		}, "true"},
		{"* 429 header Retry-After=3600", user, func(r response) string { return fmt.Sprint(r.status, r.header.Get("Retry-After")) }, "4293600"},
		{"GET /users/{id} match=auth0%7Ca status=500", user, func(r response) string { return fmt.Sprint(r.status) }, "500"},
		{"GET /users/{id} match=auth0%7Cb status=500", user, func(r response) string { return fmt.Sprint(r.status) }, "200"},
		{"GET /users/{id} when=404 status-after=500", user, func(r response) string { return fmt.Sprint(r.status) }, "200"},
		{"GET /users/{id} when=404 status-after=500", userPath("auth0|nobody"), func(r response) string { return fmt.Sprint(r.status) }, "500"},
		{"** status=503", user, func(r response) string { return fmt.Sprint(r.status) }, "503"},
		{"* json-set a.b.c=1 json-set users=3 json-del x.y json-null-item z json-set identities.9.x=1", user, func(r response) string {
			return fmt.Sprint(at(r.body, "a"), at(r.body, "users"), at(r.body, "z"))
		}, "<nil>3<nil>"},
	} {
		t.Run(tc.rule, func(t *testing.T) {
			t.Parallel()
			n := newTenant(t, emulator.Options{Seed: mustSeed(t, twoUsers), Faults: []string{tc.rule}, Now: newClock().now})
			n.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
			if got := tc.show(n.api("GET", tc.path, nil)); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
}

// TestFaultShuffle: another order, the same items, and the same again with the same seed.
func TestFaultShuffle(t *testing.T) {
	t.Parallel()
	order := func(rule string) []string {
		n := newTenant(t, emulator.Options{Seed: seedUsers(t, 30), Faults: []string{rule}})
		return n.listIDs("per_page=50")
	}
	first := order("GET /users shuffle")
	if slices.IsSorted(first) || len(first) != 30 {
		t.Errorf("not another order: %v", first)
	}
	if diff := cmp.Diff(first, order("GET /users shuffle")); diff != "" {
		t.Errorf("the order cannot be repeated:\n%s", diff)
	}
	if cmp.Diff(first, order("GET /users shuffle seed=2")) == "" {
		t.Error("another seed gives the same order")
	}
}

// TestFaultCursors: lists in checkpoints that never end.
func TestFaultCursors(t *testing.T) {
	t.Parallel()
	for kind, different := range map[string]int{"loop": 1, "alternate": 2, "fresh": 10} {
		n := hostile(t, "GET /organizations cursor="+kind)
		seen, from := map[string]bool{}, ""
		for range 10 {
			page := n.api("GET", "/organizations?take=2&from="+from, nil).want(t, http.StatusOK).object(t)
			if got := members(page["organizations"], "id"); len(got) != 2 {
				t.Fatalf("%s: a page of %d", kind, len(got))
			}
			from = fmt.Sprint(page["next"])
			seen[from] = true
		}
		if len(seen) != different {
			t.Errorf("%s: %d cursors, want %d", kind, len(seen), different)
		}
	}
}

// TestFaultRepeat: a gateway that asks twice makes the work happen twice.
func TestFaultRepeat(t *testing.T) {
	t.Parallel()
	n := hostile(t, "POST /users repeat count=1")
	resp, err := create(n, "c@example.com")
	if err != nil || resp.status != http.StatusConflict {
		t.Errorf("the second of two creates: %d %v", resp.status, err)
	}
	if got := n.listIDs(""); len(got) != 3 {
		t.Errorf("users: %v", got)
	}
	if got := n.srv.Stats().ByRoute["POST /users"]; got != 1 {
		t.Errorf("the client made %d requests", got)
	}
}

// TestFaultCache: what was answered once is answered for ever.
func TestFaultCache(t *testing.T) {
	t.Parallel()
	n := hostile(t, "* cache")
	name := func(path string) string { return fmt.Sprint(n.api("GET", path, nil).object(t)["name"]) }
	path := userPath("auth0|a")
	if got := name(path); got != "a@example.com" {
		t.Fatalf("name: %s", got)
	}
	n.api("PATCH", path, object{"name": "New"}).want(t, http.StatusOK)
	n.api("PATCH", path, object{"name": "Newer"}).want(t, http.StatusOK) // writes go through
	if got := name(path); got != "a@example.com" {
		t.Errorf("the cache says %s", got)
	}
	if got := name(path + "?fields=name"); got != "Newer" {
		t.Errorf("another request is answered %s", got)
	}
}

// TestFaultWhen: the other belief about a username that is taken.
func TestFaultWhen(t *testing.T) {
	t.Parallel()
	n := hostile(t, "POST /users when=409 status-after=400 json-set message='The username provided is in use already.' json-set errorCode=auth0_idp_error")
	if resp, err := create(n, "c@example.com"); err != nil || resp.status != http.StatusCreated {
		t.Errorf("a create that works: %d %v", resp.status, err)
	}
	resp, err := create(n, "c@example.com")
	if err != nil {
		t.Fatal(err)
	}
	resp.wantError(t, http.StatusBadRequest, "auth0_idp_error", "The username provided is in use already.")
}

// TestFaultDelayAfter: the work is done although nobody waits for the answer.
func TestFaultDelayAfter(t *testing.T) {
	t.Parallel()
	n := hostile(t, "POST /users delay-after=20ms")
	started := time.Now()
	if resp, err := create(n, "c@example.com"); err != nil || resp.status != http.StatusCreated || time.Since(started) < 20*time.Millisecond {
		t.Errorf("%d %v after %s", resp.status, err, time.Since(started))
	}
}

// TestTamper: what no rule can do, a function can.
func TestTamper(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, twoUsers), Tamper: func(r *http.Request, a *emulator.Answer) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		if r.Method == http.MethodPatch {
			a.Status, a.Body = http.StatusAccepted, body
			a.Header.Set("X-Seen", r.URL.Path)
		}
	}})
	got := n.api("PATCH", userPath("auth0|a"), object{"name": "New"})
	if got.status != http.StatusAccepted || got.raw != `{"name":"New"}` || got.header.Get("X-Seen") != "/api/v2/users/auth0|a" {
		t.Errorf("%d %s %v", got.status, got.raw, got.header)
	}
	n.srv.SetTamper(nil)
	if got := n.api("GET", userPath("auth0|a"), nil).want(t, http.StatusOK).object(t)["name"]; got != "New" {
		t.Errorf("name: %v", got)
	}
}
