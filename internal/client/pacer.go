package client

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// pacingGroup is a set of endpoints that may share a rate-limit bucket of their own. On some plans
// several groups share one bucket; the pacer finds out by the bucket size in the headers.
type pacingGroup string

const (
	groupOther           pacingGroup = "other"
	groupReadUsers       pacingGroup = "read users"
	groupWriteUsers      pacingGroup = "write users"
	groupDeleteUsers     pacingGroup = "delete users"
	groupReadConnections pacingGroup = "read connections"
)

// pacer keeps everything this process sends within the tenant's rate limits, which it learns from
// the x-ratelimit headers alone, and below an optional ceiling of its own.
type pacer struct {
	ceiling *rate.Limiter // nil without a ceiling.
	clock   *serverClock

	mu      sync.Mutex
	buckets map[pacingGroup]*bucket
}

func newPacer(perSecond float64, clock *serverClock) *pacer {
	p := &pacer{clock: clock, buckets: map[pacingGroup]*bucket{}}
	if perSecond > 0 {
		// A burst of one spaces requests evenly: "per second" then holds for every second.
		p.ceiling = rate.NewLimiter(rate.Limit(perSecond), 1)
	}
	return p
}

// permit is the right to send one request; done must be called once its answer is there.
type permit struct {
	pacer   *pacer
	bucket  *bucket
	charged []charge // Every bucket that this request may count in, the own one first.
	sent    time.Time
}

// charge remembers a bucket's counters at the moment of sending.
type charge struct {
	bucket   *bucket
	sequence int64 // Requests sent so far, this one included.
	others   int64 // Requests under way besides this one.
	answered int64 // Requests answered so far.
}

// acquire waits for room in the group's budget, in order of arrival and one at a time, until ctx
// ends.
func (p *pacer) acquire(ctx context.Context, group pacingGroup) (*permit, error) {
	p.mu.Lock()
	b := p.buckets[group]
	if b == nil {
		b = newBucket()
		p.buckets[group] = b
	}
	p.mu.Unlock()

	select {
	case b.turn <- struct{}{}:
		defer func() { <-b.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	permit, err := p.admit(ctx, b)
	if err != nil || p.ceiling == nil {
		return permit, err
	}
	if err := p.ceiling.Wait(ctx); err != nil {
		permit.giveBack()
		if ctx.Err() == nil {
			// The limiter refuses at once a wait that would outlast the context's deadline.
			return nil, fmt.Errorf("%w: max_requests_per_second leaves no room before it", context.DeadlineExceeded)
		}
		return nil, ctx.Err()
	}
	return permit, nil
}

// admit waits until the bucket has room and takes its share.
func (p *pacer) admit(ctx context.Context, b *bucket) (*permit, error) {
	for {
		p.mu.Lock()
		now := time.Now()
		wait, free := b.room(now)
		if free {
			defer p.mu.Unlock()
			return p.take(b, now), nil
		}
		changed := b.changed
		p.mu.Unlock()

		var elapsed <-chan time.Time
		var timer *time.Timer
		if wait > 0 {
			timer = time.NewTimer(wait)
			elapsed = timer.C
		}
		select {
		case <-ctx.Done():
		case <-changed:
		case <-elapsed:
		}
		if timer != nil {
			timer.Stop()
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
}

// take charges the request to its own bucket and to every other one of the same size: they may be
// one and the same on the server. A wrong guess is corrected by the next answer.
func (p *pacer) take(own *bucket, now time.Time) *permit {
	permit := &permit{pacer: p, bucket: own, sent: now}
	permit.charged = append(permit.charged, own.charge(now))
	for _, other := range p.buckets {
		if other != own && other.state == bucketKnown && (own.state != bucketKnown || other.limit == own.limit) {
			permit.charged = append(permit.charged, other.charge(now))
		}
	}
	return permit
}

// giveBack undoes a permit whose request was never sent.
func (p *permit) giveBack() {
	p.pacer.mu.Lock()
	defer p.pacer.mu.Unlock()
	for _, c := range p.charged {
		c.bucket.tokens++
		c.bucket.underway--
		c.bucket.answered++
		c.bucket.notify()
	}
}

// done reports the answer; nil when none arrived.
func (p *permit) done(resp *http.Response) {
	now := time.Now()
	budget, told := readBudget(resp)
	p.pacer.mu.Lock()
	defer p.pacer.mu.Unlock()
	for _, c := range p.charged {
		c.bucket.underway--
		c.bucket.answered++
	}
	switch {
	case resp == nil:
	case resp.StatusCode == http.StatusTooManyRequests:
		until := now.Add(time.Second)
		if wait, ok := serverWait(resp.Header, p.pacer.clock, now); ok {
			until = now.Add(min(max(wait, 100*time.Millisecond), longestWait))
		}
		for _, c := range p.charged {
			c.bucket.exhausted(now, until.Add(jitter(100*time.Millisecond)))
		}
	case told:
		p.bucket.observe(p.charged[0], budget, p.sent, now, p.pacer.clock)
	case resp.StatusCode < 500 && p.bucket.state == bucketUnknown:
		// An answer of the API without rate-limit headers: there is nothing to keep to.
		p.bucket.state = bucketUnlimited
	}
	for _, c := range p.charged {
		c.bucket.notify()
	}
}

// budget is what one answer says about its endpoint's bucket.
type budget struct {
	limit     float64   // Bucket size.
	remaining float64   // Requests left after this one.
	reset     time.Time // When tokens are next added, on the server's clock; zero when not told.
	date      time.Time // When the server answered, whole seconds; zero when not told.
}

func readBudget(resp *http.Response) (budget, bool) {
	if resp == nil {
		return budget{}, false
	}
	limit, hasLimit := headerNumber(resp.Header, "X-RateLimit-Limit")
	remaining, hasRemaining := headerNumber(resp.Header, "X-RateLimit-Remaining")
	if !hasLimit || !hasRemaining || limit <= 0 {
		return budget{}, false
	}
	b := budget{limit: float64(limit), remaining: float64(max(remaining, 0))}
	if reset, ok := headerNumber(resp.Header, "X-RateLimit-Reset"); ok {
		b.reset = time.Unix(reset, 0)
	}
	if date, err := http.ParseTime(resp.Header.Get("Date")); err == nil {
		b.date = date
	}
	return b, true
}
