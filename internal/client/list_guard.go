// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"fmt"
	"net/http"
)

const (
	// usualMost is how many items the lists of the API can have at most, those with a documented limit
	// of a thousand and those without any; ten times as many as documented, for contracts that raise it.
	usualMost = 10_000
	// fewMost is for lists of what a user has a handful of.
	fewMost = 1_000
	// manyMost is for lists with a documented limit of 100,000, or with one for each application.
	manyMost = 100_000
	// endlessMost is for lists of users.
	endlessMost = 1_000_000

	// maxStale is how many pages in a row may bring nothing that is new: when somebody adds to a list
	// that is being read, what was on one page is on the next.
	maxStale = 2
	// maxEmpty is how many pages in a row may be empty and name a next one.
	maxEmpty = 3
)

// listGuard finds out that a list that is being read page by page has no end.
type listGuard struct {
	list         call
	seen         map[string]struct{} // Marks of the items.
	cursors      map[string]struct{} // Marks of the pages.
	stale, empty int                 // Pages in a row.
}

func newListGuard(list call) *listGuard {
	if list.most == 0 {
		list.most = usualMost
	}
	return &listGuard{list: list, seen: map[string]struct{}{}, cursors: map[string]struct{}{}}
}

// meet takes the items of the next page; the error says why the list makes no sense.
func meet[T listItem](g *listGuard, items []T) error {
	before := len(g.seen)
	for _, item := range items {
		key, _ := item.mark()
		g.seen[key] = struct{}{}
	}
	g.stale++
	if len(g.seen) > before {
		g.stale = 0
	}
	g.empty++
	if len(items) > 0 {
		g.empty = 0
	} else {
		g.stale = 0
	}
	switch {
	case g.stale >= maxStale:
		return unusableList(g.list, "is a page of a list that repeats the pages before it")
	case g.empty > maxEmpty:
		return unusableList(g.list, "is one more empty page of a list that goes on and on")
	case len(g.seen) > g.list.most:
		return unusableList(g.list, fmt.Sprintf("makes a list of more than %d items, which no such list can have", g.list.most))
	}
	return nil
}

// next notes the cursor of the next page, which must not have been there before.
func (g *listGuard) next(cursor string) error {
	if _, been := g.cursors[cursor]; been {
		return unusableList(g.list, "names a page as the next one that has been there before")
	}
	g.cursors[cursor] = struct{}{}
	return nil
}

// unusableList is the error about a page that makes a list senseless.
func unusableList(list call, problem string) error {
	return &Error{
		Status: http.StatusOK, Method: list.operation.Method, Path: list.operation.Route, Attempts: 1,
		Err: &UnusableAnswerError{Problem: problem},
	}
}
