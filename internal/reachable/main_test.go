// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

func TestRead(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/slow":
			<-r.Context().Done()
		case "/missing":
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	t.Cleanup(server.Close)
	for path, ok := range map[string]bool{"/": true, "/missing": false, "/slow": false} {
		if err := read(t.Context(), server.URL+path, 500*time.Millisecond); (err == nil) != ok {
			t.Errorf("%s: %v", path, err)
		}
	}
	if read(t.Context(), "http://127.0.0.1:1/", time.Second) == nil || read(t.Context(), ":", time.Second) == nil {
		t.Error("what is not there was read")
	}
}
