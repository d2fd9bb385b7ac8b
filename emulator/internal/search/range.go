// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import (
	"cmp"
	"strings"
)

// rangeNode matches users with a value between two bounds.
type rangeNode struct {
	field     field
	low, high bound
	contains  func(value any) bool
	dates     *dateRange // when the field holds dates
}

// A bound is one end of a range. An open one has no limit.
type bound struct {
	text      string
	quoted    bool
	open      bool
	inclusive bool
	offset    int
}

func (n rangeNode) match(user map[string]any) bool {
	return n.field.any(user, n.contains)
}

func (n rangeNode) format() string {
	left, right := "{", "}"
	if n.low.inclusive {
		left = "["
	}
	if n.high.inclusive {
		right = "]"
	}
	return n.field.prefix() + left + n.low.format() + " TO " + n.high.format() + right
}

func (b bound) format() string {
	if b.open {
		return "*"
	}
	return formatValue(b.text, b.quoted)
}

// admits turns the comparison of a value with a bound, negative when the value
// lies outside, into whether the value is in the range.
func (b bound) admits(inside int) bool {
	return b.open || inside > 0 || inside == 0 && b.inclusive
}

// newRange gives a range its meaning in a field.
func newRange(f field, low, high bound) (rangeNode, *rangeError) {
	n := rangeNode{field: f, low: low, high: high}
	var err *rangeError
	switch f.kind {
	case kindDefault, kindExists:
		return n, &rangeError{low, "a range needs a field name"}
	case kindUserMetadata:
		return n, &rangeError{low, "ranges are not supported on user_metadata"}
	case kindBool:
		return n, &rangeError{low, "ranges are not supported on boolean attributes"}
	case kindNumber:
		n.contains, err = numberRange(low, high)
	case kindDate:
		if n.dates, err = newDateRange(low, high); err == nil {
			n.contains = n.dates.containsValue
		}
	case kindAppMetadata:
		n.contains = metadataRange(low, high)
	default:
		n.contains = textRange(f.kind, low, high)
	}
	return n, err
}

// rangeError says what is wrong with a bound.
type rangeError struct {
	bound  bound
	reason string
}

func numberRange(low, high bound) (func(any) bool, *rangeError) {
	var limits [2]number
	for i, b := range []bound{low, high} {
		n, ok := parseNumber(b.text)
		if !ok && !b.open {
			return nil, &rangeError{b, "this bound is not a number"}
		}
		limits[i] = n
	}
	return func(value any) bool {
		n, ok := numberOf(value)
		return ok && low.admits(n.compare(limits[0])) && high.admits(limits[1].compare(n))
	}, nil
}

// metadataRange compares numbers with numeric bounds and text with others.
func metadataRange(low, high bound) func(any) bool {
	numbers, err := numberRange(low, high)
	texts := textRange(kindAppMetadata, low, high)
	switch {
	case err != nil, low.quoted, high.quoted:
		return texts
	case low.open && high.open:
		return func(any) bool { return true }
	default:
		return numbers
	}
}

func textRange(k kind, low, high bound) func(any) bool {
	from, until := low.text, high.text
	if k.foldsCase() {
		from, until = fold(from), fold(until)
	}
	return func(value any) bool {
		text, ok := value.(string)
		if !ok {
			return false
		}
		if k.foldsCase() {
			text = fold(text)
		}
		return low.admits(strings.Compare(text, from)) && high.admits(cmp.Compare(until, text))
	}
}
