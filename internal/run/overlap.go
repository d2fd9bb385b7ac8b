package run

import "sync"

// Overlap remembers which users have their roles or permissions managed as a whole
// in this run, and which one by one: the two undo each other's work.
type Overlap struct {
	mu    sync.Mutex
	modes map[overlapKey]overlapModes
}

type overlapKey struct{ noun, userID string }

type overlapModes struct{ whole, single bool }

// Whole records that all of a user's roles (noun "role") are managed by one resource,
// and reports whether another one manages a single one of them.
func (o *Overlap) Whole(noun, userID string) bool {
	return o.add(noun, userID, overlapModes{whole: true}).single
}

// Single records that one of a user's roles is managed on its own, and reports
// whether another resource manages all of them.
func (o *Overlap) Single(noun, userID string) bool {
	return o.add(noun, userID, overlapModes{single: true}).whole
}

func (o *Overlap) add(noun, userID string, mode overlapModes) overlapModes {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.modes == nil {
		o.modes = make(map[overlapKey]overlapModes)
	}
	key := overlapKey{noun, userID}
	seen := o.modes[key]
	o.modes[key] = overlapModes{whole: seen.whole || mode.whole, single: seen.single || mode.single}
	return seen
}
