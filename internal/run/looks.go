// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package run

import "sync"

// Looks remembers what one step of a piece of work has looked at already, so that the next step of the same run
// need not look again.
type Looks struct {
	mu   sync.Mutex
	keys map[string]struct{}
}

// Looked records a look at what the key names.
func (l *Looks) Looked(key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.keys == nil {
		l.keys = make(map[string]struct{})
	}
	l.keys[key] = struct{}{}
}

// Take reports whether there was a look, which counts once.
func (l *Looks) Take(key string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	_, looked := l.keys[key]
	delete(l.keys, key)
	return looked
}
