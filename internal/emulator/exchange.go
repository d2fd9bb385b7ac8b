package emulator

import (
	"context"
	"net/http"
	"strconv"
	"time"
)

// statusDropped stands in statistics and log for an exchange that got no answer.
const statusDropped = "dropped"

// exchange takes one request from arrival to answer: statistics, latency and
// faults around process.
func (s *Server) exchange(w http.ResponseWriter, r *http.Request) {
	started := s.now()
	rt := s.route(r)
	if rt.management {
		s.stats.begin()
	}
	raw, rawErr := readBody(r.Body)
	entry := LogEntry{
		Time: formatTime(started), Method: r.Method, Path: r.URL.EscapedPath(), Query: r.URL.RawQuery,
		Route: rt.key, RequestBody: redactBody(r.Header.Get("Content-Type"), raw),
	}
	outcome := statusDropped
	finish := func() {
		if rt.management {
			s.stats.end(rt.key, outcome)
		}
		entry.Milliseconds = float64(s.now().Sub(started)) / float64(time.Millisecond)
		s.requests.add(entry)
		s.log.DebugContext(r.Context(), "request", "method", r.Method, "path", entry.Path, "status", outcome, "ms", entry.Milliseconds)
	}
	// Dropping a connection is a panic that net/http knows, hence the defer.
	defer func() { finish() }()

	f := s.faults.pick(r.Method, rt)
	if f != nil {
		entry.Fault = f.String()
	}
	if !pause(r.Context(), s.latency) || !f.before(r.Context()) {
		return
	}
	a, ok := f.instead()
	if !ok {
		a = s.process(r, rt, raw, rawErr)
	}
	a = f.after(a)
	outcome, entry.Status = strconv.Itoa(a.status), a.status
	// Counted before the first byte leaves, so that a client that has its
	// answer finds itself in the statistics.
	finish()
	finish = func() {}
	write(r.Context(), w, a, f)
}

// write sends the answer, at the pace that the fault asks for.
func write(ctx context.Context, w http.ResponseWriter, a answer, f *faultRule) {
	for k, v := range a.header {
		w.Header()[k] = v
	}
	if f.slow() == 0 {
		w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
		if a.status == http.StatusNoContent {
			w.Header().Del("Content-Length")
		}
		w.WriteHeader(a.status)
		_, _ = w.Write(a.body) // the client is gone; nobody is left to tell
		return
	}
	w.WriteHeader(a.status)
	const pieces = 10
	for i := range pieces {
		part := a.body[len(a.body)*i/pieces : len(a.body)*(i+1)/pieces]
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
