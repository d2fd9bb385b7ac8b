// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package pacing

import (
	"math"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

// share is the part of a bucket that this process may empty; the rest is for the tenant's
// applications, which take from the same budget. They go first: whenever they have used some of what
// is left to them, this process waits until the server has added it again.
type share struct {
	part float64 // Above 0, up to 1; 1 leaves nothing.

	// A bucket of two tokens has no fifth to leave. In some rounds (from one wait for tokens to the
	// next) a whole token is left instead: extra in this one, owed is the fraction to come.
	round       time.Time
	extra, owed float64

	// Several processes that meet at an empty bucket get out of each other's way: each 429 makes
	// the waits longer and more random, answers make them shorter. 1 and less is no crowd.
	crowd  float64
	spread time.Duration // Of this round.
}

const (
	mostCrowded = 8
	crowdWait   = 100 * time.Millisecond
)

// left returns how many tokens of a bucket are left to others, as a fraction.
func (s *share) left(limit float64) float64 {
	const rounding = 1e-9
	return (1-s.part)*limit + rounding
}

// reserve returns how many tokens of a bucket are left to others in this round.
func (s *share) reserve(limit float64) float64 { return math.Floor(s.left(limit)) + s.extra }

// usable returns how many tokens this process may have at once.
func (s *share) usable(limit float64) float64 { return limit - s.reserve(limit) }

// begin starts a round.
func (s *share) begin(limit float64, now time.Time) {
	s.round = now
	left := s.left(limit)
	s.owed += left - math.Floor(left)
	s.extra = math.Floor(s.owed)
	s.owed -= s.extra
	s.spread = patience.Jitter(time.Duration(float64(crowdWait) * max(0, s.crowd-1)))
}

// stretched moves the time at which tokens are announced: in a crowd everyone asks less often, and
// at a time of its own.
func (s *share) stretched(reset time.Time) time.Time {
	if s.crowd <= 1 || s.round.IsZero() || !reset.After(s.round) {
		return reset
	}
	return s.round.Add(min(time.Duration(float64(reset.Sub(s.round))*s.crowd), LongestWait)).Add(s.spread)
}

// refused takes note of a 429, and returns how much longer than the server says to wait after it.
func (s *share) refused() time.Duration {
	s.crowd = min(max(1, s.crowd)*2, mostCrowded)
	return patience.Jitter(time.Duration(float64(crowdWait) * s.crowd))
}

// accepted takes note of another answer, and of what it left. Tokens that nobody else has taken
// say that the crowd has gone.
func (s *share) accepted(remaining float64) {
	const slowly, quickly = 0.98, 0.7
	if remaining >= 1 {
		s.crowd *= quickly
	} else {
		s.crowd *= slowly
	}
}
