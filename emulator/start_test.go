// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"context"
	"fmt"
	"net/http"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// recordingT is a test that can fail without failing this one.
type recordingT struct {
	exampleT
	failed string
}

func (t *recordingT) Fatalf(format string, args ...any) {
	t.failed = fmt.Sprintf(format, args...)
	runtime.Goexit()
}

// apart runs a function that may end its goroutine.
func apart(fn func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		fn()
	}()
	<-done
}

// TestStart: it serves, and when the test ends the port and the data file are free.
func TestStart(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "tenant.db")
	var passed atomic.Int32
	inner := &recordingT{}
	r := emulator.Start(inner, emulator.Options{DataFile: file, Middleware: func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			passed.Add(1)
			next.ServeHTTP(w, r)
		})
	}})
	n := &tenant{t: t, srv: r.Server, url: r.URL, http: &http.Client{Transport: &http.Transport{}}, token: r.APIToken()}
	n.newUser(object{"email": "a@example.com"})
	if passed.Load() != 1 {
		t.Errorf("%d requests passed the middleware", passed.Load())
	}
	env := strings.Join(r.Env(), "\n")
	for _, want := range []string{"AUTH0_DOMAIN=" + r.URL, "AUTH0_CLIENT_ID=" + r.ClientID(), "AUTH0_CLIENT_SECRET=" + r.ClientSecret(), "AUTH0_API_TOKEN=" + r.APIToken()} {
		if !strings.Contains(env, want) {
			t.Errorf("the environment lacks %s:\n%s", want, env)
		}
	}
	if got := r.Log(); len(got) != 1 || got[0].Route != "POST /users" {
		t.Errorf("log: %v", got)
	}
	inner.end()
	if resp, err := n.send("GET", "/api/v2/users", "", ""); err == nil {
		t.Errorf("still answers: %d", resp.status)
	}
	again := emulator.Start(t, emulator.Options{DataFile: file})
	if _, body, err := again.Do(t.Context(), "GET", "/users", nil); err != nil || !strings.Contains(string(body), "a@example.com") {
		t.Errorf("the data file: %v %s", err, body)
	}
}

// TestStartEndsWhatIsUnderWay: a test that ends does not wait for an answer that is an hour away.
func TestStartEndsWhatIsUnderWay(t *testing.T) {
	t.Parallel()
	inner := &recordingT{}
	r := emulator.Start(inner, emulator.Options{Faults: []string{"* delay=1h"}})
	n := &tenant{t: t, srv: r.Server, url: r.URL, http: &http.Client{Transport: &http.Transport{}}, token: r.APIToken()}
	answered := make(chan error, 1)
	go func() {
		_, err := n.send("GET", "/api/v2/users", "", "", "Authorization", "Bearer "+n.token)
		answered <- err
	}()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for ctx.Err() == nil && r.Stats().MaxInFlight == 0 {
		runtime.Gosched()
	}
	inner.end()
	select {
	case err := <-answered:
		if err == nil {
			t.Error("the request was answered")
		}
	case <-ctx.Done():
		t.Error("the request did not end")
	}
}

// TestStartErrors fail the test that asks.
func TestStartErrors(t *testing.T) {
	t.Parallel()
	inner := &recordingT{}
	apart(func() { emulator.Start(inner, emulator.Options{RateLimit: "gold"}) })
	if !strings.Contains(inner.failed, "starting the emulator") || !strings.Contains(inner.failed, "gold") {
		t.Errorf("failed with %q", inner.failed)
	}
	defer func() {
		if err, ok := recover().(error); !ok || !strings.Contains(err.Error(), "people") {
			t.Errorf("MustParseSeed: %v", err)
		}
	}()
	emulator.MustParseSeed("people: []")
}
