// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package run

import (
	"context"
	"sync"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

// Turns lets changes of the same thing wait for each other, such as a change of one of a user's authentication
// methods for a replacement of all of them.
type Turns struct {
	teller patience.Teller

	mu    sync.Mutex
	taken map[string]chan struct{}
}

// longestTurn bounds the wait for a turn: for a hundred others that have one at a time and whose
// requests the service keeps waiting.
const longestTurn = time.Hour

// Take waits for the turn of the key, which lasts until end is called. When ctx ends
// before, it returns without the turn: whatever the caller does with ctx fails anyway.
// So it does after an hour: Auth0 then is what keeps two changes apart.
func (t *Turns) Take(ctx context.Context, key string) (end func()) {
	return t.take(ctx, key, "another change of the user "+key)
}

// take waits for the turn of the key in words of the caller.
func (t *Turns) take(ctx context.Context, key, what string) (end func()) {
	t.mu.Lock()
	if t.taken == nil {
		t.taken = make(map[string]chan struct{})
	}
	turn, ok := t.taken[key]
	if !ok {
		turn = make(chan struct{}, 1)
		t.taken[key] = turn
	}
	t.mu.Unlock()
	if !t.teller.Take(ctx, patience.Wait{For: what, Most: longestTurn}, turn) {
		return func() {}
	}
	return func() { <-turn }
}
