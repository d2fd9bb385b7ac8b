// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/pacing"
	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
	"github.com/auth0users/terraform-provider-auth0users/internal/redact"
)

const testLimit = 1 << 16

// attempt sends one request through the answer transport alone, over real sockets.
func attempt(t *testing.T, base http.RoundTripper, method, target string, record *exchange) (*http.Response, error) {
	t.Helper()
	transport := &answerTransport{
		next: base, timeout: 10 * time.Second, limit: testLimit, clock: &pacing.Clock{}, teller: &patience.Teller{},
		secrets: &redact.Secrets{},
	}
	req, err := http.NewRequestWithContext(withExchange(t.Context(), record), method, target, strings.NewReader(`{"a":1}`))
	if err != nil {
		t.Fatal(err)
	}
	return transport.RoundTrip(req)
}

func TestNeverSent(t *testing.T) {
	t.Parallel()
	closed, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closedAddress := closed.Addr().String()
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	plain := httptest.NewServer(okHandler(http.StatusOK))
	t.Cleanup(plain.Close)
	secure := httptest.NewUnstartedServer(okHandler(http.StatusOK))
	secure.Config.ErrorLog = nil
	secure.StartTLS()
	t.Cleanup(secure.Close)
	resolver := &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: &net.DNSError{Err: "no such host", Name: "nowhere.example", IsNotFound: true}}
	}}
	slow := &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) {
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: context.DeadlineExceeded}
	}}
	cases := map[string]struct {
		base   http.RoundTripper
		target string
		kind   ConnectKind
	}{
		"refused":           {&http.Transport{}, "http://" + closedAddress, ConnectRefused},
		"no such host":      {resolver, "https://nowhere.example", ConnectUnknownHost},
		"timeout":           {slow, "https://slow.example", ConnectTimeout},
		"unknown authority": {&http.Transport{}, secure.URL, ConnectTLS},
		"wrong name": {
			&http.Transport{TLSClientConfig: &tls.Config{ServerName: "other.example", MinVersion: tls.VersionTLS12}},
			secure.URL, ConnectTLS,
		},
		"plain server": {&http.Transport{}, "https://" + plain.Listener.Addr().String(), ConnectTLS},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			resp, err := attempt(t, test.base, http.MethodPost, test.target, &exchange{})
			if err == nil {
				_ = resp.Body.Close()
			}
			var failure *ConnectError
			if !errors.As(err, &failure) || failure.Kind != test.kind {
				t.Errorf("error %v (%T), want kind %s", err, err, test.kind)
			}
		})
	}
}

// A transport that does not tell about its connections proves nothing.
func TestUntracedFailureCountsAsSent(t *testing.T) {
	t.Parallel()
	base := roundTripFunc(func(*http.Request) (*http.Response, error) { return nil, errDropped })
	resp, err := attempt(t, base, http.MethodPost, "http://127.0.0.1/", &exchange{})
	if err == nil {
		_ = resp.Body.Close()
	}
	var lost *lostAnswerError
	if !errors.As(err, &lost) {
		t.Errorf("error %v (%T), want a lost answer", err, err)
	}
}

func TestCancelledAttemptIsNotSent(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	sent := false
	transport := &answerTransport{timeout: time.Minute, limit: testLimit, clock: &pacing.Clock{}, teller: &patience.Teller{}, secrets: &redact.Secrets{}, next: roundTripFunc(func(*http.Request) (*http.Response, error) {
		sent = true
		return nil, errDropped
	})}
	req, err := http.NewRequestWithContext(withExchange(ctx, &exchange{grace: time.Second}), http.MethodPost, "http://127.0.0.1/", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := transport.RoundTrip(req)
	if err == nil {
		_ = resp.Body.Close()
	}
	if !errors.Is(err, context.Canceled) || sent {
		t.Errorf("error %v, sent %t", err, sent)
	}
}

// rawServer answers every connection's first request with the given bytes, then closes it.
func rawServer(t *testing.T, reply string) string {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			if req, err := http.ReadRequest(bufio.NewReader(conn)); err == nil {
				_, _ = io.Copy(io.Discard, req.Body)
				_, _ = io.WriteString(conn, reply)
			}
			_ = conn.Close()
		}
	}()
	return "http://" + listener.Addr().String()
}

