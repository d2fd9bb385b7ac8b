// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/auth0users/terraform-provider-auth0users/internal/redact"
)

// logSubsystem names the logger; its level can be set by TF_LOG_PROVIDER_AUTH0USERS_AUTH0.
const logSubsystem = "auth0"

// maxLogged is the largest body that is logged: real pages of 100 users have a tenth of it.
const maxLogged = 1 << 20

// loggingTransport writes one DEBUG line per attempt, with the route template in place of the URL,
// and at TRACE the bodies. Secrets are masked in all of it; the Authorization header is never logged.
type loggingTransport struct {
	next    http.RoundTripper
	secrets *redact.Secrets
}

func (t *loggingTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	ctx := tflog.NewSubsystem(req.Context(), logSubsystem,
		tflog.WithLevelFromEnv("TF_LOG_PROVIDER_AUTH0USERS", logSubsystem), tflog.WithRootFields())
	record := exchangeOf(ctx)
	fields := map[string]any{"method": req.Method, "route": record.route, "attempt": record.attempts + 1}
	t.traceRequest(ctx, req, record, fields)

	began := time.Now()
	resp, err := t.next.RoundTrip(req)
	fields["duration_ms"] = time.Since(began).Milliseconds()
	if err != nil {
		fields["error"] = t.secrets.Text(err.Error())
		tflog.SubsystemDebug(ctx, logSubsystem, "No answer from Auth0", fields)
		return nil, err
	}
	fields["status"] = resp.StatusCode
	for name, header := range map[string]string{
		"ratelimit_limit": "X-RateLimit-Limit", "ratelimit_remaining": "X-RateLimit-Remaining",
		"ratelimit_reset": "X-RateLimit-Reset", "retry_after": "Retry-After",
	} {
		if value := resp.Header.Get(header); value != "" {
			fields[name] = t.secrets.Text(value)
		}
	}
	if id := requestID(resp.Header); id != "" {
		fields["request_id"] = t.secrets.Text(id)
	}
	tflog.SubsystemDebug(ctx, logSubsystem, "Answer from Auth0", fields)
	t.traceAnswer(ctx, resp, record)
	return resp, nil
}

func (t *loggingTransport) traceRequest(ctx context.Context, req *http.Request, record *exchange, fields map[string]any) {
	if record.quiet || record.unlogged || !tflog.SubsystemIsTrace(ctx, logSubsystem) {
		return
	}
	var body []byte
	if req.GetBody != nil {
		if reader, err := req.GetBody(); err == nil {
			body, _ = io.ReadAll(reader) // From memory.
			_ = reader.Close()
		}
	}
	tflog.SubsystemTrace(ctx, logSubsystem, "Request to Auth0", fields, map[string]any{"body": t.secrets.JSON(body)})
}

func (t *loggingTransport) traceAnswer(ctx context.Context, resp *http.Response, record *exchange) {
	if record.quiet || record.unlogged || !tflog.SubsystemIsTrace(ctx, logSubsystem) {
		return
	}
	body, err := io.ReadAll(resp.Body) // From memory.
	_ = resp.Body.Close()
	resp.Body = io.NopCloser(bytes.NewReader(body))
	if err != nil {
		return
	}
	text := fmt.Sprintf("(%d bytes, left out)", len(body))
	if len(body) <= maxLogged {
		text = t.secrets.JSON(body)
	}
	fields := map[string]any{"route": record.route, "status": resp.StatusCode, "body": text}
	tflog.SubsystemTrace(ctx, logSubsystem, "Body of the answer", fields)
}
