// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package apidiag_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// Values that must never get into a message.
const (
	secret   = "sentinel-client-secret"
	password = "sentinel-password-42"
	token    = "sentinel-access-token"
)

// tenant answers requests without a network, so that the clock of a synctest bubble
// passes the client's waits. Its routes are methods and paths below /api/v2, or
// "POST /oauth/token"; what has no route is a dropped connection.
type tenant map[string]http.HandlerFunc

func (routes tenant) RoundTrip(req *http.Request) (*http.Response, error) {
	handle := routes[req.Method+" "+strings.TrimPrefix(req.URL.EscapedPath(), "/api/v2")]
	if handle == nil && req.URL.Path == "/oauth/token" {
		handle = answer(http.StatusOK, `{"access_token":"`+token+`","token_type":"Bearer","expires_in":86400}`)
	}
	if handle == nil {
		return nil, io.ErrUnexpectedEOF
	}
	recorder := httptest.NewRecorder()
	handle(recorder, req)
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	return recorder.Result(), nil
}

func answer(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("X-Auth0-Requestid", "7f3a9c")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// page is what a proxy answers.
func page(status int) http.HandlerFunc {
	return answer(status, "<html><body><h1>"+http.StatusText(status)+"</h1></body></html>")
}

// silence answers nothing, for as long as somebody waits.
func silence(_ http.ResponseWriter, req *http.Request) { <-req.Context().Done() }

// undialled is a network that no connection comes out of.
func undialled(err error) http.RoundTripper {
	return &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) { return nil, err }}
}

var errNotFound = &net.DNSError{Err: "no such host", Name: "acme.eu.auth0.com", IsNotFound: true}

var errServer = &net.DNSError{Err: "server misbehaving", Name: "acme.eu.auth0.com", IsTemporary: true}

var errReset = errors.New("connection reset by peer")

func newClient(t *testing.T, network http.RoundTripper, edit func(*client.Config)) *client.Client {
	t.Helper()
	config := client.Config{Domain: "acme.eu.auth0.com", ClientID: "client-id", ClientSecret: secret, HTTPTransport: network}
	if edit != nil {
		edit(&config)
	}
	c, err := client.New(config)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

type dialing func() (net.Conn, error)

// behindProxy is a network whose way out is a proxy, or no address of one.
func behindProxy(t *testing.T, address string, dial dialing) http.RoundTripper {
	t.Helper()
	proxy, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Transport{
		Proxy: func(*http.Request) (*url.URL, error) {
			if address == "" {
				return nil, errors.New("invalid proxy address " + secret)
			}
			return proxy, nil
		},
		DialContext: func(context.Context, string, string) (net.Conn, error) { return dial() },
	}
}

func failing(err error) dialing {
	return func() (net.Conn, error) { return nil, &net.OpError{Op: "dial", Net: "tcp", Err: err} }
}

// replying is a proxy that answers every CONNECT with a status.
func replying(t *testing.T, status string) dialing {
	t.Helper()
	return func() (net.Conn, error) {
		near, far := net.Pipe()
		go func() {
			defer func() { _ = far.Close() }()
			if _, err := http.ReadRequest(bufio.NewReader(far)); err != nil {
				t.Error(err)
				return
			}
			_, _ = io.WriteString(far, "HTTP/1.1 "+status+"\r\nContent-Length: 0\r\n\r\n")
		}()
		return near, nil
	}
}
