// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"fmt"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

// Bounds of waiting. Every wait of the client is one of these, or shorter; [pacing.LongestWait] bounds a
// single one.
const (
	// rateLimitPatience bounds what one request waits in all: for room in the rate limit, for answers
	// with 429, and between attempts.
	rateLimitPatience = 15 * time.Minute
	// leastPatience is what is left for the rate limit when the pauses between attempts have used up
	// everything.
	leastPatience = time.Minute
	// tokenPatience bounds the total wait for a token while the endpoint answers 429.
	tokenPatience = 2 * time.Minute
	// jobPatience bounds the wait for a job when the caller's context has no end of its own.
	jobPatience = 15 * time.Minute
)

const rateLimitAdvice = "Find out what else uses the Management API of the tenant at this time, or lower the CLI's -parallelism. " +
	"The provider's rate_limit_share and max_requests_per_second say how much of the budget it may use."

// roomWait is the wait of a request for room in the tenant's budget.
func (e *exchange) roomWait() patience.Wait {
	return patience.Wait{
		For: "room in the rate limit of the tenant", Most: max(rateLimitPatience-e.waited, leastPatience), Advice: rateLimitAdvice,
	}
}

// pause waits between two attempts of a call and counts it.
func (e *exchange) pause(ctx context.Context, teller *patience.Teller, reason string, pause time.Duration) {
	began := time.Now()
	// The caller finds out by itself that the context has ended.
	_ = teller.Sleep(ctx, patience.Wait{For: reason, Most: pause}, pause)
	e.waited += time.Since(began)
}

// pauseReason is what a pause between two attempts waits for.
func pauseReason(method, route string, status int) string {
	return fmt.Sprintf("the next attempt at %s %s (%s)", method, route, outcome(status))
}

func outcome(status int) string {
	if status == 0 {
		return "no answer to the last one"
	}
	return fmt.Sprintf("the last one was answered with status %d", status)
}

// answerWait is the wait for the answer to one attempt.
func answerWait(method, route string, most time.Duration) patience.Wait {
	return patience.Wait{For: fmt.Sprintf("the answer to %s %s", method, route), Most: most}
}
