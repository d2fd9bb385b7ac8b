// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users

import (
	"context"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// searchCap is how far the API counts: from there on a total means that many or more.
const searchCap = 1000

// size is how many users a snapshot would have. Where the API counts to 1,000 only, it takes a request
// for each thousand to find out; they are counted as far as it may matter.
type size struct {
	counted  int    // At least as many there are.
	from     string // created_at of those who are to be counted next.
	complete bool   // counted is all.
	unknown  bool   // Nobody can tell, or a snapshot has failed: there will be none.
	busy     bool   // Somebody counts.
}

// cost is how many requests a snapshot of so many users takes: beyond what the API counts, a tenth goes into
// the proof that it is complete.
func (s size) cost() int {
	cost := max(1, (s.counted+maxBatch-1)/maxBatch)
	if s.counted >= searchCap {
		cost += cost/8 + 2
	}
	return cost
}

// add takes one more step of the count.
func (s size) add(step client.UserCount, err error) size {
	s.busy = false
	s.counted += step.Users
	s.from, s.complete = step.Next, step.Complete
	s.unknown = s.unknown || err != nil || !step.Complete && step.Next == "" || s.counted > maxSnapshot
	return s
}

// measure goes on with the count while batches have cost more than a snapshot of those who are counted.
func (r *Reader) measure(ctx context.Context, query string) {
	for {
		r.mu.Lock()
		if s := r.size; s.unknown || s.complete || s.busy || r.spent < max(probeAfter, s.cost()) {
			r.mu.Unlock()
			return
		}
		r.size.busy = true
		from := r.size.from
		r.mu.Unlock()
		step, err := r.source.CountFrom(ctx, query, from)
		r.mu.Lock()
		r.size = r.size.add(step, err)
		r.mu.Unlock()
	}
}
