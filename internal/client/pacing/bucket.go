// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package pacing

import "time"

type bucketState uint8

const (
	bucketUnknown   bucketState = iota // No answer yet: one request goes ahead and asks.
	bucketKnown                        // The headers named size and remaining tokens.
	bucketUnlimited                    // The API answered without rate-limit headers.
)

const (
	// probeAfter is when to ask again about an empty bucket whose reset time was not reported.
	probeAfter = time.Second
	// probeStuck is when a request that went ahead alone no longer holds back the others.
	probeStuck = 5 * time.Second
	// clockEnough is how well the server's clock must be known for waiting until a reset time: within
	// a small bucket's time for one token.
	clockEnough = 200 * time.Millisecond
	// maxSoundings bounds the requests that are timed to learn the server's clock.
	maxSoundings = 6
)

// bucket mirrors one token bucket of the server, always on the low side. The pacer's lock guards it.
type bucket struct {
	busy chan struct{} // Full while it is held by the one waiter whose turn it is.

	state   bucketState
	limit   float64
	tokens  float64   // Tokens to spend; requests under way are already subtracted.
	at      time.Time // When tokens was brought up to date.
	resetAt time.Time // Local time at which the server has surely added tokens.
	blocked time.Time // Nothing is sent before; set by a 429.

	continuous bool        // Whether tokens were seen to arrive before the announced time.
	perSecond  float64     // Proven refill rate; 0 while unknown.
	reference  observation // From which the rate is measured.
	period     observation // The first answer since the announced time before.

	soundAt   time.Time // When the last token is to be spent on sounding the server's clock; zero for at once.
	soundings int
	lastSent  time.Time
	underway  int64 // Requests of this bucket that are not answered yet.
	counted   int64 // Requests of this bucket whose answers say that they were counted.
	charges   int64 // Requests charged in all, those of possible peers included.
	pending   int64 // Requests charged that are not answered yet.

	share share // What of the bucket is for this process; tokens never counts the rest.
}

// charge remembers the counters at the moment of sending.
type charge struct {
	sequence int64 // Charges so far, this one included.
	others   int64 // Charges not answered yet, besides this one.
	counted  int64
}

func newBucket(part float64) *bucket {
	return &bucket{busy: make(chan struct{}, 1), share: share{part: part}}
}

// refill adds what time has brought.
func (b *bucket) refill(now time.Time) {
	if b.measured() {
		b.tokens = min(b.share.usable(b.limit), b.tokens+b.perSecond*now.Sub(b.at).Seconds())
	}
	b.at = now
}

// measured reports whether the refill rate is known.
func (b *bucket) measured() bool { return b.continuous && b.perSecond > 0 }

// ready reports whether a known bucket has a token by the count; otherwise how long until it may
// have one, 0 when that time has come already.
func (b *bucket) ready(now time.Time) (wait time.Duration, ready bool) {
	b.refill(now)
	if b.tokens >= 1 {
		return 0, true
	}
	wait = max(b.resume().Sub(now), 0)
	if wait > 0 && b.measured() {
		counted := time.Duration((1-b.tokens)/b.perSecond*float64(time.Second)) + time.Millisecond
		wait = min(wait, counted)
	}
	return wait, false
}

// resume returns when an empty bucket may be asked again.
func (b *bucket) resume() time.Time { return b.share.stretched(b.resetAt) }

// alone reports whether a request that is to go alone may go; otherwise how long the one under way
// will hold it back at most.
func (b *bucket) alone(now time.Time) (wait time.Duration, free bool) {
	wait = b.lastSent.Add(probeStuck).Sub(now)
	return wait, b.underway == 0 || wait <= 0
}

// sound reports whether the last token may be spent now. Reset times are in whole seconds on the
// server's clock, and requests that always follow a reset would never tell how far into the second
// that clock is: a bucket of two tokens could then run at half its rate. While that is unknown the
// last token, which can wait without risk, is sent around the turn of the second.
func (b *bucket) sound(now time.Time, clock *Clock) (wait time.Duration, free bool) {
	if b.soundAt.IsZero() && b.soundings < maxSoundings {
		if at, ok := clock.tick(now, clockEnough); ok {
			b.soundAt = at
			b.soundings++
		}
	}
	if wait = b.soundAt.Sub(now); wait > 0 {
		return wait, false
	}
	return 0, true
}

// mayHaveRoom reports whether nothing speaks against a token in the bucket, for a request that
// perhaps counts in it; otherwise how long to wait before looking again.
func (b *bucket) mayHaveRoom(now time.Time, clock *Clock) (wait time.Duration, free bool) {
	if b.state == bucketKnown {
		wait, ready := b.ready(now)
		if ready {
			return b.spend(now, clock)
		}
		if wait > 0 {
			return wait, false
		}
	}
	return b.alone(now)
}

// spend reports whether one of the counted tokens may be spent now.
func (b *bucket) spend(now time.Time, clock *Clock) (wait time.Duration, free bool) {
	if b.continuous || b.tokens >= 2 {
		return 0, true
	}
	return b.sound(now, clock)
}

// charge counts a request that is about to be sent.
func (b *bucket) charge(now time.Time) charge {
	b.refill(now)
	if b.share.round.IsZero() || b.tokens < 1 && !now.Before(b.resume()) {
		b.share.begin(b.limit, now)
	}
	b.tokens--
	b.soundAt = time.Time{}
	b.charges++
	c := charge{sequence: b.charges, others: b.pending, counted: b.counted}
	b.pending++
	return c
}

// exhausted takes note of a 429: whatever was believed was too much.
func (b *bucket) exhausted(now, until time.Time) {
	b.tokens, b.at = min(b.tokens, 0), now
	if until.After(b.blocked) {
		b.blocked = until
	}
	if until.After(b.resetAt) {
		b.resetAt = until
	}
}

// observe takes in what an answer says about the bucket.
func (b *bucket) observe(c charge, reported budget, sent, now time.Time, clock *Clock) {
	// Requests under way at the same time may have been counted after this one: in the worst case
	// all of them.
	overlapping := float64(c.others + b.charges - c.sequence)
	remaining := reported.remaining - b.share.reserve(reported.limit)
	b.share.accepted(reported.remaining)
	if b.state == bucketKnown && b.limit == reported.limit {
		b.refill(now)
		b.tokens = min(max(b.tokens, remaining-overlapping), remaining)
	} else {
		b.tokens = remaining - overlapping
		b.perSecond, b.continuous, b.reference.valid, b.period.valid = 0, false, false, false
	}
	b.state, b.limit, b.at = bucketKnown, reported.limit, now
	reset, ok := believe(reported.reset, clock, now)
	if !ok {
		reported.reset, reset = time.Time{}, now.Add(probeAfter)
	}
	b.resetAt = reset
	b.counted++
	b.learn(c, reported, sent, now)
}
