// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import "time"

// dateRange is the time from one instant up to, but without, another. An open
// end has no limit.
type dateRange struct {
	from, until       time.Time
	lowOpen, highOpen bool
}

// newDateRange compares with whole periods: after an exclusive lower bound
// means after its end, and an inclusive upper bound reaches to its end.
func newDateRange(low, high bound) (*dateRange, *rangeError) {
	var limits [2]period
	for i, b := range []bound{low, high} {
		p, ok := parsePeriod(b.text)
		if !ok && !b.open {
			return nil, &rangeError{b, "this bound is not a date such as 2025-12-31 or 2025-12-31T23:59:59.999Z"}
		}
		limits[i] = p
	}
	r := dateRange{from: limits[0].start, until: limits[1].end, lowOpen: low.open, highOpen: high.open}
	if !low.inclusive {
		r.from = limits[0].end
	}
	if !high.inclusive {
		r.until = limits[1].start
	}
	return &r, nil
}

func (r dateRange) contains(t time.Time) bool {
	return (r.lowOpen || !t.Before(r.from)) && (r.highOpen || t.Before(r.until))
}

func (r dateRange) containsValue(value any) bool {
	t, ok := instantOf(value)
	return ok && r.contains(t)
}
