// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// New opens no connection and asks for nothing; then everything goes over one HTTP/2 connection, and
// answers may be compressed.
func TestLean(t *testing.T) {
	t.Parallel()
	var (
		mu          sync.Mutex
		requests    []string
		connections = map[string]bool{}
	)
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		requests = append(requests, r.URL.Path)
		connections[r.RemoteAddr] = true
		if r.ProtoMajor != 2 {
			t.Errorf("%s over %s", r.URL.Path, r.Proto)
		}
		if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			t.Errorf("%s accepts %q", r.URL.Path, r.Header.Get("Accept-Encoding"))
		}
		w.Header().Set("Content-Type", "application/json")
		if r.URL.Path == "/oauth/token" {
			_, _ = io.WriteString(w, `{"access_token":"token","token_type":"Bearer","expires_in":86400}`)
			return
		}
		_, _ = io.WriteString(w, onlyUser)
	}))
	server.EnableHTTP2 = true
	server.StartTLS()
	t.Cleanup(server.Close)
	transport, ok := pooledTransport().(*http.Transport)
	if !ok {
		t.Fatal("not a plain transport")
	}
	pool := x509.NewCertPool()
	pool.AddCert(server.Certificate())
	transport.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	t.Cleanup(transport.CloseIdleConnections)

	c, err := New(Config{Domain: server.URL, ClientID: "id", ClientSecret: "secret", HTTPTransport: transport})
	if err != nil {
		t.Fatal(err)
	}
	mu.Lock()
	if len(requests) != 0 {
		t.Errorf("New asked for %q", requests)
	}
	mu.Unlock()
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			if _, err := c.Users.Get(t.Context(), "auth0|1"); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	mu.Lock()
	defer mu.Unlock()
	if len(requests) != 21 || len(connections) != 1 {
		t.Errorf("%d requests over %d connections, want 20 and one for the token, over one", len(requests), len(connections))
	}
}