func TestLostAnswers(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		reply    string
		wantJSON bool
		status   int  // Of the lost answer.
		fine     bool // Whether it is a proper answer.
	}{
		"nothing":                 {"", true, 0, false},
		"garbage":                 {"garbage\r\n\r\n", true, 0, false},
		"half a head":             {"HTTP/1.1 200 OK\r\nContent-Le", true, 0, false},
		"half a body":             {"HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"user_id\":", true, 201, false},
		"half a chunk":            {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\n{\"us", true, 200, false},
		"broken gzip":             {"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd", true, 200, false},
		"invalid JSON":            {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{\"a\":", true, 200, false},
		"HTML":                    {"HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>", true, 200, false},
		"HTML, no body wanted":    {"HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>", false, 200, false},
		"empty":                   {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", true, 200, false},
		"half an error":           {"HTTP/1.1 409 Conflict\r\nContent-Length: 100\r\n\r\n{\"statusCode\":", true, 409, false},
		"empty, no body wanted":   {"HTTP/1.1 204 No Content\r\n\r\n", false, 0, true},
		"JSON":                    {"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", true, 0, true},
		"JSON until close":        {"HTTP/1.1 200 OK\r\n\r\n{}", true, 0, true},
		"an error page":           {"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 13\r\n\r\n<html></html>", true, 0, true},
		"an error without a body": {"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n", true, 0, true},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			resp, err := attempt(t, &http.Transport{}, http.MethodPost, rawServer(t, test.reply), &exchange{wantJSON: test.wantJSON})
			if err == nil {
				_ = resp.Body.Close()
			}
			if test.fine {
				if err != nil {
					t.Errorf("error %v", err)
				}
				return
			}
			var lost *lostAnswerError
			if !errors.As(err, &lost) || lost.status != test.status {
				t.Errorf("error %v, want a lost answer with status %d", err, test.status)
			}
		})
	}
}

func TestEndlessAnswerIsCutOff(t *testing.T) {
	t.Parallel()
	var read atomic.Int64
	base := roundTripFunc(func(req *http.Request) (*http.Response, error) {
		connect(req)
		return &http.Response{StatusCode: http.StatusOK, Body: io.NopCloser(endless{&read})}, nil
	})
	resp, err := attempt(t, base, http.MethodGet, "http://127.0.0.1/", &exchange{})
	if err == nil {
		_ = resp.Body.Close()
	}
	if err == nil || !strings.Contains(err.Error(), "larger than") {
		t.Errorf("error %v", err)
	}
	if got := read.Load(); got > 2*testLimit {
		t.Errorf("%d bytes were read", got)
	}
}

type endless struct{ read *atomic.Int64 }

func (e endless) Read(p []byte) (int, error) {
	e.read.Add(int64(len(p)))
	return len(p), nil
}

// Compression and connections are the base transport's; this holds it to them.
func TestConnectionsAreKeptAndAnswersCompressed(t *testing.T) {
	t.Parallel()
	var connections atomic.Int32
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			t.Error("compressed answers are not asked for")
		}
		answer(w, http.StatusOK, onlyUser)
	}))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			connections.Add(1)
		}
	}
	server.Start()
	t.Cleanup(server.Close)
	c, err := New(Config{Domain: server.URL, Token: "x"})
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if _, err := c.Users.Get(t.Context(), "auth0|1"); err != nil {
			t.Fatal(err)
		}
	}
	if got := connections.Load(); got != 1 {
		t.Errorf("%d connections, want 1", got)
	}
}
