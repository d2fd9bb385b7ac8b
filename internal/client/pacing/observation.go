// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package pacing

import "time"

// learnOver is the least time between two observations from which a refill rate is taken.
const learnOver = 500 * time.Millisecond

// observation is an answer from which refill is measured.
type observation struct {
	valid     bool
	remaining float64
	sent      time.Time
	received  time.Time
	seen      int64     // Requests counted, or perhaps counted, when it arrived.
	reset     time.Time // Announced reset, server clock.
}

// learn measures the refill since earlier answers.
func (b *bucket) learn(c charge, reported budget, sent, now time.Time) {
	this := observation{
		valid: true, remaining: reported.remaining, sent: sent, received: now,
		seen: b.counted + b.underway - 1, reset: reported.reset,
	}
	full := reported.remaining >= b.limit-1 // It may have overflowed: no measure of anything.

	if !b.period.valid || full || !reported.date.Before(b.period.reset) {
		b.period = this
	} else if b.period.refilled(c, this) >= 1 {
		b.continuous = true
	}

	if !b.reference.valid || full {
		b.reference = this
		return
	}
	elapsed := now.Sub(b.reference.sent)
	if elapsed < learnOver || sent.Before(b.reference.received) {
		return
	}
	// Remaining is rounded down, so one token of the difference may have been there before.
	rate := (b.reference.refilled(c, this) - 1) / elapsed.Seconds()
	b.perSecond = max(b.perSecond, rate)
	if elapsed > 4*learnOver {
		b.reference = this
	}
}

// refilled returns how many tokens at least the server added between two answers.
func (o observation) refilled(c charge, later observation) float64 {
	if later.sent.Before(o.received) {
		return 0 // Which of them was counted first is not known.
	}
	// Of the requests that may not have been counted when the earlier answer arrived, this many had
	// been when the later one was sent, which is counted itself; there may have been more.
	between := float64(max(c.counted-o.seen, 0)) + 1
	return later.remaining - o.remaining + between
}
