// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/pacing"
	"github.com/auth0users/terraform-provider-auth0users/internal/patience"
	"github.com/auth0users/terraform-provider-auth0users/internal/redact"
)

func TestAttemptTimeLimit(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK)
		_, _ = io.WriteString(w, `{"user_id":`)
		_ = http.NewResponseController(w).Flush()
		select {
		case <-release:
		case <-r.Context().Done():
		}
	}))
	t.Cleanup(server.Close)
	t.Cleanup(func() { close(release) })
	transport := &answerTransport{
		next: server.Client().Transport, timeout: 50 * time.Millisecond, limit: testLimit, clock: &pacing.Clock{},
		teller: &patience.Teller{}, secrets: &redact.Secrets{},
	}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := transport.RoundTrip(req)
	if err == nil {
		_ = resp.Body.Close()
	}
	var lost *lostAnswerError
	if !errors.As(err, &lost) || !strings.Contains(err.Error(), "within 50ms") {
		t.Errorf("error %v, want the time limit", err)
	}
}
