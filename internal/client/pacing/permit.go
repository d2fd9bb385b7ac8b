// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package pacing

import (
	"net/http"
	"time"
)

// Permit is the right to send one request; [Permit.Done] must be called once its answer is there.
type Permit struct {
	pacer  *Pacer
	bucket *bucket
	own    charge
	peers  []*bucket // Other buckets that this request may count in.
	sent   time.Time
}

// release ends the permit and wakes the waiters. The caller holds the lock.
func (p *Permit) release() {
	p.bucket.underway--
	p.bucket.pending--
	for _, peer := range p.peers {
		peer.pending--
	}
	close(p.pacer.changed)
	p.pacer.changed = make(chan struct{})
}

// Done reports the answer; nil when none arrived, or nothing was sent after all. Only its status and headers are looked at.
func (p *Permit) Done(resp *http.Response) {
	now := time.Now()
	reported, ok := readBudget(resp)
	p.pacer.mu.Lock()
	defer p.pacer.mu.Unlock()
	defer p.release()
	switch {
	case resp == nil:
	case resp.StatusCode == http.StatusTooManyRequests:
		until := now.Add(probeAfter)
		if wait, ok := ServerWait(resp.Header, p.pacer.clock, now); ok {
			until = now.Add(min(wait, LongestWait))
		}
		until = until.Add(p.bucket.share.refused())
		p.bucket.exhausted(now, until)
		for _, peer := range p.peers {
			peer.exhausted(now, until)
		}
	case ok:
		p.bucket.observe(p.own, reported, p.sent, now, p.pacer.clock)
	case resp.StatusCode < 500 && p.bucket.state == bucketUnknown:
		// An answer of the API without rate-limit headers: there is nothing to keep to.
		p.bucket.state = bucketUnlimited
	}
}
