// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"maps"
	"net/http"
	"sync"
	"time"
)

// Stats is what a client has done so far.
type Stats struct {
	// Requests counts attempts sent to the Management API by method and route template, e.g.
	// "GET /users/{id}". Token requests are not counted.
	Requests map[string]int
	// RateLimited counts answers with 429: failures of the pacing.
	RateLimited int
	// Waited is how long requests were held back for the tenant's budget, summed over all of them.
	Waited time.Duration
}

// usage collects Stats.
type usage struct {
	mu    sync.Mutex
	stats Stats
}

func newUsage() *usage { return &usage{stats: Stats{Requests: map[string]int{}}} }

func (u *usage) record(method, route string, waited time.Duration, resp *http.Response) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.stats.Requests[method+" "+route]++
	u.stats.Waited += waited
	if resp != nil && resp.StatusCode == http.StatusTooManyRequests {
		u.stats.RateLimited++
	}
}

func (u *usage) snapshot() Stats {
	u.mu.Lock()
	defer u.mu.Unlock()
	stats := u.stats
	stats.Requests = maps.Clone(stats.Requests)
	return stats
}

// Stats returns what the client has done so far.
func (c *Client) Stats() Stats { return c.usage.snapshot() }
