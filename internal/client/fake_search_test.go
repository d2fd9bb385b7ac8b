// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"cmp"
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

var fakeIdentities = []map[string]any{{"connection": "db", "user_id": "1", "provider": "auth0"}}

// fakeSearch is GET /users over a handful of attributes. It reads exactly the queries that a walk
// writes, and nothing else.
type fakeSearch struct {
	*fixture

	mu       sync.Mutex
	users    []fakeUser // Equal created_at keep this order.
	requests int
	exact    bool                  // Whether totals go beyond 1000.
	perPage  int                   // The most rows in a page, whatever was asked for.
	before   func(s *fakeSearch)   // Runs before each request is answered.
	hide     func(u fakeUser) bool // Users who are counted and never shown.
	queries  []string
}

type fakeUser struct {
	id, created, email string
}

func newFakeSearch(t *testing.T, users ...fakeUser) *fakeSearch {
	t.Helper()
	s := &fakeSearch{users: users, perPage: 100}
	s.fixture = newFixture(t, s.handle)
	return s
}

var (
	rangeClause = regexp.MustCompile(`(NOT )?created_at:([[{])(\S+) TO (\S+)([\]}])`)
	idClause    = regexp.MustCompile(`(NOT )?user_id:\(([^)]*)\)`)
)

func (s *fakeSearch) handle(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests++
	if s.before != nil {
		s.before(s)
	}
	q := r.URL.Query()
	s.queries = append(s.queries, q.Get("q"))
	page, _ := strconv.Atoi(q.Get("page"))
	size, _ := strconv.Atoi(q.Get("per_page"))
	if size < 1 || size > 100 || (page+1)*size > 1000 || q.Get("include_totals") != "true" {
		answerError(w, http.StatusBadRequest, "invalid_paging", r.URL.RawQuery)
		return
	}
	if strings.Count(q.Get("q"), "(") != strings.Count(q.Get("q"), ")") {
		answerError(w, http.StatusBadRequest, "invalid_query_string", "unbalanced")
		return
	}
	matches := s.matches(q.Get("q"))
	sortFake(matches, q.Get("sort"))
	total := len(matches)
	if !s.exact {
		total = min(total, 1000)
	}
	if s.hide != nil {
		matches = slices.DeleteFunc(matches, s.hide)
	}
	start := min(page*size, len(matches))
	rows := []map[string]any{}
	for _, u := range matches[start:min(start+min(size, s.perPage), len(matches))] {
		rows = append(rows, map[string]any{"user_id": u.id, "created_at": u.created, "email": u.email, "identities": fakeIdentities})
	}
	body, err := json.Marshal(map[string]any{"start": page * size, "limit": size, "length": len(rows), "users": rows, "total": total})
	if err != nil {
		panic(err)
	}
	answer(w, http.StatusOK, string(body))
}

func (s *fakeSearch) matches(q string) []fakeUser {
	matches := fakeQuery(q)
	var found []fakeUser
	for _, u := range s.users {
		if matches(u) {
			found = append(found, u)
		}
	}
	return found
}

func fakeQuery(q string) func(fakeUser) bool {
	staff := strings.Contains(q, "email:staff*")
	bounds := rangeClause.FindStringSubmatch(q)
	beginnings := idClauses(q)
	return func(u fakeUser) bool {
		if staff && !strings.HasPrefix(u.email, "staff") {
			return false
		}
		if bounds != nil && within(u.created, bounds[2:]) == (bounds[1] != "") {
			return false
		}
		return !slices.ContainsFunc(beginnings, func(b idPrefixes) bool {
			begins := slices.ContainsFunc(b.prefixes, func(prefix string) bool { return strings.HasPrefix(u.id, prefix) })
			return begins == b.not
		})
	}
}

// idPrefixes is a clause about how IDs begin: with one of the prefixes, or with none of them.
type idPrefixes struct {
	not      bool
	prefixes []string
}

func idClauses(q string) []idPrefixes {
	var found []idPrefixes
	plain := strings.NewReplacer(`\`, "", "*", "")
	for _, m := range idClause.FindAllStringSubmatch(q, -1) {
		found = append(found, idPrefixes{not: m[1] != "", prefixes: strings.Split(plain.Replace(m[2]), " OR ")})
	}
	return found
}

// within takes the bracket, bound, bound and bracket of a range.
func within(value string, bounds []string) bool {
	low, high := cmp.Compare(value, bounds[1]), cmp.Compare(value, bounds[2])
	return (bounds[1] == "*" || low > 0 || low == 0 && bounds[0] == "[") && (bounds[2] == "*" || high < 0 || high == 0 && bounds[3] == "]")
}

func sortFake(users []fakeUser, sort string) {
	field, direction, _ := strings.Cut(sort, ":")
	slices.SortStableFunc(users, func(a, b fakeUser) int {
		order := 0
		switch field {
		case "created_at":
			order = cmp.Compare(a.created, b.created)
		case "user_id":
			order = cmp.Compare(a.id, b.id)
		case "email":
			order = cmp.Compare(a.email, b.email)
		}
		if direction == "-1" {
			return -order
		}
		return order
	})
}

// instant is the nth millisecond of the fake's time.
func instant(n int) string {
	return time.UnixMilli(1_700_000_000_000 + int64(n)).UTC().Format("2006-01-02T15:04:05.000Z")
}
