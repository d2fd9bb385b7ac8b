package client

import (
	"net/http"
	"sync"
	"time"
)

// serverClock estimates the server's clock from Date headers. They hold whole seconds, so one answer
// bounds the difference server minus local to about a second; several answers narrow it.
type serverClock struct {
	mu          sync.Mutex
	known       bool
	least, most time.Duration // Bounds of server time minus local time.
}

// mostSkew is how far the clocks may be apart. A Date header beyond it, such as one of 1970, says
// something about a clock on the way that was never set.
const mostSkew = 366 * 24 * time.Hour

// observe takes the Date header of an answer to a request sent at sent and answered at received.
func (c *serverClock) observe(header http.Header, sent, received time.Time) {
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
func (c *serverClock) tick(now time.Time, enough time.Duration) (time.Time, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.known || c.most-c.least <= enough {
		return time.Time{}, false
	}
	middle := (c.least + c.most) / 2
	return now.Add(middle).Truncate(time.Second).Add(time.Second - middle), true
}

// now estimates what the server's clock shows at the local time t; without any observation the clocks
// count as equal.
func (c *serverClock) now(t time.Time) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return t.Add(c.least + (c.most-c.least)/2)
}

// earliest returns the earliest the server's clock may show at the local time t; without any
// observation the clocks count as equal.
func (c *serverClock) earliest(t time.Time) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return t.Add(c.least)
}

// reached returns the local time from which on the server's clock has surely reached t.
func (c *serverClock) reached(t time.Time) time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return t.Add(-c.least)
}
