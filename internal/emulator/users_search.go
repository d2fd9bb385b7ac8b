package emulator

import (
	"cmp"
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/internal/emulator/search"
)

// userSearch is what GET /users was asked for.
type userSearch struct {
	query *search.Query // nil = everybody
	sort  sortOrder
}

// sortOrder is one attribute and a direction; the zero value is creation order.
type sortOrder struct {
	field      string
	descending bool
}

func (o sortOrder) byCreation() bool { return o.field == "" || o.field == "created_at" }

func parseUserSearch(q url.Values) (userSearch, error) {
	var s userSearch
	switch engine := q.Get("search_engine"); engine {
	case "", "v3":
	case "v1":
		return s, errBadRequest("invalid_query_string", "You are not allowed to use search_engine=v1.")
	case "v2":
		return s, errBadRequest("invalid_query_string", "You are not allowed to use search_engine=v2. Use search_engine=v3 instead.")
	default:
		return s, errQuery(violation{detail: "No enum match for: " + engine, path: "search_engine", description: "The version of the search engine"})
	}
	if _, err := queryBool(q, "primary_order", true, "If true (default), results are returned in a deterministic order"); err != nil {
		return s, err
	}
	var err error
	if s.sort, err = parseSort(q.Get("sort")); err != nil {
		return s, err
	}
	if text := strings.TrimSpace(q.Get("q")); text != "" {
		if s.query, err = search.Parse(text); err != nil {
			// That bad syntax is a 400 is documented, its wording is not.
			return s, errBadRequest("invalid_query_string", "Invalid query: "+err.Error())
		}
	}
	return s, nil
}

// parseSort reads "field:1" or "field:-1".
func parseSort(text string) (sortOrder, error) {
	if text == "" {
		return sortOrder{}, nil
	}
	field, direction, _ := strings.Cut(text, ":")
	metadata := strings.HasPrefix(field, "app_metadata") || strings.HasPrefix(field, "user_metadata")
	if field == "" || metadata || (direction != "1" && direction != "-1") {
		return sortOrder{}, errQuery(violation{
			detail: "String does not match pattern ^[^:]+:-?1$: " + text, path: "sort",
			description: "Field to sort by. Use field:order where order is 1 for ascending and -1 for descending",
		})
	}
	return sortOrder{field, direction == "-1"}, nil
}

// find returns the rows of one page, and how many rows there are in all.
func (v *searchView) find(s userSearch, start, limit int) (page []*user, total int) {
	v.read(func() { page, total = v.findLocked(s, start, limit) })
	return page, total
}

func (v *searchView) findLocked(s userSearch, start, limit int) ([]*user, int) {
	if s.query == nil && s.sort.byCreation() {
		return v.slice(s.sort.descending, start, limit), len(v.byID)
	}
	var rows []*user
	v.walk(s.sort.byCreation() && s.sort.descending, func(u *user) bool {
		if s.query == nil || s.query.Match(u.doc) {
			rows = append(rows, u)
		}
		return true
	})
	if !s.sort.byCreation() {
		s.sort.apply(rows)
	}
	total := len(rows)
	rows = rows[min(start, total):min(start+limit, total)]
	return rows, total
}

// slice is a page in creation order, without looking at the rows behind it.
func (v *searchView) slice(descending bool, start, limit int) []*user {
	var rows []*user
	skip := start
	v.walk(descending, func(u *user) bool {
		if skip > 0 {
			skip--
			return true
		}
		if len(rows) >= limit {
			return false
		}
		rows = append(rows, u)
		return true
	})
	return rows
}

func (v *searchView) walk(descending bool, fn func(*user) bool) {
	if descending {
		v.ordered.Descend(fn)
	} else {
		v.ordered.Ascend(fn)
	}
}

// apply sorts rows by an attribute; rows without it come last, ties stay in
// creation order.
func (o sortOrder) apply(rows []*user) {
	slices.SortStableFunc(rows, func(a, b *user) int {
		va, vb := a.doc[o.field], b.doc[o.field]
		if (va == nil) != (vb == nil) {
			if va == nil {
				return 1
			}
			return -1
		}
		c := compareValues(va, vb)
		if o.descending {
			return -c
		}
		return c
	})
}

// compareValues orders scalars of one type; other pairs count as equal.
func compareValues(a, b any) int {
	switch x := a.(type) {
	case string:
		if y, ok := b.(string); ok {
			return cmp.Compare(x, y)
		}
	case bool:
		if y, ok := b.(bool); ok && x != y {
			if y {
				return -1
			}
			return 1
		}
	case json.Number:
		y, ok := b.(json.Number)
		if !ok {
			return 0
		}
		fx, errX := x.Float64()
		fy, errY := y.Float64()
		if errX == nil && errY == nil {
			return cmp.Compare(fx, fy)
		}
	}
	return 0
}
