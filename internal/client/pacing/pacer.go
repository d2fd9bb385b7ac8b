// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package pacing

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

// Limits is what the configuration says about the speed of this process.
type Limits struct {
	// PerSecond is a ceiling for everything it sends; 0 for none.
	PerSecond float64
	// Share of each of the tenant's buckets that it may empty, above 0 and up to 1.
	Share float64
}

// Pacer keeps everything this process sends within the tenant's rate limits, which it learns from
// the x-ratelimit headers alone, at its share of them, and below an optional ceiling of its own. It is
// safe for concurrent use.
type Pacer struct {
	ceiling *rate.Limiter // nil without a ceiling.
	share   float64       // Of each bucket, 0 to 1.
	clock   *Clock
	teller  *patience.Teller
	waiting atomic.Int64 // Requests that wait for a permit.
	passed  atomic.Int64 // Requests that the ceiling has let out.

	mu      sync.Mutex
	buckets map[Group]*bucket
	changed chan struct{} // Closed and replaced whenever an answer changes the picture.
}

// New returns a pacer that knows nothing of the tenant's limits yet. Whoever sends the requests keeps
// the clock up to date.
func New(limits Limits, clock *Clock, teller *patience.Teller) *Pacer {
	p := &Pacer{share: limits.Share, clock: clock, teller: teller, buckets: map[Group]*bucket{}, changed: make(chan struct{})}
	if limits.PerSecond > 0 {
		// A burst of one spaces requests evenly: "per second" then holds for every second.
		p.ceiling = rate.NewLimiter(rate.Limit(limits.PerSecond), 1)
	}
	return p
}

// Acquire waits for room in the group's budget, in order of arrival and one at a time, until ctx
// ends or the wait reaches its bound, to which the time that those who go first need below the
// ceiling is added: that error is a [*patience.Error].
func (p *Pacer) Acquire(ctx context.Context, group Group, wait patience.Wait) (*Permit, error) {
	queue := p.waiting.Add(1)
	defer p.waiting.Add(-1)
	bounded, end := p.bound(ctx, wait, queue)
	defer end()
	permit, err := p.acquireWithin(bounded, group)
	if err != nil && bounded.Err() != nil {
		return nil, patience.Cause(ctx, bounded)
	}
	return permit, err
}

// bound bounds the wait of a request. Below a ceiling, those who wait already are the first guess of
// how many go first; how many did is known at the bound only, since groups take turns.
func (p *Pacer) bound(ctx context.Context, wait patience.Wait, queue int64) (bounded context.Context, end func()) {
	if p.ceiling == nil {
		return p.teller.Bound(ctx, wait)
	}
	most, before := wait.Most, p.passed.Load()
	withOthers := func(others int64) time.Duration {
		return most + time.Duration(float64(others)/float64(p.ceiling.Limit())*float64(time.Second))
	}
	wait.Most = withOthers(queue)
	return p.teller.BoundGrowing(ctx, wait, func() time.Duration { return withOthers(p.passed.Load() - before + 1) })
}

func (p *Pacer) acquireWithin(ctx context.Context, group Group) (*Permit, error) {
	b := p.bucket(group)
	select {
	case b.busy <- struct{}{}:
		defer func() { <-b.busy }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	permit, err := p.admit(ctx, b)
	if err != nil || p.ceiling == nil {
		return permit, err
	}
	if err := p.ceiling.Wait(ctx); err != nil {
		permit.Done(nil)
		if ctx.Err() == nil {
			// The limiter refuses at once a wait that would outlast the context's deadline.
			return nil, fmt.Errorf("%w: max_requests_per_second leaves no room before it", context.DeadlineExceeded)
		}
		return nil, ctx.Err()
	}
	p.passed.Add(1)
	return permit, nil
}

// plenty is the size of a bucket that a run of the CLI hardly feels.
const plenty = 100

// Rationed reports whether requests are scarce, as far as one knows: there is a ceiling, or a bucket that is soon
// empty.
func (p *Pacer) Rationed() bool {
	if p.ceiling != nil {
		return true
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, b := range p.buckets {
		if b.state == bucketKnown && b.limit < plenty {
			return true
		}
	}
	return false
}

func (p *Pacer) bucket(group Group) *bucket {
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
func (p *Pacer) admit(ctx context.Context, b *bucket) (*Permit, error) {
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
func (p *Pacer) room(b *bucket, now time.Time) (wait time.Duration, free bool) {
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
func (p *Pacer) peers(b *bucket) []*bucket {
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
func (p *Pacer) take(b *bucket, now time.Time) *Permit {
	permit := &Permit{pacer: p, bucket: b, sent: now}
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
