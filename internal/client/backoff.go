// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

const (
	backoffFirst = 500 * time.Millisecond
	backoffMost  = 10 * time.Second
)

// backoff returns how long to wait before the attempt after n failed ones (n >= 1): doubling from
// half a second up to ten seconds, minus up to a quarter at random.
func backoff(n int) time.Duration {
	wait := backoffMost
	if shift := max(n, 1) - 1; shift < 8 {
		wait = min(backoffFirst<<shift, backoffMost)
	}
	return wait - patience.Jitter(wait/4)
}

// sleep waits, and ends early with the context's error.
func sleep(ctx context.Context, wait time.Duration) error {
	if wait <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
