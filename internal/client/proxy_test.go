// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/pacing"
	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
	"github.com/auth0users/terraform-provider-auth0users/internal/redact"
)

func TestProxyIsBlamed(t *testing.T) {
	t.Parallel()
	closed, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	dead := closed.Addr().String()
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	refusing := func(status int) string {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }))
		t.Cleanup(server.Close)
		return server.Listener.Addr().String()
	}
	wants, gateway := refusing(http.StatusProxyAuthRequired), refusing(http.StatusBadGateway)
	const login = "http://somebody:sentinel-of-the-proxy@"
	for name, c := range map[string]struct {
		proxy   func(*http.Request) (*url.URL, error)
		want    Proxy
		kind    ConnectKind
		lasting bool
	}{
		"dead":            {at(t, login+dead), Proxy{Host: dead}, ConnectRefused, false},
		"wants a login":   {at(t, login+wants), Proxy{Host: wants, Status: "Proxy Authentication Required"}, ConnectProxy, true},
		"does not get on": {at(t, login+gateway), Proxy{Host: gateway, Status: "Bad Gateway"}, ConnectProxy, false},
		"no address": {func(*http.Request) (*url.URL, error) {
			return nil, &url.Error{Op: "parse", URL: login + "%zz", Err: net.ErrClosed}
		}, Proxy{}, ConnectProxy, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var secrets redact.Secrets
			secrets.Configure(proxyPasswords(func(string) string { return login + "x" })...)
			transport := &answerTransport{
				next: &http.Transport{Proxy: c.proxy}, timeout: 10 * time.Second, limit: testLimit, clock: &pacing.Clock{},
				teller: &patience.Teller{}, secrets: &secrets,
			}
			req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://acme.eu.auth0.com/api/v2/users", http.NoBody)
			if err != nil {
				t.Fatal(err)
			}
			resp, err := transport.RoundTrip(req)
			if err == nil {
				_ = resp.Body.Close()
			}
			e, ok := as[*ConnectError](err)
			if !ok || e.Proxy == nil {
				t.Fatalf("error %v (%T)", err, err)
			}
			if *e.Proxy != c.want || e.Kind != c.kind || e.lasting() != c.lasting || e.Host != "acme.eu.auth0.com" {
				t.Errorf("%+v, kind %s, lasting %t", *e.Proxy, e.Kind, e.lasting())
			}
			if strings.Contains(everyText(err), "sentinel") {
				t.Errorf("the password comes out: %v", err)
			}
		})
	}
}

func at(t *testing.T, address string) func(*http.Request) (*url.URL, error) {
	t.Helper()
	parsed, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return http.ProxyURL(parsed)
}

// A certificate that is not trusted is the tenant's, or of a proxy that inspects: not of the way to it.
func TestProxyThatDoesItsPart(t *testing.T) {
	t.Parallel()
	secure := httptest.NewUnstartedServer(okHandler(http.StatusOK))
	secure.StartTLS()
	t.Cleanup(secure.Close)
	tunnel := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		target, err := new(net.Dialer).DialContext(r.Context(), "tcp", secure.Listener.Addr().String())
		if err != nil {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		conn, buffered, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		_, _ = conn.Write([]byte("HTTP/1.1 200 Connection established\r\n\r\n"))
		copyBothWays(conn, buffered, target)
	}))
	t.Cleanup(tunnel.Close)
	resp, err := attempt(t, &http.Transport{Proxy: at(t, tunnel.URL)}, http.MethodGet, "https://acme.eu.auth0.com/", &exchange{})
	if err == nil {
		_ = resp.Body.Close()
	}
	if e, ok := as[*ConnectError](err); !ok || e.Proxy != nil || e.Kind != ConnectTLS {
		t.Errorf("error %v", err)
	}
}

// copyBothWays copies both ways until one side ends.
func copyBothWays(conn net.Conn, from io.Reader, target net.Conn) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, _ = io.Copy(conn, target)
		_ = conn.Close()
	}()
	_, _ = io.Copy(target, from)
	_ = target.Close()
	<-done
}

func TestProxyVariable(t *testing.T) {
	t.Parallel()
	env := map[string]string{"https_proxy": "http://proxy:3128", "HTTP_PROXY": "http://other"}
	getenv := func(name string) string { return env[name] }
	if got := proxyVariable("https", getenv) + " " + proxyVariable("http", getenv); got != "https_proxy HTTP_PROXY" {
		t.Error(got)
	}
	env["HTTPS_PROXY"] = "http://first"
	if got := proxyVariable("https", getenv); got != "HTTPS_PROXY" {
		t.Error(got)
	}
}
