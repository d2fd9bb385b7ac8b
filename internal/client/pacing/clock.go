// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package pacing

import (
	"net/http"
	"sync"
	"time"
)

// Clock estimates the server's clock from Date headers. They hold whole seconds, so one answer
// bounds the difference server minus local to about a second; several answers narrow it.
type Clock struct {
	mu          sync.Mutex
	known       bool
	least, most time.Duration // Bounds of server time minus local time.
}

// mostSkew is how far the clocks may be apart. A Date header beyond it, such as one of 1970, says
// something about a clock on the way that was never set.
const mostSkew = 366 * 24 * time.Hour

// Observe takes the Date header of an answer to a request sent at sent and answered at received.
func (c *Clock) Observe(header http.Header, sent, received time.Time) {
	date, err := http.ParseTime(header.Get("Date"))
	if err != nil || date.Sub(received).Abs() > mostSkew {
		return
	}
	// The server was somewhere in [date, date+1s) at some moment in [sent, received].
	least, most := date.Sub(received), date.Add(time.Second).Sub(sent)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known {
		least, most = max(least, c.least), min(most, c.most)
	}
	if !c.known || least > most {
		// First answer, or one of the clocks was set: start from this answer alone.
		least, most = date.Sub(received), date.Add(time.Second).Sub(sent)
	}
	c.known, c.least, c.most = true, least, most
}

// tick returns the local time after now at which an answer would tell most about the clocks: where
// the turn of the server's second is expected. An answer from around there halves what is unknown;
// false when less than enough is unknown already, or nothing known.
func (c *Clock) tick(now time.Time, enough time.Duration) (time.Time, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.known || c.most-c.least <= enough {
		return time.Time{}, false
	}
	middle := (c.least + c.most) / 2
	return now.Add(middle).Truncate(time.Second).Add(time.Second - middle), true
}

// Now estimates what the server's clock shows at the local time t; without any observation the clocks
// count as equal.
func (c *Clock) Now(t time.Time) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return t.Add(c.least + (c.most-c.least)/2)
}

// Earliest returns the earliest the server's clock may show at the local time t; without any
// observation the clocks count as equal.
func (c *Clock) Earliest(t time.Time) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return t.Add(c.least)
}

// Likely returns what the server's clock shows at the local time t if it differs from the local clock
// no more than the answers prove. Unlike [Clock.Earliest] it may be late by up to about a second, the
// resolution of the Date header: right for what must not be mistaken for something older.
func (c *Clock) Likely(t time.Time) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return t.Add(min(max(0, c.least), c.most))
}

// reached returns the local time from which on the server's clock has surely reached t.
func (c *Clock) reached(t time.Time) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return t.Add(-c.least)
}
