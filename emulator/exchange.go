// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/fault"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// statusDropped stands in statistics and log for an exchange that got no answer.
const statusDropped = "dropped"

// exchange takes one request from arrival to answer: statistics, latency and
// faults around process.
func (s *Server) exchange(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	rt := s.route(r)
	raw, rawErr := readBody(r.Body)
	rec := s.arrive(r, rt, raw)
	// Dropping a connection is a panic that net/http knows, hence the defer.
	defer func() { rec.leave(ctx, 0) }()

	q := fault.Request{Route: rt.key, Management: rt.management, HTTP: r, Body: raw}
	strike := s.faults.Pick(q, 0)
	rec.entry.Fault = strike.Rule()
	if !fault.Pause(ctx, s.latency) || !strike.Before(ctx) {
		return
	}
	a, made := strike.Instead(s.now())
	if !made {
		asked := strike.Rewrite(r)
		for range strike.Times() {
			a = s.process(asked, rt, raw, rawErr)
		}
		if late := s.faults.Pick(q, a.Status); strike == nil && late != nil {
			strike, rec.entry.Fault = late, late.Rule()
		}
	}
	a, wanted := strike.After(ctx, s.now(), a)
	if !wanted {
		return
	}
	if s.tampered(r, raw, &a) || strike != nil {
		markForged(w)
	}
	// Counted before the first byte leaves, so that a client that has its
	// answer finds itself in the statistics.
	rec.leave(ctx, a.Status)
	write(ctx, w, wire.Compress(a, r.Header.Get("Accept-Encoding")), strike)
}

// tampered lets the hook change the answer and reports whether there is one.
func (s *Server) tampered(r *http.Request, raw []byte, a *wire.Answer) bool {
	tamper := *s.tamper.Load()
	if tamper == nil {
		return false
	}
	copied := r.Clone(r.Context())
	copied.Body = io.NopCloser(bytes.NewReader(raw))
	changed := Answer(*a)
	tamper(copied, &changed)
	*a = wire.Answer(changed)
	return true
}

// markForged tells a handler in front of the emulator that validates its answers
// that this one is not the emulator's own.
func markForged(w http.ResponseWriter) {
	if marked, ok := w.(interface{ MarkForged() }); ok {
		marked.MarkForged()
	}
}

// record is the trace of one exchange in statistics and log.
type record struct {
	server  *Server
	route   route
	started time.Time
	entry   LogEntry
	left    bool
}

func (s *Server) arrive(r *http.Request, rt route, raw []byte) *record {
	if rt.management {
		s.stats.begin()
	}
	now := s.now()
	return &record{server: s, route: rt, started: now, entry: LogEntry{
		Time: formatTime(now), Method: r.Method, Path: r.URL.EscapedPath(), Query: r.URL.RawQuery,
		Route: rt.key, RequestBody: redactBody(r.Header.Get("Content-Type"), raw),
	}}
}

// leave notes the end of the exchange; status 0 means that there was no
// answer. Only the first call counts.
func (x *record) leave(ctx context.Context, status int) {
	if x.left {
		return
	}
	x.left = true
	s := x.server
	outcome := statusDropped
	if status != 0 {
		outcome = strconv.Itoa(status)
	}
	if x.route.management {
		s.stats.end(x.route.key, outcome)
	}
	x.entry.Status = status
	x.entry.Milliseconds = float64(s.now().Sub(x.started)) / float64(time.Millisecond)
	s.requests.add(x.entry)
	s.log.DebugContext(ctx, "request", "method", x.entry.Method, "path", x.entry.Path, "status", outcome, "ms", x.entry.Milliseconds)
}
