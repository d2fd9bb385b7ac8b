// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package pacing

import (
	"net/http"
	"time"
)

// budget is what the headers of one answer say about its endpoint's bucket.
type budget struct {
	limit     float64   // Bucket size.
	remaining float64   // Requests left after this one.
	reset     time.Time // When tokens are next added, on the server's clock; zero when the answer does not say.
	date      time.Time // When the server answered, whole seconds; zero when the answer does not say.
}

func readBudget(resp *http.Response) (budget, bool) {
	if resp == nil {
		return budget{}, false
	}
	limit, hasLimit := headerNumber(resp.Header, "X-RateLimit-Limit")
	remaining, hasRemaining := headerNumber(resp.Header, "X-RateLimit-Remaining")
	if !hasLimit || !hasRemaining || limit <= 0 {
		return budget{}, false
	}
	b := budget{limit: float64(limit), remaining: float64(max(remaining, 0))}
	b.reset = resetTime(resp.Header)
	if date, err := http.ParseTime(resp.Header.Get("Date")); err == nil {
		b.date = date
	}
	return b, true
}
