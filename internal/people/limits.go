// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package people

import (
	"maps"
	"slices"
)

// Limit tells of a run that would delete or block more users than it may.
type Limit struct {
	Fate  Fate     // Deletes or Blocks.
	Max   int64    // How many it may.
	Names []string // Those met so far, sorted.
}

// Count counts a user whom the plan deletes or blocks, each once, and returns the limit when this is
// the first one too many. Those who come after are counted too, without another word.
func (l *Ledger) Count(fate Fate, id, name string) *Limit {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.tooMany(fate, id, name) || l.over[fate] {
		return nil
	}
	if l.over == nil {
		l.over = map[Fate]bool{}
	}
	l.over[fate] = true
	return l.limit(fate)
}

// Refuse is Count at apply, right before a user is deleted or blocked: it returns the limit for each one too
// many.
func (l *Ledger) Refuse(fate Fate, id, name string) *Limit {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.tooMany(fate, id, name) {
		return nil
	}
	refused := l.limit(fate)
	delete(l.counted[fate], id)
	return refused
}

func (l *Ledger) tooMany(fate Fate, id, name string) bool {
	if l.counted == nil {
		l.counted = map[Fate]map[string]string{Deletes: {}, Blocks: {}}
	}
	l.counted[fate][id] = name
	most := l.most(fate)
	return most != nil && int64(len(l.counted[fate])) > *most
}

func (l *Ledger) most(fate Fate) *int64 {
	if fate == Deletes {
		return l.MaxDeletions
	}
	return l.MaxBlocks
}

func (l *Ledger) limit(fate Fate) *Limit {
	return &Limit{Fate: fate, Max: *l.most(fate), Names: slices.Sorted(maps.Values(l.counted[fate]))}
}

// Say counts how often something of a kind was said in this run, this time included.
func (l *Ledger) Say(kind string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.said == nil {
		l.said = map[string]int{}
	}
	l.said[kind]++
	return l.said[kind]
}
