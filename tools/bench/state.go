// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
)

// Where the state is, in words of the flag -state. Results from before there was a choice have none: a file.
const (
	stateWord   = "local" // terraform.tfstate: the CLI writes all of it anew after each resource
	stateLocal  = ""
	stateRemote = "remote" // a backend of type http: the CLI writes it every 20 seconds and at the end, as to any remote backend
)

// stateStore is a remote backend that has one state, without locks: the CLI is alone.
type stateStore struct {
	web *httptest.Server

	mu    sync.Mutex
	state []byte
}

func newStateStore() *stateStore {
	s := &stateStore{}
	s.web = httptest.NewServer(s)
	return s
}

// env leads the CLI there.
func (s *stateStore) env() string { return "TF_HTTP_ADDRESS=" + s.web.URL }

func (s *stateStore) bytes() int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return int64(len(s.state))
}

// ServeHTTP speaks what the backend of type http asks for.
func (s *stateStore) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch r.Method {
	case http.MethodPost:
		body, err := io.ReadAll(r.Body)
		if err != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		s.state = body
	case http.MethodDelete:
		s.state = nil
	case http.MethodGet:
		if s.state == nil {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		_, _ = w.Write(s.state)
	default:
		w.WriteHeader(http.StatusMethodNotAllowed)
	}
}

// prepare makes the CLI know its backend, where the scenario has one. That it finds the provider in no registry, as it
// says, does not matter: the provider is overridden.
func (r *runner) prepare(ctx context.Context) error {
	if r.scenario.State != stateRemote {
		return nil
	}
	r.store = newStateStore()
	out, err := r.subject.cli.Run(ctx, r.dir, []string{r.store.env()}, "init", "-input=false", "-no-color")
	if _, missing := os.Stat(filepath.Join(r.dir, ".terraform", "terraform.tfstate")); missing != nil {
		return fmt.Errorf("init with a remote backend: %w\n%s", err, out)
	}
	return nil
}

// stateBytes is how big the state is.
func (r *runner) stateBytes() (int64, error) {
	if r.store != nil {
		return r.store.bytes(), nil
	}
	info, err := os.Stat(filepath.Join(r.dir, "terraform.tfstate"))
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
