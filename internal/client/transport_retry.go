// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"math"
	"net/http"
	"net/url"
	"time"

	"github.com/hashicorp/go-retryablehttp"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/pacing"
	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
)

// retryTransport repeats attempts with go-retryablehttp: the loop and the rewinding of bodies are the
// library's, the two decisions (whether, and how long to wait) and the waiting itself are ours.
type retryTransport struct {
	next    http.RoundTripper
	retries int // Attempts after the first for failures; 429 does not count.
	clock   *pacing.Clock
	teller  *patience.Teller
	outage  *outage
}

func (t *retryTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	ctx := req.Context()
	record := exchangeOf(ctx)
	record.began = time.Now()
	repeated, err := retryablehttp.FromRequest(req)
	if err != nil {
		return nil, err
	}
	pause := func(reason string, most time.Duration) { record.pause(ctx, t.teller, reason, most) }
	loop := retryablehttp.Client{
		HTTPClient: &http.Client{
			Transport: t.next,
			// The API never redirects; following would carry the request to another place.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		RetryMax: math.MaxInt, // The policy below counts.
		CheckRetry: func(ctx context.Context, resp *http.Response, err error) (bool, error) {
			return t.again(ctx, record, req.Method, resp, err), nil
		},
		Backoff: func(_, _ time.Duration, _ int, resp *http.Response) time.Duration {
			pause(pauseReason(req.Method, record.route, statusOf(resp)), t.wait(record, resp))
			return 0
		},
		ErrorHandler: retryablehttp.PassthroughErrorHandler,
	}
	resp, err := loop.Do(repeated)
	if resp == nil && !record.answered {
		t.outage.gaveUp(record.began, record.failures, t.retries)
	}
	if wrapped, ok := as[*url.Error](err); ok {
		err = wrapped.Err // Its text holds the whole URL, e-mail addresses included.
	}
	return resp, err
}

// again decides whether to repeat, and keeps the call's record.
func (t *retryTransport) again(ctx context.Context, record *exchange, method string, resp *http.Response, err error) bool {
	safe, unsent := record.repeatable, false
	if _, lost := as[*lostAnswerError](err); lost || resp != nil {
		record.answered = true
		t.outage.answer()
	}
	switch {
	case err != nil:
		if _, tokenless := as[*noTokenError](err); tokenless {
			return false
		}
		var connect *ConnectError
		if connect, unsent = as[*ConnectError](err); unsent {
			t.outage.miss(connect)
		}
		if unsent && (connect.lasting() || record.failures == 0 && t.outage.lasts()) {
			return false
		}
		if _, lost := as[*lostAnswerError](err); lost {
			record.ambiguous = record.ambiguous || method != http.MethodGet
		} else if !unsent {
			return false // Nothing that went over the network: a wait that was cancelled.
		}
		if !safe && !unsent {
			return false
		}
	case resp.StatusCode == http.StatusTooManyRequests:
		record.limited++
		return !record.busy && ctx.Err() == nil && record.waited < rateLimitPatience
	case resp.StatusCode == http.StatusRequestTimeout,
		resp.StatusCode >= 500 && resp.StatusCode != http.StatusNotImplemented:
		record.ambiguous = record.ambiguous || method != http.MethodGet
		if !safe {
			return false
		}
	default:
		return false
	}
	record.failures++
	return ctx.Err() == nil && record.failures <= t.retries && record.waited < rateLimitPatience
}

// statusOf returns the HTTP status of an answer; 0 for none.
func statusOf(resp *http.Response) int {
	if resp == nil {
		return 0
	}
	return resp.StatusCode
}

// wait returns how long to pause before the next attempt.
func (t *retryTransport) wait(record *exchange, resp *http.Response) time.Duration {
	if resp == nil {
		return backoff(record.failures)
	}
	if resp.StatusCode != http.StatusTooManyRequests {
		asked, _ := pacing.RetryAfter(resp.Header, t.clock, time.Now())
		return min(max(asked, backoff(record.failures)), pacing.LongestWait)
	}
	asked, ok := pacing.ServerWait(resp.Header, t.clock, time.Now())
	if !ok || asked <= 0 {
		// No hint, or one that has passed already and did not help.
		asked = backoff(record.limited)
	}
	asked = min(asked, pacing.LongestWait)
	return asked + patience.Jitter(asked/10+250*time.Millisecond)
}
