// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"net/url"
	"slices"
	"strconv"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

const (
	// maxStalls is how often the list may move under the walk before it meets somebody new, and
	// maxStrange how many pages in a row may lack the last user of the page before: a list that
	// consists of always other people has no end.
	maxStalls  = 10
	maxStrange = 30
	// maxRounds is how often a list is read when users seem to be missing.
	maxRounds = 3
)

// searchWalk lists the matches of one search, each once. Pages overlap, so that users who appear or
// vanish while it is under way cannot push others through a gap between two pages.
type searchWalk struct {
	users *UsersClient
	query string
	limit int // Users wanted, 0 for all.
	field FieldSelection
	emit  func(*User) bool // Returns false to stop.

	most    int               // Rows per page.
	seen    map[string]string // created_at by ID, as the API wrote it.
	newest  userSortKey       // Latest created_at.
	latest  string            // The same as the API wrote it.
	total   int               // Matches as the first page counts them, -1 when it does not.
	tail    countedTail       // What the last page counts.
	stopped bool
}

func newSearchWalk(users *UsersClient, options ListAllUsersOptions, emit func(*User) bool) *searchWalk {
	return &searchWalk{
		users: users, query: options.Query, limit: options.Limit, field: options.Fields, emit: emit,
		most: pageSize, seen: map[string]string{}, total: -1,
	}
}

// all reads the span, and reads it again while it is not proven that everybody was found.
func (w *searchWalk) all(ctx context.Context, span searchSpan) error {
	for round := 1; ; round++ {
		if err := w.read(ctx, span); err != nil || w.stopped {
			return err
		}
		missing, err := w.missing(ctx)
		if err != nil || missing == 0 {
			return err
		}
		if round == maxRounds {
			return w.incomplete(len(w.seen) + missing)
		}
	}
}

// incomplete is the error about a list that was not read to its end.
func (w *searchWalk) incomplete(total int) error {
	return &IncompleteListError{Found: len(w.seen), Total: max(total, 0)}
}

// read takes every user of the span and of those that follow from it.
func (w *searchWalk) read(ctx context.Context, span searchSpan) error {
	var known []searchRow
	for stalls, strange := 0, 0; ; {
		var place searchPlace
		span, known, place = w.next(span, known)
		if place.gain(len(known)) <= 0 {
			if !span.reaches(true) {
				return errBehindCap
			}
			return w.incomplete(w.total)
		}
		page, err := w.fetch(ctx, span, place)
		if err != nil {
			return err
		}
		if !span.reaches(page.many) {
			return errBehindCap
		}
		if strange = strangers(strange, known, page.items); strange > maxStrange || len(w.seen) > endlessMost {
			return unusableList(w.list(nil), "is one more page of other users of a list that goes on and on")
		}
		met := len(w.seen)
		if w.take(page.items); w.stopped {
			return nil
		}
		if len(w.seen) > met {
			stalls = 0
		}
		rows, joined := join(known, page.items, place)
		if !joined || len(rows) <= len(known) && !page.ended {
			// The list has moved: read it from where it is certain.
			if stalls++; stalls > maxStalls {
				return w.incomplete(w.total)
			}
			known = nil
			continue
		}
		if span, known = span.follow(rows, page.ended, page.total, len(w.seen)); span == nil {
			return nil
		}
	}
}

// strangers counts pages in a row without the last known user, who is on every next page unless somebody
// was deleted.
func strangers(strange int, known []searchRow, page []*User) int {
	switch {
	case len(known) == 0:
		return strange
	case slices.ContainsFunc(page, func(user *User) bool { return user.ID == known[len(known)-1].id }):
		return 0
	}
	return strange + 1
}

// next chooses where to go on: in the span, or in what is left of it.
func (w *searchWalk) next(span searchSpan, known []searchRow) (searchSpan, []searchRow, searchPlace) {
	most := w.most
	if len(known) == 0 {
		if w.limit > 0 {
			most = min(most, w.limit)
		}
		return span, known, searchPlace{0, most}
	}
	place := nextPlace(len(known), most)
	rest, tail, ok := span.advance(known)
	if !ok {
		return span, known, place
	}
	if restPlace := nextPlace(len(tail), most); restPlace.gain(len(tail)) > place.gain(len(known)) {
		return rest, tail, restPlace
	}
	return span, known, place
}

