// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package writing

import (
	"context"
	"sync"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

const (
	// quiet is how long to wait for one more call where nothing tells how far apart they come, and
	// mostQuiet how long at most where they come slowly: a CLI that is busy with a big configuration
	// needs a tenth of a second for each.
	quiet     = 50 * time.Millisecond
	mostQuiet = time.Second
	// longest bounds the wait for company while more keeps coming.
	longest = 30 * time.Second
)

// company makes parties of calls that come at the same time. The first call of a party leads it: it
// waits for the others and does the work for all. While the work on one party goes on, the next one
// gathers. It may be used by many goroutines at once.
type company[T any] struct {
	work   string
	do     func(ctx context.Context, guests []*guest[T], more bool)
	busy   chan struct{} // Full while it is held by the party that is at work.
	teller patience.Teller

	mu     sync.Mutex
	open   *party[T]
	inside int // Calls that wait.
	most   int // How many were inside at once.
	last   time.Time
	gap    time.Duration // How far apart calls come, at worst; 0 for not known.
	trust  int           // How many parties may take most for everybody.
	earned int           // How many the last ones might.
	coming int           // Calls that were announced and are not here yet.
	atOnce int           // How many of those come together; 0 where nothing is announced.
}

// newCompany returns a company that does the work by calling do; work names it in the log, such as "an
// assignment of roles". do gets the context of the call that leads, and whether others are sure to come as soon
// as some of these end. It may end the wait of single calls early, with their leave; all others end their wait
// when do returns, or panics.
func newCompany[T any](work string, do func(ctx context.Context, guests []*guest[T], more bool)) *company[T] {
	return &company[T]{work: work, do: do, busy: make(chan struct{}, 1)}
}

type party[T any] struct {
	guests   []*guest[T]
	arrivals chan struct{} // Something to read as soon as somebody has come since, or is on the way.
	expects  int           // As many as were inside at once before.
	again    bool          // Whether somebody was put off until it, because others are sure to come.
}

// guest is one call of a party, with what it asks for.
type guest[T any] struct {
	wish  T
	done  chan struct{}
	leave func() // Ends the guest's wait.
}

// join is to be called with what a call wants. It returns when the work on that has ended, whatever it
// has come to, or when it takes too long or ctx ends, and how many calls were together; 0 for not
// known. again is for a call that has joined a party before.
func (c *company[T]) join(ctx context.Context, wish T, again bool) (together int) {
	g := &guest[T]{wish: wish, done: make(chan struct{})}
	g.leave = sync.OnceFunc(func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.inside--
		c.last = time.Now()
		close(g.done)
	})
	p, leads := c.enter(g, again)
	if leads {
		c.lead(ctx, p)
	}
	if !c.teller.ForOthers(ctx, c.work, g.done) {
		return 0
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(p.guests)
}

func (c *company[T]) enter(g *guest[T], again bool) (p *party[T], leads bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	if !again {
		// The pause since the last call came or went is how long the CLI takes for one.
		if pause := now.Sub(c.last); pause <= mostQuiet {
			c.gap = max(pause, c.gap*31/32)
		}
		c.coming = max(0, c.coming-1)
	}
	c.last = now
	if p = c.open; p == nil {
		p, leads = &party[T]{arrivals: make(chan struct{}, 1), expects: c.most}, true
		c.open = p
	}
	p.guests, p.again = append(p.guests, g), p.again || again
	c.inside++
	c.most = max(c.most, c.inside)
	p.stir()
	return p, leads
}

// stir makes the party that gathers begin its wait anew: somebody has come, or is on the way.
func (p *party[T]) stir() {
	select {
	case p.arrivals <- struct{}{}:
	default:
	}
}

// expect says that a call is on the way.
func (c *company[T]) expect() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.open != nil {
		c.open.stir()
	}
}

// announce says that so many calls come, atOnce of them together and the next ones as these end.
func (c *company[T]) announce(calls, atOnce int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.coming, c.atOnce = c.coming+calls, max(c.atOnce, atOnce)
}

// lead waits for its turn and for company, and has the work done. Whatever becomes of it, nobody waits
// on.
func (c *company[T]) lead(ctx context.Context, p *party[T]) {
	defer func() {
		guests, _ := c.shut(p)
		for _, g := range guests {
			g.leave()
		}
	}()
	waits := len(c.busy) > 0
	if !c.teller.Take(ctx, patience.Wait{For: c.work + " before this one", Most: patience.Shared}, c.busy) {
		return
	}
	defer func() { <-c.busy }()
	if waits {
		c.expectAll(p)
	}
	c.gather(ctx, p)
	guests, more := c.shut(p)
	c.do(ctx, guests, more)
}

// expectAll makes the party wait for all calls that were inside while it waited for the one before it.
func (c *company[T]) expectAll(p *party[T]) {
	c.mu.Lock()
	defer c.mu.Unlock()
	p.expects = c.most
}

// gather returns when everybody is there, when for a moment nobody has come or been on the way, or
// after half a minute.
func (c *company[T]) gather(ctx context.Context, p *party[T]) {
	bounded, end := context.WithTimeout(ctx, longest)
	defer end()
	trusting := c.trusts()
	for {
		pause := c.pause(p, trusting)
		if pause <= 0 {
			break
		}
		calm := time.NewTimer(pause)
		select {
		case <-p.arrivals:
			calm.Stop()
			continue
		case <-calm.C:
			c.giveUpOnAnnounced()
		case <-bounded.Done():
			calm.Stop()
		}
		break
	}
	c.learn(p, trusting)
}

// giveUpOnAnnounced no longer waits for calls that have not come in all the time they had.
func (c *company[T]) giveUpOnAnnounced() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.coming, c.atOnce = 0, 0
}

// trusts reports whether a party may take those who were inside at once before for everybody. Where
// calls come slowly, the first parties were small, and then so would be all others. So again and
// again, but more and more seldom, a party waits a moment longer.
func (c *company[T]) trusts() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.trust == 0 {
		return false
	}
	c.trust--
	return true
}

// learn doubles the trust in a number that has turned out to be all there were, and ends the trust where more
// came.
func (c *company[T]) learn(p *party[T], trusted bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.inside > p.expects:
		c.trust, c.earned = 0, 0
	case c.inside == p.expects && !trusted:
		c.earned = max(1, 2*c.earned)
		c.trust = c.earned
	}
}

// pause is how long to wait for one more call; 0 when all are there that were announced, or as many as
// ever were: the CLI runs no more at once. Where others are sure to come, they may take their time.
func (c *company[T]) pause(p *party[T], trusting bool) time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	full, sure := trusting && c.inside >= p.expects, p.again
	switch {
	case c.atOnce > 0:
		full, sure = c.coming == 0 || c.inside >= c.atOnce, true
	case p.again:
		full = c.inside >= c.most
	}
	switch {
	case full:
		return 0
	case sure:
		return mostQuiet
	}
	return min(max(quiet, 2*c.gap), mostQuiet)
}

// shut ends the time in which others may join the party, and returns its guests, and whether more come as these
// end: they are announced, or as many are there as in parties before, for the CLI runs no more at once.
func (c *company[T]) shut(p *party[T]) (guests []*guest[T], more bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.open == p {
		c.open = nil
	}
	more = c.coming > 0 || c.atOnce == 0 && p.expects > 0 && c.inside >= p.expects
	if c.coming == 0 {
		c.atOnce = 0 // Whoever comes from now on was not announced.
	}
	return p.guests, more
}
