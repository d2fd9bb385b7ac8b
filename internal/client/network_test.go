// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// network is a transport without sockets, for the fake time of a synctest bubble: requests go to a
// handler, after whatever fault is due.
type network struct {
	handler http.Handler
	latency time.Duration
	skew    time.Duration // Server clock minus local clock, as the Date header shows it.

	mu     sync.Mutex
	faults map[string][]fault // Route ("POST /api/v2/users") to faults of its next requests.
	counts map[string]int
	total  int
}

// fault is what happens to one request instead of a plain answer.
type fault func(n *network, req *http.Request) (*http.Response, error)

func newNetwork(handler http.Handler) *network {
	return &network{handler: handler, latency: 50 * time.Millisecond, faults: map[string][]fault{}, counts: map[string]int{}}
}

// fail queues faults for the next requests of a route; nil lets one through.
func (n *network) fail(route string, faults ...fault) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.faults[route] = append(n.faults[route], faults...)
}

func (n *network) count(route string) int {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.counts[route]
}

func (n *network) RoundTrip(req *http.Request) (*http.Response, error) {
	route := req.Method + " " + req.URL.EscapedPath()
	n.mu.Lock()
	n.counts[route]++
	n.total++
	var due fault
	if queued := n.faults[route]; len(queued) > 0 {
		due, n.faults[route] = queued[0], queued[1:]
	}
	n.mu.Unlock()
	if due != nil {
		return due(n, req)
	}
	connect(req)
	return n.serve(req)
}

// serve lets the handler process the request.
func (n *network) serve(req *http.Request) (*http.Response, error) {
	if err := sleep(req.Context(), n.latency); err != nil {
		return nil, err
	}
	if req.Body == nil {
		req.Body = http.NoBody
	}
	recorder := httptest.NewRecorder()
	recorder.Header().Set("Date", time.Now().Add(n.skew).UTC().Format(http.TimeFormat))
	n.handler.ServeHTTP(recorder, req.WithContext(context.WithoutCancel(req.Context())))
	resp := recorder.Result()
	resp.Request = req
	return resp, nil
}

func connect(req *http.Request) {
	if trace := httptrace.ContextClientTrace(req.Context()); trace != nil {
		trace.GetConn(req.URL.Host)
		trace.GotConn(httptrace.GotConnInfo{})
	}
}

var errDropped = errors.New("connection reset by peer")

// dialFails ends the request before there is a connection.
func dialFails(err error) fault {
	return func(_ *network, req *http.Request) (*http.Response, error) {
		if trace := httptrace.ContextClientTrace(req.Context()); trace != nil {
			trace.GetConn(req.URL.Host)
		}
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: err}
	}
}

func refused(n *network, req *http.Request) (*http.Response, error) {
	return dialFails(syscall.ECONNREFUSED)(n, req)
}

// dropBefore loses the connection before the server has processed the request.
func dropBefore(_ *network, req *http.Request) (*http.Response, error) {
	connect(req)
	return nil, errDropped
}

// dropAfter loses the connection after the server has processed the request.
func dropAfter(n *network, req *http.Request) (*http.Response, error) {
	connect(req)
	resp, err := n.serve(req)
	if err != nil {
		return nil, err
	}
	_ = resp.Body.Close()
	return nil, errDropped
}

// hang never answers.
func hang(process bool) fault {
	return func(n *network, req *http.Request) (*http.Response, error) {
		connect(req)
		if process {
			resp, err := n.serve(req)
			if err != nil {
				return nil, err
			}
			_ = resp.Body.Close()
		}
		<-req.Context().Done()
		return nil, req.Context().Err()
	}
}

// instead answers with something else, after processing the request or without.
func instead(process bool, status int, contentType, body string) fault {
	return func(n *network, req *http.Request) (*http.Response, error) {
		connect(req)
		if process {
			resp, err := n.serve(req)
			if err != nil {
				return nil, err
			}
			_ = resp.Body.Close()
		}
		header := http.Header{"Content-Type": {contentType}, "Date": {time.Now().Add(n.skew).UTC().Format(http.TimeFormat)}}
		return &http.Response{
			StatusCode: status, Header: header, Request: req,
			Body: io.NopCloser(strings.NewReader(body)), ContentLength: int64(len(body)),
		}, nil
	}
}

// apiError answers with an error body of the API.
func apiError(process bool, status int) fault {
	return instead(process, status, "application/json", fmt.Sprintf(`{"statusCode":%d,"error":%q,"message":"fault"}`, status, http.StatusText(status)))
}

// truncated cuts the true answer in half.
func truncated(n *network, req *http.Request) (*http.Response, error) {
	connect(req)
	resp, err := n.serve(req)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(resp.Body)
	_ = resp.Body.Close()
	if err != nil {
		return nil, err
	}
	resp.Body = io.NopCloser(io.MultiReader(strings.NewReader(string(body[:len(body)/2])), failingReader{}))
	return resp, nil
}

type failingReader struct{}

func (failingReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// limited answers 429 with the given headers.
func limited(header http.Header) fault {
	return func(n *network, req *http.Request) (*http.Response, error) {
		resp, err := apiError(false, http.StatusTooManyRequests)(n, req)
		if err == nil {
			for name, values := range header {
				resp.Header[name] = values
			}
		}
		return resp, err
	}
}

const htmlPage = "<html><body><h1>It works!</h1></body></html>"

// onNetwork returns a client with a static token whose requests go to the network.
func onNetwork(t *testing.T, n *network, edit ...func(*Config)) *Client {
	t.Helper()
	config := Config{Domain: "tenant.example.com", Token: "sentinel-static-token", HTTPTransport: n}
	for _, change := range edit {
		change(&config)
	}
	c, err := New(config)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	return c
}
