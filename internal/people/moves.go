// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people

import (
	"context"
	"slices"
	"time"
)

// moves are the changes under way that free identifiers: somebody else may be waiting for one.
type moves struct {
	running []*Move
	begun   chan struct{} // Closed, and made anew, whenever a move begins or frees something.
	freed   map[Mark]int64
	clock   int64
}

// Move is a change under way of a user who gives up identifiers.
type Move struct {
	ledger *Ledger
	frees  []Mark
	awaits *Move
}

const (
	// lateStart is how long to wait for a move that has not begun: the CLI starts those that it runs
	// at the same time within milliseconds, and starts nothing while every one of its slots waits.
	lateStart = 1500 * time.Millisecond
	// longestMove bounds the wait for one that has begun.
	longestMove = 2 * time.Minute
)

// Outcome is how a wait for identifiers ended.
type Outcome int

const (
	// Freed: somebody has given up an identifier since, so trying again is worthwhile.
	Freed Outcome = iota
	// NoMove: nobody in this run is about to give one up, or it took too long.
	NoMove
	// Circle: the one who has it waits, directly or not, for this very move.
	Circle
)

// Begin notes that a change begins which will free the identifiers. End must be called.
func (l *Ledger) Begin(frees []Mark) *Move {
	m := &Move{ledger: l, frees: slices.Clone(frees)}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.moves.running = append(l.moves.running, m)
	l.moves.wake()
	return m
}

// Since is a moment to ask Await about: what was freed before it does not count.
func (m *Move) Since() int64 {
	m.ledger.mu.Lock()
	defer m.ledger.mu.Unlock()
	return m.ledger.moves.clock
}

// Free says that the identifiers have been given up already, although the change goes on.
func (m *Move) Free() {
	m.ledger.mu.Lock()
	defer m.ledger.mu.Unlock()
	m.ledger.moves.free(m)
}

// End says that the change is over, whether it has worked or not: whoever waited for it finds out by trying
// again.
func (m *Move) End() {
	m.ledger.mu.Lock()
	defer m.ledger.mu.Unlock()
	m.ledger.moves.free(m)
	m.ledger.moves.running = slices.DeleteFunc(m.ledger.moves.running, func(o *Move) bool { return o == m })
}

func (s *moves) free(m *Move) {
	s.clock++
	if s.freed == nil {
		s.freed = map[Mark]int64{}
	}
	for _, mark := range m.frees {
		s.freed[mark] = s.clock
	}
	m.frees = nil
	// Whoever waited for this one is about to try again, and stands in nobody's way by waiting.
	for _, o := range s.running {
		if o.awaits == m {
			o.awaits = nil
		}
	}
	s.wake()
}

func (s *moves) wake() {
	if s.begun != nil {
		close(s.begun)
		s.begun = nil
	}
}

// Await waits until somebody gives up one of the wanted identifiers. It waits only for changes that
// have begun, or begin in a moment: the CLI may not start the others before this one ends.
func (m *Move) Await(ctx context.Context, wanted []Mark, since int64) Outcome {
	defer m.awaiting(nil)
	begin, end := time.NewTimer(lateStart), time.NewTimer(longestMove)
	defer begin.Stop()
	defer end.Stop()
	for late := begin.C; ; {
		outcome, changed, holder := m.look(wanted, since)
		if changed == nil {
			return outcome
		}
		if holder {
			late = nil // Whoever has it is at work.
		}
		select {
		case <-changed:
		case <-late:
			return NoMove
		case <-end.C:
			return NoMove
		case <-ctx.Done():
			return NoMove
		}
	}
}

// look decides at once, or returns what to wait for.
func (m *Move) look(wanted []Mark, since int64) (outcome Outcome, changed <-chan struct{}, holder bool) {
	l := m.ledger
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, mark := range wanted {
		if l.moves.freed[mark] > since {
			return Freed, nil, false
		}
	}
	for _, o := range l.moves.running {
		if _, has := shared(o.frees, wanted); !has || o == m {
			continue
		}
		m.awaits = o
		for at := o; at != nil; at = at.awaits {
			if at == m {
				return Circle, nil, false
			}
		}
		holder = true
		break
	}
	if l.moves.begun == nil {
		l.moves.begun = make(chan struct{})
	}
	return NoMove, l.moves.begun, holder
}

func (m *Move) awaiting(o *Move) {
	m.ledger.mu.Lock()
	defer m.ledger.mu.Unlock()
	m.awaits = o
}
