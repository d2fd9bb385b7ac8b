package client

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

// pacingGroup is a set of endpoints that may share a rate-limit bucket of their own. On some plans
// several groups share one bucket; the pacer assumes so when the headers tell the same size.
type pacingGroup string

const (
	groupOther       pacingGroup = "other"
	groupReadUsers   pacingGroup = "read users"
	groupWriteUsers  pacingGroup = "write users"
	groupDeleteUsers pacingGroup = "delete users"
)

// pacer keeps everything this process sends within the tenant's rate limits, which it learns from
// the x-ratelimit headers alone, at its share of them, and below an optional ceiling of its own.
type pacer struct {
	ceiling *rate.Limiter // nil without a ceiling.
	share   float64       // Of each bucket, 0 to 1.
	clock   *serverClock
	teller  *patience.Teller
	waiting atomic.Int64 // Requests that wait for a permit.

	mu      sync.Mutex
	buckets map[pacingGroup]*bucket
	changed chan struct{} // Closed and replaced whenever an answer changes the picture.
}

func newPacer(perSecond, share float64, clock *serverClock, teller *patience.Teller) *pacer {
	p := &pacer{share: share, clock: clock, teller: teller, buckets: map[pacingGroup]*bucket{}, changed: make(chan struct{})}
	if perSecond > 0 {
		// A burst of one spaces requests evenly: "per second" then holds for every second.
		p.ceiling = rate.NewLimiter(rate.Limit(perSecond), 1)
	}
	return p
}

// permit is the right to send one request; done must be called once its answer is there.
type permit struct {
	pacer  *pacer
	bucket *bucket
	own    charge
	peers  []*bucket // Other buckets that this request may count in.
	sent   time.Time
}

// acquire waits for room in the group's budget, in order of arrival and one at a time, until ctx
// ends. A wait that reaches its bound is a [*patience.Error].
func (p *pacer) acquire(ctx context.Context, group pacingGroup) (*permit, error) {
	ahead := p.waiting.Add(1) - 1
	defer p.waiting.Add(-1)
	perSecond := 0.0
	if p.ceiling != nil {
		perSecond = float64(p.ceiling.Limit())
	}
	bounded, end := p.teller.Bound(ctx, exchangeOf(ctx).roomWait(int(ahead), perSecond))
	defer end()
	permit, err := p.acquireWithin(bounded, group)
	if err != nil && bounded.Err() != nil {
		return nil, patience.Cause(ctx, bounded)
	}
	return permit, err
}

func (p *pacer) acquireWithin(ctx context.Context, group pacingGroup) (*permit, error) {
	b := p.bucket(group)
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

func (p *pacer) bucket(group pacingGroup) *bucket {
	p.mu.Lock()
	defer p.mu.Unlock()
	b := p.buckets[group]
	if b == nil {
		b = newBucket(p.share)
		p.buckets[group] = b
	}
	return b
}

// admit waits until the bucket has room and takes its share.
func (p *pacer) admit(ctx context.Context, b *bucket) (*permit, error) {
	for ctx.Err() == nil {
		p.mu.Lock()
		now := time.Now()
		wait, free := p.room(b, now)
		if free {
			defer p.mu.Unlock()
			return p.take(b, now), nil
		}
		changed := p.changed
		p.mu.Unlock()
		waitFor(ctx, changed, wait)
	}
	return nil, ctx.Err()
}

// waitFor returns when the picture changes, when wait is over, or when ctx ends.
func waitFor(ctx context.Context, changed <-chan struct{}, wait time.Duration) {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-changed:
	case <-timer.C:
	}
}

// room reports whether a request of the bucket may be sent now; otherwise how long to wait at most.
func (p *pacer) room(b *bucket, now time.Time) (wait time.Duration, free bool) {
	if wait := b.blocked.Sub(now); wait > 0 {
		return wait, false
	}
	switch b.state {
	case bucketUnlimited:
		return 0, true
	case bucketKnown:
		wait, ready := b.ready(now)
		if ready {
			return b.spend(now, p.clock)
		}
		if wait > 0 {
			return wait, false
		}
	}
	// Nobody knows what is there: one request alone may ask, unless a bucket that is perhaps the
	// same one is known to be empty.
	if wait, free := b.alone(now); !free {
		return wait, false
	}
	for _, peer := range p.peers(b) {
		if wait, free := peer.mayHaveRoom(now, p.clock); !free {
			return wait, false
		}
	}
	return 0, true
}

// peers returns the buckets that may be the same one on the server: those of the same size, and
// those of which nothing is known yet.
func (p *pacer) peers(b *bucket) []*bucket {
	var peers []*bucket
	for _, other := range p.buckets {
		if other == b || other.state == bucketUnlimited {
			continue
		}
		if other.state == bucketUnknown || b.state == bucketUnknown || other.limit == b.limit {
			peers = append(peers, other)
		}
	}
	return peers
}

// take charges the request to its own bucket and to those that may be the same. A wrong guess is
// corrected by their next answer.
func (p *pacer) take(b *bucket, now time.Time) *permit {
	permit := &permit{pacer: p, bucket: b, sent: now}
	if b.state != bucketUnlimited {
		permit.peers = p.peers(b)
	}
	for _, peer := range permit.peers {
		peer.charge(now)
	}
	permit.own = b.charge(now)
	b.underway++
	b.lastSent = now
	return permit
}

// giveBack undoes a permit whose request was never sent.
func (p *permit) giveBack() {
	p.pacer.mu.Lock()
	defer p.pacer.mu.Unlock()
	p.release()
	for _, peer := range p.peers {
		peer.tokens++
	}
	p.bucket.tokens++
}

// release ends the permit and wakes the waiters. The caller holds the lock.
func (p *permit) release() {
	p.bucket.underway--
	p.bucket.pending--
	for _, peer := range p.peers {
		peer.pending--
	}
	close(p.pacer.changed)
	p.pacer.changed = make(chan struct{})
}

// done reports the answer; nil when none arrived.
func (p *permit) done(resp *http.Response) {
	now := time.Now()
	told, ok := readBudget(resp)
	p.pacer.mu.Lock()
	defer p.pacer.mu.Unlock()
	defer p.release()
	switch {
	case resp == nil:
	case resp.StatusCode == http.StatusTooManyRequests:
		until := now.Add(probeAfter)
		if wait, ok := serverWait(resp.Header, p.pacer.clock, now); ok {
			until = now.Add(min(max(wait, 100*time.Millisecond), longestWait))
		}
		until = until.Add(p.bucket.share.refused())
		p.bucket.exhausted(now, until)
		for _, peer := range p.peers {
			peer.exhausted(now, until)
		}
	case ok:
		p.bucket.observe(p.own, told, p.sent, now, p.pacer.clock)
	case resp.StatusCode < 500 && p.bucket.state == bucketUnknown:
		// An answer of the API without rate-limit headers: there is nothing to keep to.
		p.bucket.state = bucketUnlimited
	}
}
