// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package search

import (
	"strings"
	"time"
)

// period is the stretch of time that a date in a query stands for: from start
// up to, but without, end.
type period struct {
	start, end time.Time
}

// The accepted notations from coarse to fine, each with the moment after what
// it names. Those without a zone mean UTC.
var dateLayouts = []struct {
	layout string
	next   func(time.Time) time.Time
}{
	{"2006", func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }},
	{"2006-01", func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }},
	{"2006-01-02", func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }},
	{"2006-01-02T15:04", func(t time.Time) time.Time { return t.Add(time.Minute) }},
	{"2006-01-02T15:04Z07:00", func(t time.Time) time.Time { return t.Add(time.Minute) }},
	{"2006-01-02T15:04:05", func(t time.Time) time.Time { return t.Add(time.Second) }},
	{"2006-01-02T15:04:05Z07:00", func(t time.Time) time.Time { return t.Add(time.Second) }},
}

func parsePeriod(text string) (period, bool) {
	for _, d := range dateLayouts {
		t, err := time.Parse(d.layout, text)
		if err != nil {
			continue
		}
		// The layouts of whole seconds read fractions too. What is stored has
		// milliseconds.
		if strings.ContainsAny(text, ".,") {
			return period{t, t.Add(time.Millisecond)}, true
		}
		return period{t, d.next(t)}, true
	}
	return period{}, false
}

// asRange returns the period as a range.
func (p period) asRange() dateRange {
	return dateRange{from: p.start, until: p.end}
}

// instantOf returns the point in time that a user's attribute holds.
func instantOf(value any) (time.Time, bool) {
	text, ok := value.(string)
	if !ok {
		return time.Time{}, false
	}
	t, err := time.Parse(time.RFC3339, text)
	return t, err == nil
}
