// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"strings"
	"sync"
	"time"
)

// lawNetwork lies between the provider and the tenant, in fake time. It delays requests, loses and
// repeats some, dies together with the provider, and notes whom the provider has made.
type lawNetwork struct {
	tenant http.Handler

	mu     sync.Mutex
	random *rand.Rand
	faults lawFaults
	dead   bool
	made   []string // IDs of users that a POST of ours has made since the last take.
	struck int      // Requests that were lost since the last take.
	trace  []string // Requests that change something, since the last take.
}

// lawFaults says how often something happens to a request, as probabilities.
type lawFaults struct {
	loseBefore, loseAfter, failAfter float64
	repeat                           float64 // A gateway sends it twice and passes on the second answer.
}

type lawFate int

const (
	delivered lawFate = iota
	lostBefore
	lostAfter
	failedAfter
	repeated
)

var errLawLost = errors.New("connection reset by peer")

// RoundTrip implements http.RoundTripper.
func (n *lawNetwork) RoundTrip(req *http.Request) (*http.Response, error) {
	if trace := httptrace.ContextClientTrace(req.Context()); trace != nil {
		trace.GetConn(req.URL.Host)
		trace.GotConn(httptrace.GotConnInfo{})
	}
	var body []byte
	if req.Body != nil {
		var err error
		if body, err = io.ReadAll(req.Body); err != nil {
			return nil, err
		}
	}
	fate, before, after := n.draw()
	if err := n.travel(req.Context(), before); err != nil {
		return nil, err
	}
	if fate == lostBefore {
		return nil, errLawLost
	}
	resp := n.serve(req, body)
	if fate == repeated {
		resp = n.serve(req, body)
	}
	if err := n.travel(req.Context(), after); err != nil {
		return nil, err
	}
	switch fate {
	case lostAfter:
		return nil, errLawLost
	case failedAfter:
		resp = httptest.NewRecorder().Result()
		resp.StatusCode, resp.Body = http.StatusBadGateway, io.NopCloser(strings.NewReader("<html>Bad gateway</html>"))
		resp.Request = req
	case delivered, lostBefore, repeated:
	}
	return resp, nil
}

func (n *lawNetwork) draw() (fate lawFate, before, after time.Duration) {
	n.mu.Lock()
	defer n.mu.Unlock()
	at := n.random.Float64()
	for _, f := range []struct {
		fate lawFate
		p    float64
	}{{lostBefore, n.faults.loseBefore}, {lostAfter, n.faults.loseAfter}, {failedAfter, n.faults.failAfter}, {repeated, n.faults.repeat}} {
		if at -= f.p; at < 0 {
			fate = f.fate
			break
		}
	}
	if fate != delivered && fate != repeated {
		n.struck++
	}
	most := int64(40 * time.Millisecond)
	return fate, time.Duration(n.random.Int64N(most)), time.Duration(n.random.Int64N(most))
}

// travel takes its time, and fails when the provider gives up or is dead.
func (n *lawNetwork) travel(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
		return ctx.Err()
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.dead {
		return errLawLost
	}
	return nil
}

// serve lets the tenant process the request.
func (n *lawNetwork) serve(req *http.Request, body []byte) *http.Response {
	copied := req.Clone(context.WithoutCancel(req.Context()))
	copied.Body = io.NopCloser(bytes.NewReader(body))
	recorder := httptest.NewRecorder()
	recorder.Header().Set("Date", time.Now().UTC().Format(http.TimeFormat))
	n.tenant.ServeHTTP(recorder, copied)
	n.note(req, body, recorder)
	resp := recorder.Result()
	resp.Request = req
	return resp
}

func (n *lawNetwork) note(req *http.Request, body []byte, answer *httptest.ResponseRecorder) {
	if req.Method == http.MethodGet || !strings.HasPrefix(req.URL.Path, "/api/v2/") {
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	line := req.Method + " " + req.URL.Path + " " + string(body) + " -> " + http.StatusText(answer.Code)
	if req.Method == http.MethodPost && answer.Code == http.StatusCreated {
		var user struct {
			ID string `json:"user_id"`
		}
		if json.Unmarshal(answer.Body.Bytes(), &user) == nil && user.ID != "" {
			n.made = append(n.made, user.ID)
			line += " " + user.ID
		}
	}
	n.trace = append(n.trace, line)
}

// begin is the state of the network for one run of the CLI.
func (n *lawNetwork) begin(faults lawFaults) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.faults, n.dead, n.made, n.struck, n.trace = faults, false, nil, 0, nil
}

// kill is what the end of the provider's process does: nothing is sent and nothing heard any more.
func (n *lawNetwork) kill() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.dead = true
}

func (n *lawNetwork) result() (made []string, struck int, trace []string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.made, n.struck, n.trace
}
