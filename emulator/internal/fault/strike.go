// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package fault

import (
	"context"
	"math/rand/v2"
	"net/http"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// Strike is a rule at work on one request. A nil strike changes nothing.
type Strike struct {
	rule    *Rule
	request Request
	nth     int // which strike of the rule this is, from 1
	shuffle *rand.Rand
	now     time.Time
}

// effect is one action of a rule. Each stage of the exchange asks all effects.
type effect struct {
	name    string
	drop    bool          // close the connection before the work
	wait    time.Duration // before the work
	times   int           // that the work is done; 0 = once
	rewrite func(*Strike, *http.Request)
	instead func(*Strike) (wire.Answer, bool)
	after   func(*Strike, wire.Answer) wire.Answer
	linger  time.Duration // after the work
	cut     bool
	slow    time.Duration
}

// early reports whether the effect comes before the status is known.
func (e effect) early() bool {
	return e.drop || e.wait > 0 || e.times > 0 || e.rewrite != nil || e.instead != nil
}

// Rule is the text of the rule, "" for none.
func (s *Strike) Rule() string {
	if s == nil {
		return ""
	}
	return s.rule.text
}

func (s *Strike) effects() []effect {
	if s == nil {
		return nil
	}
	return s.rule.effects
}

// Before runs ahead of processing and reports whether to go on. A dropped
// connection is a panic with http.ErrAbortHandler.
func (s *Strike) Before(ctx context.Context) bool {
	for _, e := range s.effects() {
		if e.drop {
			panic(http.ErrAbortHandler)
		}
		if !Pause(ctx, e.wait) {
			return false
		}
	}
	return true
}

// Rewrite returns the request as the work gets it.
func (s *Strike) Rewrite(r *http.Request) *http.Request {
	for _, e := range s.effects() {
		if e.rewrite != nil {
			r = r.Clone(r.Context())
			e.rewrite(s, r)
		}
	}
	return r
}

// Instead returns the answer that replaces the work, if there is one.
func (s *Strike) Instead(now time.Time) (wire.Answer, bool) {
	for _, e := range s.effects() {
		if e.instead == nil {
			continue
		}
		s.now = now
		if a, ok := e.instead(s); ok {
			return a, true
		}
	}
	return wire.Answer{}, false
}

// Times is how often the work is done; the last answer counts.
func (s *Strike) Times() int {
	times := 1
	for _, e := range s.effects() {
		times = max(times, e.times)
	}
	return times
}

// After changes the answer, in the order of the actions, and reports whether it is
// still wanted.
func (s *Strike) After(ctx context.Context, now time.Time, a wire.Answer) (wire.Answer, bool) {
	for _, e := range s.effects() {
		s.now = now
		if e.after != nil {
			a = e.after(s, a)
		}
		if !Pause(ctx, e.linger) {
			return a, false
		}
	}
	return a, true
}

// Cut reports whether the body is to end half way.
func (s *Strike) Cut() bool {
	for _, e := range s.effects() {
		if e.cut {
			return true
		}
	}
	return false
}

// Slow is the time that sending the body takes.
func (s *Strike) Slow() time.Duration {
	longest := time.Duration(0)
	for _, e := range s.effects() {
		longest = max(longest, e.slow)
	}
	return longest
}

// Pause waits and reports whether the request is still wanted.
func Pause(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
