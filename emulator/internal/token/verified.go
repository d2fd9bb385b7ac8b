// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package token

import (
	"sync"
	"time"
)

// Verified remembers what tokens say whose signature has been checked: that check
// is the most expensive part of a small request.
type Verified[T any] struct {
	mu     sync.RWMutex
	tokens map[string]verified[T]
}

type verified[T any] struct {
	says  T
	until time.Time
}

// Get returns what a token says, if it is known and still valid.
func (v *Verified[T]) Get(token string, now time.Time) (T, bool) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	t, ok := v.tokens[token]
	return t.says, ok && now.Before(t.until)
}

// Put remembers a token until it expires.
func (v *Verified[T]) Put(token string, says T, until time.Time) {
	const enough = 1000 // then start over: clients have few tokens at a time
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.tokens == nil || len(v.tokens) >= enough {
		v.tokens = map[string]verified[T]{}
	}
	v.tokens[token] = verified[T]{says, until}
}
