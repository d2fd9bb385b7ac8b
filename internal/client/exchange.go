// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/pacing"
)

// exchange is what the round trippers know about the API call that a request belongs to, and what
// they learn about it. One goroutine at a time works on a call, so it needs no lock.
type exchange struct {
	route      string        // Route template, e.g. "/users/{id}".
	group      pacing.Group  // Rate-limit group the endpoint counts in.
	wantJSON   bool          // Whether a success must carry a JSON body.
	repeatable bool          // Whether it may be sent again after a lost answer.
	quiet      bool          // Whether it is about a token: bodies are small, and never go to the log.
	unlogged   bool          // Whether bodies never go to the log, whatever the level.
	busy       bool          // Whether 429 is left to the caller.
	grace      time.Duration // How long a request under way may go on after the caller has cancelled.

	attempts  int           // Attempts made.
	ambiguous bool          // Whether an attempt may have been processed without a confirmation.
	began     time.Time     // When it was sent first.
	answered  bool          // Whether the other side was reached.
	failures  int           // Failed attempts that count against the allowed retries.
	limited   int           // Answers with 429.
	waited    time.Duration // Time spent waiting: for the rate limit and between attempts.
}

type exchangeKey struct{}

func withExchange(ctx context.Context, e *exchange) context.Context {
	return context.WithValue(ctx, exchangeKey{}, e)
}

// exchangeOf returns the call's exchange; a request from elsewhere gets one that allows nothing
// special.
func exchangeOf(ctx context.Context) *exchange {
	if e, ok := ctx.Value(exchangeKey{}).(*exchange); ok {
		return e
	}
	return &exchange{route: "(unknown)"}
}
