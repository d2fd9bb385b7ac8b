// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package ratelimit

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// bucket is a token bucket: size is the burst, rate the refill per second.
// Tokens trickle in continuously, the model that the service's documents
// describe first ("refill by the millisecond").
type bucket struct {
	size, rate float64
	tokens     float64
	updated    time.Time
}

func (b *bucket) refill(now time.Time) {
	if dt := now.Sub(b.updated).Seconds(); dt > 0 {
		b.tokens = math.Min(b.size, b.tokens+dt*b.rate)
		b.updated = now
	}
}

// nextToken is when the bucket gains its next whole token.
func (b *bucket) nextToken(now time.Time) time.Time {
	missing := math.Floor(b.tokens) + 1 - b.tokens
	if b.tokens >= b.size {
		return now
	}
	return now.Add(time.Duration(missing / b.rate * float64(time.Second)))
}

// Limiter holds the buckets of a plan. A request first needs a token of the
// tenant-wide bucket, then one of its group.
type Limiter struct {
	now func() time.Time
	off bool

	mu     sync.Mutex
	global *bucket // nil = the plan has none
	groups map[rateGroup]*bucket
	tokens *bucket // of the token endpoint, which counts in no other; nil = the plan has none
}

// unlimited is the bucket size that "off" announces. Answers carry the headers
// also then, because the service sends them always; they never run down, so a
// client that paces itself by them is never slowed.
const unlimited = 10000

// Verdict is what a request's tokens came to.
type Verdict struct {
	Denied    *wire.Error // nil = go on
	limit     int
	remaining int
	reset     int64 // UNIX seconds, rounded up
}

// SetHeaders describes the verdict as every answer does.
func (v Verdict) SetHeaders(h http.Header) {
	h.Set("X-Ratelimit-Limit", strconv.Itoa(v.limit))
	h.Set("X-Ratelimit-Remaining", strconv.Itoa(v.remaining))
	h.Set("X-Ratelimit-Reset", strconv.FormatInt(v.reset, 10))
}

// Take spends one token of every bucket that a request to an endpoint counts in; the
// template is "" for an unknown one. The
// headers describe the bucket that refused, else the one with the least left.
func (l *Limiter) Take(method, template string) Verdict {
	now := l.now()
	if l.off {
		return Verdict{limit: unlimited, remaining: unlimited, reset: now.Unix()}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	var tightest *bucket
	for _, b := range []*bucket{l.global, l.groups[groupOf(method, template, l.groups)]} {
		if b == nil {
			continue
		}
		b.refill(now)
		if b.tokens < 1 {
			v := describe(b, now)
			v.Denied = wire.TooManyRequests(b == l.global)
			return v
		}
		b.tokens--
		if tightest == nil || b.tokens < tightest.tokens {
			tightest = b
		}
	}
	return describe(tightest, now)
}

// TakeToken is Take for the token endpoint, whose answers have no such headers unless
// it refuses: then they tell when to come again.
func (l *Limiter) TakeToken() (refused http.Header) {
	if l.tokens == nil {
		return nil
	}
	now := l.now()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.tokens.refill(now)
	if l.tokens.tokens >= 1 {
		l.tokens.tokens--
		return nil
	}
	refused = http.Header{}
	describe(l.tokens, now).SetHeaders(refused)
	wait := math.Ceil(l.tokens.nextToken(now).Sub(now).Seconds())
	refused.Set("Retry-After", strconv.Itoa(int(math.Max(1, wait))))
	return refused
}

func describe(b *bucket, now time.Time) Verdict {
	reset := b.nextToken(now)
	return Verdict{
		limit: int(b.size), remaining: int(b.tokens),
		reset: int64(math.Ceil(float64(reset.UnixNano()) / float64(time.Second))),
	}
}

// New reads a setting: "off" or "", the name of a plan, or "R/B" for R requests per
// second sustained with bursts of B.
func New(setting string, now func() time.Time) (*Limiter, error) {
	l := &Limiter{now: now}
	if setting == "" || setting == "off" {
		l.off = true
		return l, nil
	}
	newBucket := func(r rate) *bucket {
		return &bucket{size: float64(r.burst), rate: r.perSecond, tokens: float64(r.burst), updated: now()}
	}
	if p, ok := plans[setting]; ok {
		if p.global.burst > 0 {
			l.global = newBucket(p.global)
		}
		if p.tokens.burst > 0 {
			l.tokens = newBucket(p.tokens)
		}
		l.groups = map[rateGroup]*bucket{}
		for g, r := range p.groups {
			l.groups[g] = newBucket(r)
		}
		return l, nil
	}
	sustained, burst, found := strings.Cut(setting, "/")
	r, err1 := strconv.ParseFloat(sustained, 64)
	b, err2 := strconv.Atoi(burst)
	if !found || err1 != nil || err2 != nil || r <= 0 || b < 1 {
		return nil, fmt.Errorf("rate limit %q: expected off, %s, or R/B (requests per second / burst), e.g. 16/50",
			setting, strings.Join(planNames(), ", "))
	}
	l.global = newBucket(rate{b, r})
	return l, nil
}
