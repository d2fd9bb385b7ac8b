package client

import (
	"net/http"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Whatever the difference between the clocks, the estimate never claims more than the headers prove.
func TestServerClockIsNeverWrong(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		skew := time.Duration(rapid.Int64Range(-1e13, 1e13).Draw(r, "skew"))
		clock := &serverClock{}
		local := time.Unix(1767225600, 0)
		for range rapid.IntRange(1, 30).Draw(r, "answers") {
			sent := local
			processed := sent.Add(time.Duration(rapid.Int64Range(0, 2e9).Draw(r, "there")))
			received := processed.Add(time.Duration(rapid.Int64Range(0, 2e9).Draw(r, "back")))
			header := http.Header{"Date": {processed.Add(skew).UTC().Truncate(time.Second).Format(http.TimeFormat)}}
			clock.observe(header, sent, received)
			local = received.Add(time.Duration(rapid.Int64Range(0, 3e9).Draw(r, "pause")))
			if clock.earliest(local).After(local.Add(skew)) {
				r.Fatalf("earliest %s is after the server's clock %s", clock.earliest(local), local.Add(skew))
			}
			reset := local.Add(skew).Add(10 * time.Second)
			if at := clock.reached(reset); at.Add(skew).Before(reset) {
				r.Fatalf("at %s the server's clock has not reached the time yet", at)
			}
		}
	})
}

func TestServerClockFollowsAClockThatIsSet(t *testing.T) {
	t.Parallel()
	clock := &serverClock{}
	now := time.Unix(1767225600, 0)
	clock.observe(http.Header{"Date": {now.UTC().Format(http.TimeFormat)}}, now, now)
	ahead := now.Add(time.Hour)
	clock.observe(http.Header{"Date": {ahead.UTC().Format(http.TimeFormat)}}, now, now)
	if got := clock.earliest(now); !got.Equal(ahead) {
		t.Errorf("earliest %s, want %s", got, ahead)
	}
	clock.observe(http.Header{"Date": {"yesterday"}}, now, now)
	if got := clock.earliest(now); !got.Equal(ahead) {
		t.Errorf("a date that cannot be read moved the clock to %s", got)
	}
}
