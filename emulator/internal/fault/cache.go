// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package fault

import (
	"maps"
	"net/http"
	"sync"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// cache repeats the first answer to each GET, whoever asks.
type cache struct {
	mu   sync.Mutex
	kept map[string]wire.Answer
}

func newCache() *cache { return &cache{kept: map[string]wire.Answer{}} }

func (c *cache) effect() effect {
	return effect{instead: c.recall, after: c.keep}
}

func (c *cache) recall(s *Strike) (wire.Answer, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	a, ok := c.kept[s.request.HTTP.URL.RequestURI()]
	a.Header = maps.Clone(a.Header)
	return a, ok && s.request.HTTP.Method == http.MethodGet
}

func (c *cache) keep(s *Strike, a wire.Answer) wire.Answer {
	const most = 1000 // answers; more would be kept for nobody
	c.mu.Lock()
	defer c.mu.Unlock()
	uri := s.request.HTTP.URL.RequestURI()
	if _, ok := c.kept[uri]; !ok && s.request.HTTP.Method == http.MethodGet && len(c.kept) < most {
		kept := a
		kept.Header = maps.Clone(a.Header)
		c.kept[uri] = kept
	}
	return a
}
