// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"fmt"
	"sync"
	"time"

	"golang.org/x/oauth2"
)

// maxLeeway is how long before its expiry a token is replaced; short-lived tokens use a tenth of
// their lifetime instead.
const maxLeeway = time.Minute

// tokenCache holds the process's one access token. However many requests need one, it is fetched
// once; a caller that is cancelled leaves the fetch running for the others, and when the last one
// leaves, the fetch ends too.
type tokenCache struct {
	fetch func(context.Context) (*oauth2.Token, error) // nil for a static token.

	mu          sync.Mutex
	token       *oauth2.Token
	renewAt     time.Time // Zero when the token does not expire.
	proven      bool      // Whether the API has accepted the current token at least once.
	replacement bool      // Whether the current token was fetched because of a 401.
	flight      *tokenFlight
}

type tokenFlight struct {
	done    chan struct{}
	cancel  context.CancelFunc
	waiting int
	token   *oauth2.Token
	err     error
}

func newStaticTokens(token string) *tokenCache {
	return &tokenCache{token: &oauth2.Token{AccessToken: token}}
}

// get returns a token that has not expired, fetching one when there is none.
func (c *tokenCache) get(ctx context.Context) (*oauth2.Token, error) {
	c.mu.Lock()
	if c.token != nil && (c.renewAt.IsZero() || time.Now().Before(c.renewAt)) {
		defer c.mu.Unlock()
		return c.token, nil
	}
	flight := c.join(ctx)
	c.mu.Unlock()

	select {
	case <-flight.done:
		if flight.err != nil {
			if token := c.unexpired(); token != nil {
				return token, nil // Renewal came early; the old token still has its last minute.
			}
		}
		return flight.token, flight.err
	case <-ctx.Done():
		c.leave(flight)
		return nil, ctx.Err()
	}
}

// peek returns the token of the last fetch, or the static one; nil when none was needed yet.
func (c *tokenCache) peek() *oauth2.Token {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.token
}

// unexpired returns the current token unless it has expired.
func (c *tokenCache) unexpired() *oauth2.Token {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.token == nil || !time.Now().Before(c.token.Expiry) {
		return nil
	}
	return c.token
}

// join returns the fetch under way, or starts one. The caller holds the lock.
func (c *tokenCache) join(ctx context.Context) *tokenFlight {
	if c.flight == nil {
		// The values (the logger) are the first caller's, its cancellation is not.
		shared, cancel := context.WithCancel(context.WithoutCancel(ctx))
		flight := &tokenFlight{done: make(chan struct{}), cancel: cancel}
		c.flight = flight
		go c.run(shared, flight)
	}
	c.flight.waiting++
	return c.flight
}

func (c *tokenCache) run(ctx context.Context, flight *tokenFlight) {
	defer flight.cancel()
	fetched := time.Now()
	token, err := c.fetchSafely(ctx)

	c.mu.Lock()
	defer c.mu.Unlock()
	flight.token, flight.err = token, err
	if c.flight == flight {
		c.flight = nil
		if err == nil {
			c.token, c.renewAt, c.proven = token, time.Time{}, false
			if !token.Expiry.IsZero() {
				c.renewAt = token.Expiry.Add(-min(maxLeeway, token.Expiry.Sub(fetched)/10))
			}
		}
	}
	close(flight.done)
}

// fetchSafely makes an error of a panic: this goroutine is nobody's call, so it would end the process,
// and those who wait for the token would never hear of it.
func (c *tokenCache) fetchSafely(ctx context.Context) (token *oauth2.Token, err error) {
	defer func() {
		if recovered := recover(); recovered != nil {
			token, err = nil, fmt.Errorf("client: fetching the token ended in a panic of the type %T", recovered)
		}
	}()
	return c.fetch(ctx)
}

func (c *tokenCache) leave(flight *tokenFlight) {
	c.mu.Lock()
	defer c.mu.Unlock()
	flight.waiting--
	if flight.waiting > 0 {
		return
	}
	flight.cancel()
	if c.flight == flight {
		// Nobody must join a fetch that is about to fail.
		c.flight = nil
	}
}

// accepted notes that the API took the token.
func (c *tokenCache) accepted(token *oauth2.Token) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if token == c.token {
		c.proven, c.replacement = true, false
	}
}

// drop removes a token that the API refused and reports whether another one is worth trying: never
// for a static token, and not when the refused token was itself fetched because of a refusal and has
// never worked, so that a lasting refusal does not use up the tenant's token quota.
func (c *tokenCache) drop(token *oauth2.Token) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.fetch == nil {
		return false
	}
	if token != c.token {
		return true // Another caller has dropped it already.
	}
	if c.replacement && !c.proven {
		return false
	}
	c.token, c.replacement = nil, true
	return true
}
