// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"sync"
)

// Stats counts Management API requests since the start or the last reset. It
// is the Go form of GET /_emulator/stats.
type Stats struct {
	Total       int            `json:"total"`
	ByRoute     map[string]int `json:"by_route"`  // "GET /users/{id}", "GET (unknown)"
	ByStatus    map[string]int `json:"by_status"` // "200", or "dropped" when no answer was sent
	MaxInFlight int            `json:"max_in_flight"`
	// CompletionMails counts what import jobs have sent to the owners of the tenant.
	CompletionMails int `json:"completion_mails,omitempty"`
}

// recorder collects Stats.
type recorder struct {
	mu       sync.Mutex
	inFlight int
	stats    Stats
}

func (c *recorder) begin() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.inFlight++
	c.stats.MaxInFlight = max(c.stats.MaxInFlight, c.inFlight)
}

func (c *recorder) end(route, status string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.inFlight--
	c.stats.Total++
	if c.stats.ByRoute == nil {
		c.stats.ByRoute, c.stats.ByStatus = map[string]int{}, map[string]int{}
	}
	c.stats.ByRoute[route]++
	c.stats.ByStatus[status]++
}

func (c *recorder) snapshot() Stats {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := c.stats
	out.ByRoute, out.ByStatus = map[string]int{}, map[string]int{}
	maps.Copy(out.ByRoute, c.stats.ByRoute)
	maps.Copy(out.ByStatus, c.stats.ByStatus)
	return out
}

func (c *recorder) reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.stats = Stats{MaxInFlight: c.inFlight}
}

// Stats returns the counters of Management API requests, and of mails of import jobs.
func (s *Server) Stats() Stats {
	out := s.stats.snapshot()
	if err := s.world.read(func(t *tx) error {
		out.CompletionMails = t.completionMails
		return nil
	}); err != nil {
		s.log.Error("counting mails", "error", err)
	}
	return out
}

// ResetStats sets the counters to zero and empties the request log. The
// content of the tenant stays.
func (s *Server) ResetStats() {
	s.stats.reset()
	s.requests.reset()
	if err := s.world.update(func(t *tx) error {
		t.completionMails = 0
		return nil
	}); err != nil {
		s.log.Error("resetting the count of mails", "error", err)
	}
}
