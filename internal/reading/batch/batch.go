// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package batch lets calls that come at the same time be answered together. The CLI asks for one
// resource at a time, a handful at once, and nobody tells how many are still to come: whoever can
// answer several with one request waits a moment for company.
package batch

import (
	"context"
	"sync"

	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

// Collector makes batches of items, one item a call. The first call of a batch leads it: it waits
// for the others and does the work for all of them. T is the type of an item and R what the work
// on a batch results in. A Collector may be used by many goroutines at once.
type Collector[T, R any] struct {
	// Most is how many items a batch has at most.
	Most int
	// MaxBytes is how long all items of a batch may be together, and Bytes how long one is; nil
	// where only their number counts.
	MaxBytes int
	Bytes    func(item T) int
	// Expecting ends the wait for company as soon as there are as many items as in the biggest
	// batch so far: no more than that have ever come at once.
	Expecting bool
	// Work says in the log what the calls wait for, such as "a search for users".
	Work string
	// Do does the work for the items of a batch, with the context of the call that leads it.
	Do func(ctx context.Context, items []T) R

	teller patience.Teller

	mu      sync.Mutex
	open    *batch[T, R]
	biggest int
}

type batch[T, R any] struct {
	items    []T
	bytes    int
	arrivals chan bool     // One value per item; true when there is no need to wait for another one.
	done     chan struct{} // Closed when the work has ended.
	result   R
	finished bool // The work ended with a result, and not with a panic.
}

// Place is a call's place in a batch.
type Place[T, R any] struct {
	collector *Collector[T, R]
	batch     *batch[T, R]
	leads     bool
}

// Join puts an item into the open batch, or opens one. It does not wait, so that the caller may hold
// a lock. Whoever joins has to call [Place.Wait]: others may depend on it.
func (c *Collector[T, R]) Join(item T) Place[T, R] {
	c.mu.Lock()
	defer c.mu.Unlock()
	size := 0
	if c.Bytes != nil {
		size = c.Bytes(item)
	}
	b, leads := c.open, false
	if b == nil || len(b.items) == c.Most || b.bytes+size > c.MaxBytes {
		b, leads = &batch[T, R]{arrivals: make(chan bool, c.Most), done: make(chan struct{})}, true
		c.open = b
	}
	b.items = append(b.items, item)
	b.bytes += size
	b.arrivals <- len(b.items) == c.Most || c.Expecting && c.biggest > 1 && len(b.items) >= c.biggest
	return Place[T, R]{c, b, leads}
}

// Wait returns what the work on the batch resulted in, and does that work if the call leads the
// batch. Without ok there is no result, because the work took too long or broke off or ctx has
// ended: the caller is on its own.
func (p Place[T, R]) Wait(ctx context.Context) (result R, ok bool) {
	if p.leads {
		p.lead(ctx)
	}
	if !p.collector.teller.ForOthers(ctx, p.collector.Work, p.batch.done) {
		return result, false
	}
	return p.batch.result, p.batch.finished
}

// lead waits for company and does the work. A panic ends the call that leads and leaves the others
// without a result.
func (p Place[T, R]) lead(ctx context.Context) {
	b := p.batch
	defer close(b.done)
	gather(ctx, b.arrivals)
	b.result = p.collector.Do(ctx, p.collector.shut(b))
	b.finished = true
}

// shut ends the time in which others may join the batch, and returns its items.
func (c *Collector[T, R]) shut(b *batch[T, R]) []T {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.open == b {
		c.open = nil
	}
	c.biggest = max(c.biggest, len(b.items))
	return b.items
}

// Biggest is how many items the biggest batch so far had.
func (c *Collector[T, R]) Biggest() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.biggest
}
