// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

// countedTail is what the last page of a walk says of everybody created from a moment on: how many there are. It
// was counted when the walk was over, so that these need not be counted again.
type countedTail struct {
	from  string // created_at as the API wrote it; "" when nothing is known.
	total int
}

// tailOf is what a page counts, if it is one of a list from a moment on and the count is exact.
func tailOf(span searchSpan, page searchPage) countedTail {
	creation, ok := span.(creationSpan)
	if !ok || creation.descending || creation.exclusive || page.total < 0 {
		return countedTail{}
	}
	return countedTail{creation.from, page.total}
}

// within returns the first of the rows, which stand in the order of created_at, that belongs to the tail, and how
// many of the tail are not among the rows. Without a tail it is the number of rows.
func (t countedTail) within(rows []searchRow) (start, missing int) {
	from := instantKey(&t.from)
	if !from.present {
		return len(rows), 0
	}
	for start < len(rows) && createdAt(rows[start]).Before(from.instant) {
		start++
	}
	if start == len(rows) || !createdAt(rows[start]).Equal(from.instant) {
		return len(rows), 0 // Whoever the moment was taken from is not there any more.
	}
	return start, max(t.total-(len(rows)-start), 0)
}
