// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"fmt"
	"net/http"
	"net/url"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

const (
	maxSearchResults = 1000
	defaultPerPage   = 50
)

// listUsers is GET /users. It answers from the search view, which may lag.
func listUsers() *endpoint {
	return &endpoint{
		method: http.MethodGet, template: "/users",
		scopes: []string{"read:users", "read:user_idp_tokens"}, handle: handleListUsers,
	}
}

func handleListUsers(t *tx, r *request) (reply, error) {
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	paging, err := parseUserPaging(r.query)
	if err != nil {
		return reply{}, err
	}
	search, err := parseUserSearch(r.query)
	if err != nil {
		return reply{}, err
	}
	if paging.start+paging.limit > maxSearchResults {
		return reply{}, errBadRequest("invalid_paging", "You can only page through the first 1000 records. "+
			"See https://auth0.com/docs/users/search/v3/view-search-results-by-page#limitation")
	}
	found, total := t.view.find(search, paging.start, paging.limit)
	list := make([]any, len(found))
	for i, u := range found {
		list[i] = u.shown(r.caller, p)
	}
	body := wire.EncodeList(list)
	if paging.totals {
		if !t.options.TrueTotals {
			total = min(total, maxSearchResults)
		}
		const envelope = `{"start":%d,"limit":%d,"length":%d,"users":%s,"total":%d}`
		body = fmt.Appendf(nil, envelope, paging.start, paging.limit, len(list), body, total)
	}
	return reply{http.StatusOK, body}, nil
}

// offsetPaging is page, per_page and include_totals.
type offsetPaging struct {
	start, limit int
	totals       bool
}

func parseUserPaging(q url.Values) (offsetPaging, error) {
	page, err := queryInt(q, intParam{name: "page", max: -1, description: pageDescription})
	if err != nil {
		return offsetPaging{}, err
	}
	// The default of per_page is not evidenced for users; it is 50 elsewhere.
	perPage, err := queryInt(q, intParam{name: "per_page", def: defaultPerPage, max: 100, description: perPageNoDefault})
	if err != nil {
		return offsetPaging{}, err
	}
	totals, err := queryBool(q, "include_totals", false, totalsDescription)
	return offsetPaging{page * perPage, perPage, totals}, err
}
