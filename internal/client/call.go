// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// call is a request for one operation of the Management API.
type call struct {
	operation *operations.Operation
	params    []string // Values of the {…} parts of the route, in order, unescaped.
	query     url.Values
	header    http.Header
	body      any   // Sent as JSON unless nil.
	form      *form // Sent in place of a body.
	// once says that this request must not be repeated after a lost answer, although the operation may be.
	once bool
	// unlogged says that request or answer may hold secrets under any name, so that no log shows them.
	unlogged bool
	// busy says that 429 may mean something else than the rate limit, which the caller waits for.
	busy bool
	// cappedTotal says that a total of 1000 or more means "1000 or more" and nothing else.
	cappedTotal bool
	onePage     bool          // The list ends with its first page.
	most        int           // How many items the list can have; 0 for what most lists can.
	grace       time.Duration // How long a request under way may go on after the caller has cancelled.
}

// do sends the call and decodes a success into out, which may be nil. Errors are [*Error],
// [*ConnectError] and [*AuthError]; after a cancellation an [*Error] that wraps the context's.
func (c *Client) do(ctx context.Context, call call, out any) error {
	err := c.send(ctx, call, out)
	c.noteWrite(call, out, err)
	return c.cleaned(err)
}

// send is do without the bookkeeping.
func (c *Client) send(ctx context.Context, call call, out any) error {
	target, err := c.target(call)
	if err != nil {
		return err
	}
	var body []byte
	if call.body != nil {
		if body, err = json.Marshal(call.body); err != nil {
			return fmt.Errorf("client: %s: the request cannot be written as JSON: %w", call.operation, err)
		}
	}
	c.secrets.Body(body)
	contentType := "application/json"
	if call.form != nil {
		body, contentType = call.form.body, call.form.contentType
	}
	record := &exchange{
		route: call.operation.Route, group: call.operation.Group, wantJSON: out != nil,
		repeatable: call.operation.Repeatable && !call.once, grace: call.grace, unlogged: call.unlogged, busy: call.busy,
	}
	var reader io.Reader
	if body != nil {
		reader = bytes.NewReader(body)
	}
	req, err := http.NewRequestWithContext(withExchange(ctx, record), call.operation.Method, target.String(), reader)
	if err != nil {
		return fmt.Errorf("client: %s: %w", call.operation, err)
	}
	for name, values := range call.header {
		req.Header[name] = values
	}
	req.Header.Set("Accept", "application/json")
	if body != nil {
		req.Header.Set("Content-Type", contentType)
	}
	resp, err := c.transport.RoundTrip(req)
	if err != nil {
		return callError(ctx, call, record, err)
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		answer, err := io.ReadAll(resp.Body)
		if err != nil {
			return callError(ctx, call, record, &lostAnswerError{status: resp.StatusCode, err: err})
		}
		return errorFromAnswer(resp.StatusCode, resp.Header, answer).of(call, record)
	}
	if out == nil {
		err = understandNothing(resp.StatusCode, call.operation.Background)
	} else {
		err = understand(resp.StatusCode, call.operation.Background, resp.Body, out)
	}
	if err != nil {
		record.ambiguous = record.ambiguous || call.operation.Method != http.MethodGet
		failure := &Error{Status: resp.StatusCode, RequestID: requestID(resp.Header), Err: err}
		return failure.of(call, record)
	}
	return nil
}

// of completes an error with what is known about the call.
func (e *Error) of(call call, record *exchange) *Error {
	e.Method, e.Path = call.operation.Method, call.operation.Route
	e.Attempts, e.MayHaveBeenProcessed, e.Waited = record.attempts, record.ambiguous, record.waited
	return e
}

// callError turns what the round trippers report into the package's exported errors.
func callError(ctx context.Context, call call, record *exchange, err error) error {
	if cancelled := ctx.Err(); cancelled != nil {
		return (&Error{Err: cancelled}).of(call, record)
	}
	if lost, ok := as[*lostAnswerError](err); ok {
		return (&Error{Status: lost.status, Err: lost.err}).of(call, record)
	}
	tokenless, noToken := as[*noTokenError](err)
	connect, noConnection := as[*ConnectError](err)
	switch {
	case noToken:
		err = tokenless.err
	case noConnection:
		err = connect
	default:
		return (&Error{Err: err}).of(call, record)
	}
	if record.ambiguous {
		// Not reaching the server now says nothing about the earlier attempt.
		return (&Error{Err: err}).of(call, record)
	}
	return err
}

// target builds the URL. Every parameter becomes exactly one path segment, whatever it holds.
func (c *Client) target(call call) (*url.URL, error) {
	path, raw := "/api/v2", "/api/v2"
	next := 0
	for segment := range strings.SplitSeq(strings.TrimPrefix(call.operation.Route, "/"), "/") {
		if !strings.HasPrefix(segment, "{") {
			path, raw = path+"/"+segment, raw+"/"+segment
			continue
		}
		value := call.params[next]
		next++
		if value == "" {
			return nil, fmt.Errorf("client: %s: %s is empty", call.operation, strings.Trim(segment, "{}"))
		}
		path, raw = path+"/"+value, raw+"/"+escapeSegment(value)
	}
	target := *c.base
	target.Path, target.RawPath = path, raw
	target.RawQuery = call.query.Encode()
	return &target, nil
}

// escapeSegment escapes a path segment, dots included where a server would take the segment for
// "this" or "parent directory".
func escapeSegment(value string) string {
	switch value {
	case ".":
		return "%2E"
	case "..":
		return "%2E%2E"
	}
	return url.PathEscape(value)
}
