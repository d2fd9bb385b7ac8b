package client

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
)

const (
	// maxStalls is how often the list may move under the walk before it meets somebody new.
	maxStalls = 10
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

	most    int             // Rows per page.
	seen    map[string]bool // By ID.
	newest  userSortKey     // Latest created_at.
	latest  string          // The same as the API wrote it.
	total   int             // Matches by the first page, -1 when not told.
	stopped bool
}

func newSearchWalk(users *UsersClient, options ListAllUsersOptions, emit func(*User) bool) *searchWalk {
	return &searchWalk{
		users: users, query: options.Query, limit: options.Limit, field: options.Fields, emit: emit,
		most: pageSize, seen: map[string]bool{}, total: -1,
	}
}

// all reads the span, and reads it again while the API counts more matches than were found.
func (w *searchWalk) all(ctx context.Context, span searchSpan) error {
	for round := 1; ; round++ {
		if err := w.read(ctx, span); err != nil || w.stopped || w.total == len(w.seen) {
			return err
		}
		total, err := w.count(ctx)
		if err != nil || total <= len(w.seen) {
			return err
		}
		if round == maxRounds {
			return &IncompleteListError{Found: len(w.seen), Total: total}
		}
	}
}

// read takes every user of the span and of those that follow from it.
func (w *searchWalk) read(ctx context.Context, span searchSpan) error {
	var known []searchRow
	for stalls := 0; ; {
		var place searchPlace
		span, known, place = w.next(span, known)
		if place.gain(len(known)) <= 0 {
			return &IncompleteListError{Found: len(w.seen), Total: w.total}
		}
		page, err := w.fetch(ctx, span, place)
		if err != nil {
			return err
		}
		if !span.reaches(page.total) {
			return errBehindCap
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
				return &IncompleteListError{Found: len(w.seen), Total: w.total}
			}
			known = nil
			continue
		}
		if span, known = span.follow(rows, page.ended, page.total, len(w.seen)); span == nil {
			return nil
		}
	}
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
	total int  // Size of the span; -1 when not told, or not to be believed.
	ended bool // Whether nothing comes after the page.
}

func (w *searchWalk) fetch(ctx context.Context, span searchSpan, place searchPlace) (searchPage, error) {
	answer := offsetPage[*User]{key: "users"}
	query := w.search(combine(w.query, span.clause()), place)
	query.Set("sort", span.sort())
	w.fields(span).addTo(query)
	if err := w.ask(ctx, query, &answer); err != nil {
		return searchPage{}, err
	}
	page := searchPage{items: answer.items, total: answer.total}
	end := place.start() + len(page.items)
	if page.total < end {
		page.total = -1
	}
	page.ended = page.total == end || page.total < 0 && len(page.items) < place.size
	if short := len(page.items); len(w.seen) == 0 && !page.ended && short > 0 && short < place.size {
		w.most = short // The service gives out smaller pages than it is asked for.
	}
	if place.page == 0 && span.clause() == "" {
		w.total = page.total
	}
	return page, nil
}

// count asks how many users match who are not younger than the youngest found. Those came later and
// do not have to be in the list.
func (w *searchWalk) count(ctx context.Context) (int, error) {
	query := w.query
	if w.latest != "" {
		// A plain upper bound would not count users without created_at.
		query = combine(query, "NOT "+creationClause(w.latest, true, false))
	}
	parameters := w.search(query, searchPlace{0, 1})
	FieldSelection{Fields: []string{fieldUserID, fieldIdentities}}.addTo(parameters)
	answer := offsetPage[*User]{key: "users"}
	err := w.ask(ctx, parameters, &answer)
	return max(answer.total, len(answer.items)), err
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
	return w.users.client.do(ctx, call{method: http.MethodGet, route: "/users", query: query, group: groupReadUsers}, answer)
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
	order, err := ParseUserOrder(span.sort())
	if err != nil {
		return w.field
	}
	return w.field.including(fieldUserID, fieldIdentities, fieldCreatedAt, order.Field)
}

// take passes on the users that are new.
func (w *searchWalk) take(users []*User) {
	for _, user := range users {
		if w.seen[user.ID] {
			continue
		}
		w.seen[user.ID] = true
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
		rows = append(rows, searchRow{user.ID, valueOf(user.CreatedAt)})
	}
	return rows, true
}
