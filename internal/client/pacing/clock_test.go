// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package pacing

import (
	"net/http"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Whatever the difference between the clocks, the estimate never claims more than the headers prove.
func TestClockIsNeverWrong(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		skew := time.Duration(rapid.Int64Range(-1e13, 1e13).Draw(r, "skew"))
		clock := &Clock{}
		local := time.Unix(1767225600, 0)
		for range rapid.IntRange(1, 30).Draw(r, "answers") {
			sent := local
			processed := sent.Add(time.Duration(rapid.Int64Range(0, 2e9).Draw(r, "there")))
			received := processed.Add(time.Duration(rapid.Int64Range(0, 2e9).Draw(r, "back")))
			header := http.Header{"Date": {processed.Add(skew).UTC().Truncate(time.Second).Format(http.TimeFormat)}}
			clock.Observe(header, sent, received)
			local = received.Add(time.Duration(rapid.Int64Range(0, 3e9).Draw(r, "pause")))
			if clock.Earliest(local).After(local.Add(skew)) {
				r.Fatalf("earliest %s is after the server's clock %s", clock.Earliest(local), local.Add(skew))
			}
			reset := local.Add(skew).Add(10 * time.Second)
			if at := clock.reached(reset); at.Add(skew).Before(reset) {
				r.Fatalf("at %s the server's clock has not reached the time yet", at)
			}
		}
	})
}

func TestClockFollowsAClockThatIsSet(t *testing.T) {
	t.Parallel()
	clock := &Clock{}
	now := time.Unix(1767225600, 0)
	clock.Observe(http.Header{"Date": {now.UTC().Format(http.TimeFormat)}}, now, now)
	ahead := now.Add(time.Hour)
	clock.Observe(http.Header{"Date": {ahead.UTC().Format(http.TimeFormat)}}, now, now)
	if got := clock.Earliest(now); !got.Equal(ahead) {
		t.Errorf("earliest %s, want %s", got, ahead)
	}
	if got := clock.Now(now); got.Before(ahead) || got.After(ahead.Add(time.Second)) {
		t.Errorf("now %s, want about %s", got, ahead)
	}
	clock.Observe(http.Header{"Date": {"yesterday"}}, now, now)
	if got := clock.Earliest(now); !got.Equal(ahead) {
		t.Errorf("a date that cannot be read moved the clock to %s", got)
	}
}

// Where the clocks may agree, they do; where the answers prove a difference, it counts.
func TestClockLikely(t *testing.T) {
	t.Parallel()
	at := time.Unix(1767225600, 0)
	for _, c := range []struct{ least, most, want time.Duration }{
		{-300 * time.Millisecond, 700 * time.Millisecond, 0},
		{2 * time.Second, 3 * time.Second, 2 * time.Second},
		{-3 * time.Second, -2 * time.Second, -2 * time.Second},
		{},
	} {
		clock := &Clock{known: true, least: c.least, most: c.most}
		if got := clock.Likely(at).Sub(at); got != c.want {
			t.Errorf("between %s and %s: %s, want %s", c.least, c.most, got, c.want)
		}
	}
}
