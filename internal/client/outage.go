// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"sync/atomic"
	"time"
)

// outage remembers that there was no connection for so long that a call gave up. Calls that begin then have one attempt
// each: that the network comes back was waited for, and thousands of calls that wait for it one after the other would
// take hours. It is shared by all calls of a client, and the fetching of tokens.
type outage struct {
	answered, found atomic.Int64 // Unix nanoseconds; 0 for never.
	last            atomic.Pointer[ConnectError]
}

// outageAttempts is how many attempts without a connection are a sign also where the caller had no time for more.
const outageAttempts = 3

// outageFresh is how long it is believed without a new sign. The next call waits again.
const outageFresh = time.Minute

// answer notes that the other side is there.
func (o *outage) answer() {
	o.answered.Store(time.Now().UnixNano())
	o.last.Store(nil)
}

// miss notes why an attempt had no connection.
func (o *outage) miss(e *ConnectError) { o.last.Store(e) }

// Unreachable returns why the last attempt at a request, of whichever call, had no connection; nil where it had one. It
// is for those whose time was over before the attempts were: they only know that.
func (c *Client) Unreachable() *ConnectError { return c.outage.last.Load() }

// gaveUp notes that a call which began at that time, and may be repeated so many times, had no connection in any of its
// attempts. Too few of them say nothing, nor do any if another call was answered meanwhile.
func (o *outage) gaveUp(began time.Time, attempts, retries int) {
	if attempts > min(retries, outageAttempts-1) && o.answered.Load() <= began.UnixNano() {
		o.found.Store(time.Now().UnixNano())
	}
}

// lasts reports whether there is no use in waiting.
func (o *outage) lasts() bool {
	found := o.found.Load()
	return found > o.answered.Load() && time.Since(time.Unix(0, found)) < outageFresh
}
