// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"encoding/base64"
	"fmt"
	"net/url"
	"sort"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// listing is a complete, ordered list that an endpoint answers in pages, in
// the two styles of the API: offset (page, per_page, include_totals) and
// checkpoint (from, take). Sending take or from selects the checkpoint style.
type listing struct {
	name           string // key of the items in an envelope, e.g. "connections"
	items          []any
	cursor         func(i int) string // of item i; ascending with i, the same on every call
	descending     bool               // the cursors descend
	defaultPerPage int
	maxRows        int // that the offset style reaches; 0 = all

	emptyPages   bool // per_page=0 is allowed
	anyTake      bool // take has no maximum
	maxTake      int  // the maximum of take; 0 = 100
	maxPage      int  // the maximum of page; 0 = none
	trailingNext bool // a last page that has rows carries next, and the page after it is empty

	totalFirst bool // the envelope begins with the total and ends with the items

	// What the reference says of the parameters, where it is not what it mostly says.
	pageWords, perPageWords, totalsWords string
}

// What the reference mostly says of the parameters of a list.
const (
	pageDescription    = "Page index of the results to return. First page is 0"
	perPageDescription = "Number of results per page. Defaults to 50"
	totalsDescription  = "Return results inside an object that contains the total result count (true) or as a direct " +
		"array of results (false, default)"

	perPageNoDefault = "Number of results per page" // of some lists
)

// maxOffsetRows is how far the offset style reaches in lists that also have
// the checkpoint style.
const maxOffsetRows = 1000

// defaultTake is the page size of the checkpoint style.
const defaultTake = 50

// page returns the body to answer: a bare array, or an envelope
// {"start","limit","total",name} or {name,"next"}.
func (l listing) page(q url.Values) (any, error) {
	if q.Has("take") || q.Has("from") {
		return l.checkpoint(q)
	}
	l.maxRows = maxOffsetRows
	return l.offset(q)
}

// offset is page for lists that have the offset style alone.
func (l listing) offset(q url.Values) (any, error) {
	page, err := queryInt(q, intParam{name: "page", max: cmp.Or(l.maxPage, -1), description: cmp.Or(l.pageWords, pageDescription)})
	if err != nil {
		return nil, err
	}
	smallest := 1
	if l.emptyPages {
		smallest = 0
	}
	limit, err := queryInt(q, intParam{
		name: "per_page", def: l.defaultPerPage, min: smallest, max: 100, description: cmp.Or(l.perPageWords, perPageDescription),
	})
	if err != nil {
		return nil, err
	}
	totals, err := queryBool(q, "include_totals", false, cmp.Or(l.totalsWords, totalsDescription))
	if err != nil {
		return nil, err
	}
	start := page * limit
	if l.maxRows > 0 && start+limit > l.maxRows {
		return nil, errBadRequest("invalid_paging", fmt.Sprintf("Requesting page %d exceeds the allowed maximum of %d records. "+
			"To fetch results beyond %[2]d, use the checkpoint pagination method.", page, l.maxRows))
	}
	rows := l.rows(start, limit)
	if !totals {
		return rows, nil
	}
	order := []string{l.name, "start", "limit", "total"}
	if l.totalFirst {
		order = []string{"total", "start", "limit", l.name}
	}
	return &envelope{order, map[string]any{"total": len(l.items), "start": start, "limit": limit, l.name: rows}}, nil
}

// cursorAt is the text of a cursor as recorded: when the row came to be, and its ID.
func cursorAt(created, id string) string {
	date, clock, _ := strings.Cut(strings.TrimSuffix(created, "Z"), "T")
	return date + " " + clock + "000UTC," + id
}

func (l listing) checkpoint(q url.Values) (any, error) {
	most := cmp.Or(l.maxTake, 100)
	if l.anyTake {
		most = -1
	}
	take, err := queryInt(q, intParam{name: "take", def: defaultTake, min: 1, max: most, description: "Number of results per page. " +
		"Defaults to 50"})
	if err != nil {
		return nil, err
	}
	start := 0
	if from := q.Get("from"); from != "" {
		last, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(strings.ReplaceAll(from, " ", "+"), "="))
		if err != nil {
			return nil, errQuery(schema.Violation{Detail: "Invalid cursor", Path: "from", Description: "Optional Id from which to start selection"})
		}
		start = sort.Search(len(l.items), func(i int) bool {
			if l.descending {
				return l.cursor(i) < string(last)
			}
			return l.cursor(i) > string(last)
		})
	}
	rows := l.rows(start, take)
	body := &envelope{[]string{l.name, "next", "total"}, map[string]any{l.name: rows}}
	if end := start + len(rows); end < len(l.items) || (l.trailingNext && len(rows) > 0) {
		body.values["next"] = base64.StdEncoding.EncodeToString([]byte(l.cursor(end - 1)))
	}
	return body, nil
}

// rows is a part of the items, never nil: a page past the end is [].
func (l listing) rows(start, limit int) []any {
	n := len(l.items)
	return append([]any{}, l.items[min(start, n):min(start+limit, n)]...)
}
