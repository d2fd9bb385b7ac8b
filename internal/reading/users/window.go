// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import "time"

const timeOfCreation = "created_at"

// window is what a page holds besides the users who are asked for.
type window struct {
	anchor, bound time.Time // Everybody is created behind the anchor and before the bound; zero for no bound.
	descending    bool
	whole         bool // Everybody from the anchor on, those asked for among them.
}

// empty reports whether nobody new can be in the window.
func (w window) empty() bool {
	return !w.bound.IsZero() && (w.descending && !w.bound.Before(w.anchor) || !w.descending && !w.bound.After(w.anchor))
}

// clause is the query for everybody in the window.
func (w window) clause() string {
	bound := "*"
	if !w.bound.IsZero() {
		bound = written(w.bound)
	}
	switch {
	case w.whole:
		return timeOfCreation + ":[" + written(w.anchor) + " TO " + bound + "]"
	case w.descending:
		return timeOfCreation + ":[" + bound + " TO " + written(w.anchor) + "}"
	}
	return timeOfCreation + ":{" + written(w.anchor) + " TO " + bound + "]"
}

func (w window) sort() string {
	if w.descending {
		return timeOfCreation + ":-1"
	}
	return timeOfCreation + ":1"
}

func written(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

// createdAt is zero for what is no time in whole milliseconds: it would not be an anchor.
func createdAt(text string) time.Time {
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil || !t.Equal(t.Truncate(time.Millisecond)) {
		return time.Time{}
	}
	return t
}
