// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package batch

import (
	"context"
	"time"
)

const (
	// quiet is how long to wait for one more call, and longest how long in all. A CLI that
	// runs a hundred at once on a busy machine delivers them one by one, in half a second;
	// whoever knows how many to expect does not wait longer than that.
	quiet   = 50 * time.Millisecond
	longest = 600 * time.Millisecond
)

// gather returns when nothing has arrived for a moment, after little more than half a
// second at the latest, or as soon as an arrival is true: then everybody is there.
func gather(ctx context.Context, arrivals <-chan bool) {
	end := time.NewTimer(longest)
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
