// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/pacing"
	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
	"github.com/auth0users/terraform-provider-auth0users/internal/redact"
)

// Bounds of the body of an answer, in bytes: memory is not for the server to fill.
const (
	// maxAnswer is for what is read. A page of 100 users at the service's 1 MB per profile is the most
	// that could legitimately come; real pages have some 100 KB.
	maxAnswer = 128 << 20
	// maxConfirmation is for the answers to everything else: at most one user.
	maxConfirmation = 16 << 20
	// maxRefusal is for errors and tokens.
	maxRefusal = 1 << 20
)

// limitOf returns how large a body may be.
func (t *answerTransport) limitOf(req *http.Request, record *exchange, status int) int64 {
	switch {
	case status >= http.StatusMultipleChoices || record.quiet:
		return min(t.limit, maxRefusal)
	case req.Method != http.MethodGet:
		return min(t.limit, maxConfirmation)
	}
	return t.limit
}

// lostAnswerError is an attempt that reached the server, or may have, and brought no usable answer.
type lostAnswerError struct {
	status int // HTTP status when at least the head of the answer arrived; otherwise 0.
	err    error
}

func (e *lostAnswerError) Error() string { return "client: answer lost: " + e.err.Error() }
func (e *lostAnswerError) Unwrap() error { return e.err }

// answerTransport carries out one attempt: it limits its time, reads the whole body, and reports
// either a complete answer, a [*ConnectError] (provably never sent) or a [*lostAnswerError].
type answerTransport struct {
	next    http.RoundTripper
	timeout time.Duration
	limit   int64 // Bytes of the largest body read.
	clock   *pacing.Clock
	teller  *patience.Teller
	secrets *redact.Secrets
}

func (t *answerTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	record := exchangeOf(req.Context())
	// A request counts as never sent only when the transport asked for a connection and got none:
	// once there is one, nobody can prove that no byte of the request left.
	var asked, connected atomic.Bool
	ctx, stop := t.attemptContext(req.Context(), record.grace, &connected)
	defer stop()
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GetConn: func(string) { asked.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { connected.Store(true) },
	})
	record.attempts++
	defer t.teller.Tell(req.Context(), answerWait(req.Method, record.route, t.timeout))()
	sent := time.Now()
	resp, err := t.next.RoundTrip(req.WithContext(ctx))
	if err != nil {
		connect := connectError(t.next, req, err)
		if asked.Load() && !connected.Load() || connect.Proxy != nil && connect.Proxy.Host == "" {
			connect.Err = t.secrets.Error(connect.Err)
			return nil, connect
		}
		return nil, &lostAnswerError{err: t.nameTimeout(req.Context(), err)}
	}
	t.clock.Observe(resp.Header, sent, time.Now())
	body, err := readAnswer(resp, t.limitOf(req, record, resp.StatusCode))
	if err != nil {
		return nil, &lostAnswerError{status: resp.StatusCode, err: t.nameTimeout(req.Context(), err)}
	}
	t.secrets.Body(body)
	if err := checkAnswer(resp.StatusCode, body, record.wantJSON); err != nil {
		return nil, &lostAnswerError{status: resp.StatusCode, err: err}
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	resp.ContentLength = int64(len(body))
	return resp, nil
}

// attemptContext ends with the attempt's time limit, and with the caller's context: at once while
// there is no connection yet, after the grace period when the request is under way.
func (t *answerTransport) attemptContext(
	parent context.Context, grace time.Duration, connected *atomic.Bool,
) (context.Context, context.CancelFunc) {
	if grace <= 0 {
		return context.WithTimeout(parent, t.timeout)
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(parent), t.timeout)
	unhook := context.AfterFunc(parent, func() {
		if connected.Load() {
			timer := time.NewTimer(grace)
			defer timer.Stop()
			select {
			case <-ctx.Done():
			case <-timer.C:
			}
		}
		cancel()
	})
	return ctx, func() {
		unhook()
		cancel()
	}
}

// nameTimeout says of an answer that took too long how long it was waited for. Parent is the context without that bound.
func (t *answerTransport) nameTimeout(parent context.Context, err error) error {
	if parent.Err() == nil && errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("no complete answer within %s: %w", t.timeout, err)
	}
	return err
}

func readAnswer(resp *http.Response, limit int64) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(resp.Body, limit+1))
	if closeErr := resp.Body.Close(); err == nil {
		err = closeErr
	}
	if err == nil && int64(len(body)) > limit {
		err = fmt.Errorf("the answer is larger than %d bytes", limit)
	}
	return body, err
}

// checkAnswer refuses an answer that is not the API's whole answer: a body cut off, or with a success
// a page that a proxy put in its place, proves nothing about what the server did.
func checkAnswer(status int, body []byte, wantJSON bool) error {
	body = bytes.TrimSpace(body)
	success := status >= 200 && status <= 299
	switch {
	case len(body) == 0:
		if success && wantJSON {
			return errors.New("the answer is empty")
		}
		return nil
	case json.Valid(body):
		return nil
	case success:
		return errors.New("the answer is not valid JSON")
	case body[0] == '{':
		return errors.New("the answer is cut off")
	}
	return nil
}
