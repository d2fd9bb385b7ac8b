package client

import "time"

type bucketState uint8

const (
	bucketUnknown   bucketState = iota // No answer yet: one request goes ahead and asks.
	bucketKnown                        // The headers told size and remaining tokens.
	bucketUnlimited                    // The API answered without rate-limit headers.
)

const (
	// probeAfter is when to ask again about an empty bucket whose reset time was not told.
	probeAfter = time.Second
	// learnOver is the least time between two observations from which a refill rate is taken.
	learnOver = 500 * time.Millisecond
	// forgetAfter is how long a learned refill rate is believed without a new one.
	forgetAfter = 30 * time.Second
)

// bucket mirrors one token bucket of the server, always on the low side. The pacer's lock guards it.
//
// The headers tell size, remaining tokens and the time at which tokens are next added, but not the
// rate, and an answer says nothing about requests that overtook it. So tokens are counted here:
// each request takes one when it is sent, every answer pulls the count into the range that it
// proves, and time adds tokens only once answers have proven that the server refills continuously
// (not at the turn of a second or minute), at the highest rate that they have proven.
type bucket struct {
	turn    chan struct{} // Held by the one waiter whose turn it is.
	changed chan struct{} // Closed and replaced whenever an answer changes the picture.

	state      bucketState
	limit      float64
	tokens     float64   // Tokens to spend; requests under way are already subtracted.
	at         time.Time // When tokens was brought up to date.
	resetAt    time.Time // Local time at which the server has surely added tokens.
	blocked    time.Time // Nothing is sent before; set by a 429.
	perSecond  float64   // Proven refill rate; 0 while unknown.
	learnedAt  time.Time
	continuous bool // Whether tokens were seen to arrive before the announced time.

	sent, answered, underway int64
	reference                observation
}

// observation is an answer from which refill is measured.
type observation struct {
	valid     bool
	remaining float64
	received  time.Time
	sent      int64     // Requests sent when this answer arrived.
	reset     time.Time // Announced reset, server clock.
}

func newBucket() *bucket {
	return &bucket{turn: make(chan struct{}, 1), changed: make(chan struct{})}
}

// notify wakes the waiter to look again.
func (b *bucket) notify() {
	close(b.changed)
	b.changed = make(chan struct{})
}

// refill adds what time has brought.
func (b *bucket) refill(now time.Time) {
	if b.continuous && b.perSecond > 0 {
		b.tokens = min(b.limit, b.tokens+b.perSecond*now.Sub(b.at).Seconds())
	}
	b.at = now
}

// room reports whether a request may be sent now; otherwise how long to wait, 0 meaning until the
// next answer.
func (b *bucket) room(now time.Time) (wait time.Duration, free bool) {
	if wait := b.blocked.Sub(now); wait > 0 {
		return wait, false
	}
	switch b.state {
	case bucketUnlimited:
		return 0, true
	case bucketUnknown:
		return 0, b.underway == 0
	}
	b.refill(now)
	if b.tokens >= 1 {
		// The last token goes out alone: its answer then measures the refill exactly.
		return 0, b.continuous || b.tokens >= 2 || b.underway == 0
	}
	wait = b.resetAt.Sub(now)
	if wait <= 0 {
		// Tokens must have come. One request alone finds out how many.
		if b.underway == 0 {
			return 0, true
		}
		wait = 0
	}
	if b.continuous && b.perSecond > 0 {
		until := time.Duration((1-b.tokens)/b.perSecond*float64(time.Second)) + time.Millisecond
		if wait == 0 || until < wait {
			wait = until
		}
	}
	return wait, false
}

// charge counts a request that is about to be sent.
func (b *bucket) charge(now time.Time) charge {
	if b.state == bucketKnown {
		b.refill(now)
	}
	b.tokens--
	b.sent++
	c := charge{bucket: b, sequence: b.sent, others: b.underway, answered: b.answered}
	b.underway++
	return c
}

// exhausted takes note of a 429: whatever was believed was too much.
func (b *bucket) exhausted(now, until time.Time) {
	b.tokens, b.at = min(b.tokens, 0), now
	b.perSecond /= 2
	b.reference.valid = false
	if until.After(b.blocked) {
		b.blocked = until
	}
	if until.After(b.resetAt) {
		b.resetAt = until
	}
}

// observe takes in what an answer says about the bucket.
func (b *bucket) observe(c charge, told budget, sentAt, now time.Time, clock *serverClock) {
	// Requests under way at the same time may have been counted after this one: in the worst case
	// all of them.
	overlapping := float64(c.others + b.sent - c.sequence)
	if b.state == bucketKnown && b.limit == told.limit {
		b.refill(now)
		b.tokens = min(max(b.tokens, told.remaining-overlapping), told.remaining)
	} else {
		b.tokens = told.remaining - overlapping
		b.perSecond, b.continuous, b.reference.valid = 0, false, false
	}
	b.state, b.limit, b.at = bucketKnown, told.limit, now
	b.resetAt = now.Add(probeAfter)
	if !told.reset.IsZero() {
		b.resetAt = clock.reached(told.reset)
	}
	b.learn(c, told, sentAt, now)
}

// learn measures the refill between the reference answer and this one.
func (b *bucket) learn(c charge, told budget, sentAt, now time.Time) {
	next := observation{valid: true, remaining: told.remaining, received: now, sent: b.sent, reset: told.reset}
	reference := b.reference
	if !reference.valid || told.remaining >= b.limit-1 {
		// Nothing to compare with, or a bucket that may have overflowed in between.
		b.reference = next
		return
	}
	// Of the requests sent after the reference was received, these were answered before this one
	// was sent: surely counted in between, as is this one. There may have been more.
	if sentAt.Before(reference.received) {
		return
	}
	between := float64(max(c.answered-reference.sent, 0)) + 1
	refilled := told.remaining - reference.remaining + between
	if refilled >= 1 && !told.date.IsZero() && told.date.Before(reference.reset) {
		b.continuous = true
	}
	// Remaining is rounded down, so one token of the difference may have been there before.
	elapsed := now.Sub(reference.received)
	if elapsed < learnOver {
		return
	}
	if rate := (refilled - 1) / elapsed.Seconds(); rate >= b.perSecond || now.Sub(b.learnedAt) > forgetAfter {
		b.perSecond, b.learnedAt = max(rate, 0), now
	}
	if elapsed > 4*learnOver {
		b.reference = next
	}
}
