// Package gather lets reads that come at the same time find each other. The CLI
// asks for one resource at a time, a handful at once, and nobody tells how many
// are still to come: whoever wants to answer several with one request waits a
// moment.
package gather

import (
	"context"
	"time"
)

const (
	// quiet is how long to wait for one more read, and patience how long in all. A
	// CLI that runs a hundred at once on a busy machine delivers them one by one, in
	// half a second; whoever knows how many to expect does not wait longer than that.
	quiet    = 50 * time.Millisecond
	patience = 600 * time.Millisecond
)

// Wait returns when no read has arrived for a moment, after little more than half a
// second at the latest, or as soon as an arrival is true: then everybody is there.
func Wait(ctx context.Context, arrivals <-chan bool) {
	end := time.NewTimer(patience)
	defer end.Stop()
	calm := time.NewTimer(quiet)
	defer calm.Stop()
	for {
		select {
		case enough := <-arrivals:
			if enough {
				return
			}
			calm.Reset(quiet)
		case <-calm.C:
			return
		case <-end.C:
			return
		case <-ctx.Done():
			return
		}
	}
}
