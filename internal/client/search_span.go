// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	// denseRun is how many rows with one and the same created_at make it worth to read that instant
	// by user ID, from its beginning: not many more, or too much would be read twice, and not if that
	// was tried within the last sparseRows rows.
	denseRun   = pageSize
	sparseRows = searchCap
	// fullRun is how many make it necessary: created_at cannot lead past the cap any more.
	fullRun = searchCap - pageSize
	// longestClause bounds the condition on user IDs: too long a URL is refused.
	longestClause = 6000
)

// searchRow is what the walk remembers of a user.
type searchRow struct{ id, created string }

func rowOf(user *User) searchRow { return searchRow{user.ID, valueOf(user.CreatedAt)} }

// searchSpan is a part of a search's matches, in the order in which they are read.
type searchSpan interface {
	// clause selects the part, "" for everything.
	clause() string
	// order is the order in which the part is read.
	order() UserOrder
	// advance returns the rest of the span from about the last known row on, and the known rows
	// at its beginning; false when there is no way to write it. The known rows are not empty.
	advance(known []searchRow) (searchSpan, []searchRow, bool)
	// reaches reports whether the part can be read to its end, with 1000 rows or more and with less.
	reaches(many bool) bool
	// holds reports whether a row can be in the part.
	holds(searchRow) bool
	// follow returns the span to go on with, and the rows known of it, after a page; nil when all
	// has been read. total is the size of the span, -1 when not known or 1000 or more; found is how many
	// users the walk has met.
	follow(known []searchRow, ended bool, total, found int) (searchSpan, []searchRow)
}

// sortedSpan is everything in an order of the API's. No row behind the cap can be reached.
type sortedSpan struct {
	by  UserOrder
	all bool // Whether rows behind the cap are wanted.
}

func (s sortedSpan) clause() string { return "" }

func (s sortedSpan) order() UserOrder { return s.by }

func (s sortedSpan) advance([]searchRow) (searchSpan, []searchRow, bool) { return nil, nil, false }

func (s sortedSpan) reaches(many bool) bool { return !s.all || !many }

func (s sortedSpan) holds(searchRow) bool { return true }

func (s sortedSpan) follow(known []searchRow, ended bool, _, _ int) (searchSpan, []searchRow) {
	if ended {
		return nil, nil
	}
	return s, known
}

// creationSpan is everybody created from a moment on, the moment included or not, ordered by
// created_at; in descending order, everybody created up to it.
type creationSpan struct {
	from       string // As the API wrote it; "" is the beginning of the list.
	exclusive  bool
	descending bool
	sparse     int // Rows until which no instant is read by ID without need.
}

func (s creationSpan) clause() string {
	if s.from == "" {
		return ""
	}
	return creationClause(s.from, s.exclusive, s.descending)
}

func creationClause(from string, exclusive, descending bool) string {
	switch {
	case descending && exclusive:
		return fieldCreatedAt + ":[* TO " + from + "}"
	case descending:
		return fieldCreatedAt + ":[* TO " + from + "]"
	case exclusive:
		return fieldCreatedAt + ":{" + from + " TO *]"
	}
	return fieldCreatedAt + ":[" + from + " TO *]"
}

func (s creationSpan) order() UserOrder {
	return UserOrder{Field: fieldCreatedAt, Descending: s.descending}
}

func (s creationSpan) advance(known []searchRow) (searchSpan, []searchRow, bool) {
	from := known[len(known)-1].created
	tail := lastInstant(known)
	if from == "" || from == s.from && !s.exclusive {
		return nil, nil, false
	}
	s.from, s.exclusive = from, false
	return s, tail, true
}

func (s creationSpan) reaches(bool) bool { return true }

func (s creationSpan) holds(row searchRow) bool {
	from, created := instantKey(&s.from), instantKey(&row.created)
	if !from.present || !created.present {
		return true // As far as one can tell.
	}
	order := from.compare(created)
	if s.descending {
		order = -order
	}
	return order < 0 || order == 0 && !s.exclusive
}

func (s creationSpan) follow(known []searchRow, ended bool, total, found int) (searchSpan, []searchRow) {
	if ended {
		return nil, nil
	}
	run := len(lastInstant(known))
	dense := run >= fullRun || run >= denseRun && run < 2*denseRun && found >= s.sparse
	instant := known[len(known)-1].created
	if !dense || instant == "" || total >= 0 {
		return s, known
	}
	s.from, s.exclusive, s.sparse = instant, true, found+sparseRows
	return instantSpan{instant: instant, rest: s}, nil
}

// lastInstant returns the rows at the end that were created at the same time as the last one.
func lastInstant(known []searchRow) []searchRow {
	start := len(known)
	for start > 0 && known[start-1].created == known[len(known)-1].created {
		start--
	}
	return known[start:]
}

// instantSpan is everybody created at one moment, ordered by user ID, without those whose ID begins
// with one of some prefixes. Bulk imports make thousands of users with the same created_at, which
// cannot tell them apart; user IDs can.
//
// It relies on IDs with a common prefix being neighbours in the order of user IDs. Were it not so,
// the list would come out short, and the count at the end of the walk would tell.
type instantSpan struct {
	instant string
	done    []string // Prefixes of which everybody has been read, ascending.
	rest    creationSpan
}

func (s instantSpan) clause() string {
	text := fieldCreatedAt + ":[" + s.instant + " TO " + s.instant + "]"
	if len(s.done) == 0 {
		return text
	}
	return text + " AND NOT " + beginning(s.done)
}

func (s instantSpan) order() UserOrder { return UserOrder{Field: fieldUserID} }

func (s instantSpan) advance(known []searchRow) (searchSpan, []searchRow, bool) {
	last := known[len(known)-1].id
	var done []string
	for _, prefix := range s.done {
		if branch := branchOff(prefix, last); branch != "" {
			done = append(done, branch)
		}
	}
	var tail []searchRow
	for _, row := range known {
		if branch := branchOff(row.id, last); branch != "" {
			done = append(done, branch)
		} else {
			tail = append(tail, row)
		}
	}
	slices.Sort(done)
	further := instantSpan{instant: s.instant, done: slices.Compact(done), rest: s.rest}
	return further, tail, len(further.clause()) <= longestClause
}

func (s instantSpan) reaches(bool) bool { return true }

func (s instantSpan) holds(row searchRow) bool {
	at, created := instantKey(&s.instant), instantKey(&row.created)
	if at.present && created.present && at.compare(created) != 0 {
		return false
	}
	return !slices.ContainsFunc(s.done, func(prefix string) bool { return strings.HasPrefix(row.id, prefix) })
}

func (s instantSpan) follow(known []searchRow, ended bool, _, _ int) (searchSpan, []searchRow) {
	if ended {
		return s.rest, nil
	}
	return s, known
}

// branchOff returns the shortest prefix of id that is not one of last's; "" when all of id is.
func branchOff(id, last string) string {
	for end := 0; end < len(id); {
		_, size := utf8.DecodeRuneInString(id[end:])
		end += size
		if !strings.HasPrefix(last, id[:end]) {
			return id[:end]
		}
	}
	return ""
}
