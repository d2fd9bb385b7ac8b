package providerdata

import (
	"context"
	"sync"
)

// Turns has work on the same thing done one after the other, such as a change of one
// of a user's methods and a replacement of all of them.
type Turns struct {
	mu    sync.Mutex
	taken map[string]chan struct{}
}

// Take waits for the turn of the key, which lasts until end is called. When ctx ends
// before, it returns without the turn: whatever the caller does with ctx fails anyway.
func (t *Turns) Take(ctx context.Context, key string) (end func()) {
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
	select {
	case turn <- struct{}{}:
		return func() { <-turn }
	case <-ctx.Done():
		return func() {}
	}
}