// searchPage is one page as it was answered.
type searchPage struct {
	items []*User
	total int  // Size of the span; -1 when the answer has none, or one that is wrong or may stand for more.
	many  bool // Whether the API says that the span has 1000 or more.
	ended bool // Whether nothing comes after the page.
}

func (w *searchWalk) fetch(ctx context.Context, span searchSpan, place searchPlace) (searchPage, error) {
	answer := offsetPage[*User]{key: "users"}
	query := w.search(combine(w.query, span.clause()), place)
	query.Set("sort", span.order().String())
	w.fields(span).addTo(query)
	if err := w.ask(ctx, query, &answer); err != nil {
		return searchPage{}, err
	}
	for _, user := range answer.items {
		if !span.holds(rowOf(user)) {
			return searchPage{}, unusableList(w.list(query), "lists users whom the search has ruled out")
		}
	}
	page := pageOf(answer, place)
	w.tail = tailOf(span, page)
	if short := len(page.items); len(w.seen) == 0 && !page.ended && short > 0 && short < place.size {
		w.most = short // The service gives out smaller pages than it is asked for.
	}
	if place.page == 0 && span.clause() == "" {
		w.total = answer.total
	}
	return page, nil
}

// pageOf says what a page tells about its span.
func pageOf(answer offsetPage[*User], place searchPlace) searchPage {
	page := searchPage{items: answer.items, total: answer.total, many: answer.total >= searchCap}
	end := place.start() + len(page.items)
	if page.many || page.total < end {
		page.total = -1
	}
	page.ended = page.total == end || page.total < 0 && !page.many && len(page.items) < min(place.size, answer.full)
	return page
}

// count asks how many users match and meet the condition; -1 when the answer does not say. From 1000 on, it is
// that many or more.
func (w *searchWalk) count(ctx context.Context, clause string) (int, error) {
	parameters := w.search(combine(w.query, clause), searchPlace{0, 1})
	FieldSelection{Fields: []string{fieldUserID, fieldIdentities}}.addTo(parameters)
	answer := offsetPage[*User]{key: "users"}
	err := w.ask(ctx, parameters, &answer)
	return answer.total, err
}

func (w *searchWalk) search(query string, place searchPlace) url.Values {
	parameters := url.Values{
		"page": {strconv.Itoa(place.page)}, "per_page": {strconv.Itoa(place.size)}, "include_totals": {"true"},
	}
	if query != "" {
		parameters.Set("q", query)
		parameters.Set("search_engine", "v3")
	}
	return parameters
}

func (w *searchWalk) ask(ctx context.Context, query url.Values, answer *offsetPage[*User]) error {
	return w.users.client.do(ctx, w.list(query), answer)
}

func (w *searchWalk) list(query url.Values) call {
	return call{operation: operations.ListUsers, query: query}
}

// combine requires both conditions. The query is known to be well formed by then: the first page
// was asked for with it alone.
func combine(query, clause string) string {
	switch {
	case query == "":
		return clause
	case clause == "":
		return query
	}
	return "(" + query + ") AND " + clause
}

// fields is the selection that was asked for, with what the walk itself needs.
func (w *searchWalk) fields(span searchSpan) FieldSelection {
	return w.field.including(fieldUserID, fieldIdentities, fieldCreatedAt, span.order().field())
}

// take passes on the users that are new.
func (w *searchWalk) take(users []*User) {
	for _, user := range users {
		if _, met := w.seen[user.ID]; met {
			continue
		}
		w.seen[user.ID] = valueOf(user.CreatedAt)
		if created := instantKey(user.CreatedAt); created.present && (!w.newest.present || w.newest.compare(created) < 0) {
			w.newest, w.latest = created, *user.CreatedAt
		}
		if !w.emit(user) || len(w.seen) == w.limit {
			w.stopped = true
			return
		}
	}
}

// join appends a page to the known rows; false when the page does not hold the last of them.
func join(known []searchRow, page []*User, place searchPlace) ([]searchRow, bool) {
	from := 0
	if place.start() > 0 {
		last := known[len(known)-1].id
		for from < len(page) && page[from].ID != last {
			from++
		}
		if from++; from > len(page) {
			return nil, false
		}
	} else {
		known = nil
	}
	rows := make([]searchRow, len(known), len(known)+len(page)-from)
	copy(rows, known)
	for _, user := range page[from:] {
		rows = append(rows, rowOf(user))
	}
	return rows, true
}
