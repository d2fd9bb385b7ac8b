// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/oauth2"
)

// The first caller starts the fetch; its cancellation must not fail the others.
func TestTokenFetchSurvivesCancellationOfOne(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		var fetches atomic.Int32
		cache := &tokenCache{fetch: func(ctx context.Context) (*oauth2.Token, error) {
			fetches.Add(1)
			select {
			case <-release:
				return &oauth2.Token{AccessToken: "shared"}, nil
			case <-ctx.Done():
				return nil, ctx.Err()
			}
		}}
		first, cancel := context.WithCancel(t.Context())
		type result struct {
			token *oauth2.Token
			err   error
		}
		results := make([]chan result, 3)
		for i := range results {
			ctx := t.Context()
			if i == 0 {
				ctx = first
			}
			results[i] = make(chan result, 1)
			go func() {
				token, err := cache.get(ctx)
				results[i] <- result{token, err}
			}()
			synctest.Wait()
		}
		cancel()
		if got := <-results[0]; !errors.Is(got.err, context.Canceled) {
			t.Errorf("the cancelled caller got %v", got.err)
		}
		close(release)
		for _, waiting := range results[1:] {
			if got := <-waiting; got.err != nil || got.token.AccessToken != "shared" {
				t.Errorf("another caller got %v, %v", got.token, got.err)
			}
		}
		if fetches.Load() != 1 {
			t.Errorf("%d fetches, want 1", fetches.Load())
		}
	})
}

// When the last caller leaves, the fetch ends, and the next caller starts afresh.
func TestTokenFetchEndsWithLastCaller(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var fetches, ended atomic.Int32
		cache := &tokenCache{fetch: func(ctx context.Context) (*oauth2.Token, error) {
			if fetches.Add(1) == 1 {
				<-ctx.Done()
				ended.Add(1)
				return nil, ctx.Err()
			}
			return &oauth2.Token{AccessToken: "second"}, nil
		}}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := cache.get(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error %v", err)
		}
		token, err := cache.get(t.Context())
		if err != nil || token.AccessToken != "second" {
			t.Errorf("token %v, error %v", token, err)
		}
		synctest.Wait()
		if ended.Load() != 1 {
			t.Error("the abandoned fetch goes on")
		}
		if token, err = cache.get(t.Context()); err != nil || token.AccessToken != "second" || fetches.Load() != 2 {
			t.Errorf("token %v, error %v, %d fetches", token, err, fetches.Load())
		}
	})
}
