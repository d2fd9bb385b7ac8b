// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package pacing

import (
	"net/http"
	"strconv"
	"time"
)

// LongestWait bounds a single wait, whatever the server asks for.
const LongestWait = 5 * time.Minute

// longestRefill is the longest that any documented bucket of the service takes to add tokens (one
// minute), and as much again for clocks that differ. A reset time farther away than that, into the
// future or the past, makes no sense: milliseconds in place of seconds, a clock at its epoch, seconds
// from now in place of a time. It is taken for none.
const longestRefill = 2 * time.Minute

// latestTime is a bound for UNIX times in seconds that is safe to calculate with: the year 5138.
const latestTime = 100_000_000_000

// resetTime reads when tokens are next added, on the server's clock; zero when it is not told or is
// no time at all.
func resetTime(header http.Header) time.Time {
	seconds, ok := headerNumber(header, "X-RateLimit-Reset")
	if !ok || seconds <= 0 || seconds > latestTime {
		return time.Time{}
	}
	return time.Unix(seconds, 0)
}

// believe turns a reset time into local time, or reports false for one that makes no sense.
func believe(reset time.Time, clock *Clock, now time.Time) (local time.Time, ok bool) {
	if reset.IsZero() {
		return time.Time{}, false
	}
	local = clock.reached(reset)
	ahead := local.Sub(now)
	return local, ahead <= longestRefill && ahead >= -longestRefill
}

// RetryAfter reads the header of that name: seconds, or a date on the server's clock.
func RetryAfter(header http.Header, clock *Clock, now time.Time) (time.Duration, bool) {
	text := header.Get("Retry-After")
	if text == "" {
		return 0, false
	}
	if seconds, err := strconv.ParseFloat(text, 64); err == nil && seconds >= 0 && seconds < 1e6 {
		return time.Duration(seconds * float64(time.Second)), true
	}
	if date, err := http.ParseTime(text); err == nil {
		return clock.reached(date).Sub(now), true
	}
	return 0, false
}

// ServerWait reads how long the server asks to wait after a 429: Retry-After, else the rate limit's
// reset time.
func ServerWait(header http.Header, clock *Clock, now time.Time) (time.Duration, bool) {
	if wait, ok := RetryAfter(header, clock, now); ok {
		return wait, true
	}
	local, ok := believe(resetTime(header), clock, now)
	return local.Sub(now), ok
}

func headerNumber(header http.Header, name string) (int64, bool) {
	number, err := strconv.ParseInt(header.Get(name), 10, 64)
	return number, err == nil
}
