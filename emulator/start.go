// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"
)

// TestingT is what Start needs of a test. *testing.T and *testing.B have it.
type TestingT interface {
	Helper()
	Cleanup(func())
	Fatalf(format string, args ...any)
}

// Running is a Server that listens.
type Running struct {
	*Server
	// URL is the tenant's address, "http://127.0.0.1:PORT", to be used as its domain.
	URL string
}

// Start serves an emulator on a free port of 127.0.0.1 until the test ends. It fails
// the test when the options are wrong.
func Start(t TestingT, o Options) *Running {
	t.Helper()
	srv, err := New(o)
	if err != nil {
		t.Fatalf("starting the emulator: %v", err)
	}
	r, stop, err := listen(context.Background(), srv, o.Middleware)
	if err != nil {
		t.Fatalf("starting the emulator: %v", errors.Join(err, srv.Close()))
	}
	t.Cleanup(func() {
		t.Helper()
		if err := stop(); err != nil {
			t.Fatalf("stopping the emulator: %v", err)
		}
	})
	return r
}

// Env is the environment that points clients to this tenant, in the form of
// os.Environ: AUTH0_DOMAIN, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET and AUTH0_API_TOKEN.
func (r *Running) Env() []string {
	return []string{
		"AUTH0_DOMAIN=" + r.URL, "AUTH0_CLIENT_ID=" + r.ClientID(), "AUTH0_CLIENT_SECRET=" + r.ClientSecret(), "AUTH0_API_TOKEN=" + r.APIToken(),
	}
}

// listen serves on a free port. Stop cuts what is under way, as a delay of an hour,
// and returns when nothing is.
func listen(ctx context.Context, srv *Server, middleware func(http.Handler) http.Handler) (r *Running, stop func() error, err error) {
	var lc net.ListenConfig
	ln, err := lc.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, nil, err
	}
	var handler http.Handler = srv
	if middleware != nil {
		handler = middleware(srv)
	}
	const headerTimeout = 10 * time.Second
	gate := &gate{next: handler}
	web := &http.Server{Handler: gate, ReadHeaderTimeout: headerTimeout}
	served := make(chan error, 1)
	go func() { served <- web.Serve(ln) }()
	stop = func() error {
		err := web.Close()
		if ended := <-served; !errors.Is(ended, http.ErrServerClosed) {
			err = errors.Join(err, fmt.Errorf("serving: %w", ended))
		}
		gate.close()
		return errors.Join(err, srv.Close())
	}
	return &Running{Server: srv, URL: "http://" + ln.Addr().String()}, stop, nil
}

// gate knows when no request is under way any more.
type gate struct {
	next   http.Handler
	mu     sync.RWMutex // held by every request
	closed bool
}

func (g *gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g.mu.RLock()
	defer g.mu.RUnlock()
	if !g.closed {
		g.next.ServeHTTP(w, r)
	}
}

// close waits for the requests under way and lets no more in.
func (g *gate) close() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.closed = true
}
