// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/url"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/search"
)

// userSearch is what GET /users was asked for.
type userSearch struct {
	query *search.Query // nil = everybody
	order search.Order
}

// byCreation reports whether the rows come in the order of created_at, which
// is also the order when nothing is said.
func (s userSearch) byCreation() bool { return s.order.Field == creationField }

const creationField = "created_at"

func parseUserSearch(q url.Values) (userSearch, error) {
	var s userSearch
	switch engine := q.Get("search_engine"); engine {
	case "", "v3":
	case "v1":
		return s, errBadRequest("invalid_query_string", "You are not allowed to use search_engine=v1.")
	case "v2":
		return s, errBadRequest("invalid_query_string", "You are not allowed to use search_engine=v2. Use search_engine=v3 instead.")
	default:
		return s, errQuery(schema.Violation{
			Detail: "No enum match for: " + engine, Path: "search_engine", Description: "The version of the search engine",
		})
	}
	if _, err := queryBool(q, "primary_order", true, "If true (default), results are returned in a deterministic order"); err != nil {
		return s, err
	}
	var err error
	if s.order, err = parseSort(q.Get("sort")); err != nil {
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

// parseSort reads "field:1" or "field:-1". What happens to fields that cannot
// be sorted by is documented for metadata alone; others are ignored here.
func parseSort(text string) (search.Order, error) {
	if text == "" {
		return search.Order{Field: creationField}, nil
	}
	field, direction, _ := strings.Cut(text, ":")
	metadata := strings.HasPrefix(field, "app_metadata") || strings.HasPrefix(field, "user_metadata")
	if field == "" || metadata || (direction != "1" && direction != "-1") {
		return search.Order{}, errQuery(schema.Violation{
			Detail: schema.NoMatch("^[^:]+:-?1$"), Path: "sort",
			Description: "Field to sort by. Use field:order where order is 1 for ascending and -1 for descending",
		})
	}
	if !search.Sortable(field) {
		field = creationField
	}
	return search.Order{Field: field, Descending: direction == "-1"}, nil
}

// find returns the rows of one page, and how many rows there are in all.
func (v *searchView) find(s userSearch, start, limit int) (page []*user, total int) {
	v.read(func() {
		if s.query == nil && s.byCreation() {
			page, total = v.slice(s.order.Descending, start, limit), len(v.byID)
			return
		}
		var hits []search.Hit
		hits, total = v.index.Search(s.query, s.order, start, limit)
		for _, h := range hits {
			page = append(page, v.byID[h.ID])
		}
	})
	return page, total
}

// slice is a page in creation order, without looking at the rows behind it.
func (v *searchView) slice(descending bool, start, limit int) []*user {
	walk := v.ordered.Ascend
	if descending {
		walk = v.ordered.Descend
	}
	var rows []*user
	skip := start
	walk(func(u *user) bool {
		if skip > 0 {
			skip--
			return true
		}
		if len(rows) < limit {
			rows = append(rows, u)
		}
		return len(rows) < limit
	})
	return rows
}
