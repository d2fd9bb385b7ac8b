package emulator

import (
	"context"
	"maps"
	"net/http"
	"strconv"
	"time"

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

	f := s.faults.pick(r.Method, rt)
	if f != nil {
		rec.entry.Fault = f.String()
	}
	if !pause(ctx, s.latency) || !f.before(ctx) {
		return
	}
	a, ok := f.instead(s.now())
	if !ok {
		a = s.process(r, rt, raw, rawErr)
	}
	a = f.after(a)
	// Counted before the first byte leaves, so that a client that has its
	// answer finds itself in the statistics.
	rec.leave(ctx, a.Status)
	write(ctx, w, wire.Compress(a, r.Header.Get("Accept-Encoding")), f)
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

// write sends the answer, at the pace that the fault asks for.
func write(ctx context.Context, w http.ResponseWriter, a wire.Answer, f *faultRule) {
	maps.Copy(w.Header(), a.Header)
	if f.slow() == 0 {
		if a.Status != http.StatusNoContent {
			w.Header().Set("Content-Length", strconv.Itoa(len(a.Body)))
		}
		w.WriteHeader(a.Status)
		if len(a.Body) == 0 {
			return // writing even nothing is an error after a 204 over HTTP/2
		}
		sent := len(a.Body)
		if f.cuts() {
			sent /= 2
		}
		_, err := w.Write(a.Body[:sent])
		if err == nil && f.cuts() {
			err = http.NewResponseController(w).Flush()
		}
		if err != nil || f.cuts() {
			panic(http.ErrAbortHandler) // the connection is of no more use
		}
		return
	}
	w.WriteHeader(a.Status)
	const pieces = 10
	for i := range pieces {
		part := a.Body[len(a.Body)*i/pieces : len(a.Body)*(i+1)/pieces]
		if _, err := w.Write(part); err != nil {
			return
		}
		if err := http.NewResponseController(w).Flush(); err != nil || !pause(ctx, f.slow()/pieces) {
			return
		}
	}
}

// pause waits and reports whether the request is still wanted.
func pause(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
