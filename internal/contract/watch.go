// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package contract

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
)

// Watch validates what passes through an emulator's handler: every answer, and
// every request that our client sends. What contradicts the document fails the
// test at its end. An answer that a fault rule has made is not the API's and not
// validated: the emulator marks it.
func Watch(t testing.TB, next http.Handler) *Watcher {
	t.Helper()
	spec, err := load()
	if errors.Is(err, ErrAbsent) {
		return &Watcher{next: next}
	}
	if err != nil {
		t.Fatal(err)
	}
	w := &Watcher{spec: spec, next: next, violations: map[string]int{}}
	t.Cleanup(func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		for violation, times := range w.violations {
			t.Errorf("contract, %d times: %s", times, violation)
		}
		if err := account.write(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// clientAgent begins the User-Agent of our client's requests. The requests of
// other programs, tests among them, may be wrong on purpose.
const clientAgent = "terraform-provider-auth0users"

// Watcher is a handler that validates what passes through it.
type Watcher struct {
	spec *document // nil where the document is absent.
	next http.Handler

	mu         sync.Mutex
	violations map[string]int
	tolerated  []Deviation
}

// Tolerate adds a deviation that this test makes on purpose, as with a seed of what
// the document does not allow. Call it before there are requests.
func (w *Watcher) Tolerate(d Deviation) { w.tolerated = append(w.tolerated, d) }

func (w *Watcher) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	if w.spec == nil || !strings.HasPrefix(r.URL.Path, basePath+"/") {
		w.next.ServeHTTP(rw, r)
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		// The caller went away; the emulator has nothing to answer.
		http.Error(rw, "", http.StatusBadRequest)
		return
	}
	copied := r.Clone(r.Context())
	copied.Body, copied.GetBody = io.NopCloser(bytes.NewReader(forValidator(r, body))), nil
	r.Body = io.NopCloser(bytes.NewReader(body))
	record := &recorder{ResponseWriter: rw}
	// A fault rule that cuts the connection panics through here: that answer is nobody's.
	w.next.ServeHTTP(record, r)
	if record.status == 0 {
		return // The caller went away before there was an answer.
	}
	x := &exchange{
		spec: w.spec, request: copied, body: body, status: record.status,
		header: record.Header().Clone(), answer: record.body.Bytes(), forged: record.forged,
		ours: strings.HasPrefix(r.UserAgent(), clientAgent), tolerated: w.tolerated,
	}
	for _, violation := range x.check(context.WithoutCancel(r.Context())) {
		w.mu.Lock()
		w.violations[violation]++
		w.mu.Unlock()
	}
}

// recorder keeps a copy of the answer.
type recorder struct {
	http.ResponseWriter
	status int // 0 before there is an answer.
	body   bytes.Buffer
	forged bool
}

// MarkForged is how the emulator says that the answer is not its own.
func (r *recorder) MarkForged() { r.forged = true }

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(p []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	r.body.Write(p)
	return r.ResponseWriter.Write(p)
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// Flush is for the faults that break the connection half way.
func (r *recorder) Flush() { _ = http.NewResponseController(r.ResponseWriter).Flush() }

// forValidator is the body as the validator wants it. The document declares a file of users as bytes, and the
// validator would read one that says that it is JSON, as those of the service do.
func forValidator(r *http.Request, body []byte) []byte {
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/") {
		return body
	}
	return bytes.Replace(body, []byte("Content-Type: application/json\r\n"), []byte("Content-Type: application/octet-stream\r\n"), 1)
}
