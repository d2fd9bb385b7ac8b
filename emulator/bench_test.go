// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

const benchUsers = 100_000

// bigTenant is an emulator with 100,000 users, made once for all benchmarks.
var bigTenant = sync.OnceValues(func() (*emulator.Server, error) {
	seed := &emulator.Seed{Users: make([]map[string]any, 0, benchUsers)}
	start := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range benchUsers {
		seed.Users = append(seed.Users, map[string]any{
			"user_id": fmt.Sprintf("auth0|%024x", i), "connection": database, "email": fmt.Sprintf("user%d@example.com", i),
			"email_verified": true, "given_name": "User", "family_name": fmt.Sprintf("Number %d", i),
			"created_at":    start.Add(time.Duration(i) * time.Second).Format(time.RFC3339),
			"user_metadata": map[string]any{"locale": "en", "plan": "pro"},
			"app_metadata":  map[string]any{"department": fmt.Sprintf("d%d", i%100), "level": i % 7},
		})
	}
	return emulator.New(emulator.Options{Seed: seed})
})

// BenchmarkRequest measures one request through ServeHTTP, without a network.
func BenchmarkRequest(b *testing.B) {
	srv, err := bigTenant()
	if err != nil {
		b.Fatal(err)
	}
	serial := 0
	for _, bench := range []struct {
		name, method, path string
		body               func() string
		status             int
	}{
		{"create", "POST", "/users", func() string {
			serial++
			return fmt.Sprintf(`{"connection":%q,"email":"bench%d-%d@example.com","password":%q,"user_metadata":{"a":"b"}}`, database, serial, b.N, goodPass)
		}, http.StatusCreated},
		{"get", "GET", fmt.Sprintf("/users/auth0%%7C%024x", 4711), nil, http.StatusOK},
		{"patch", "PATCH", fmt.Sprintf("/users/auth0%%7C%024x", 4711), func() string { return `{"user_metadata":{"plan":"free"}}` }, http.StatusOK},
		{"by email", "GET", "/users-by-email?email=user4711%40example.com", nil, http.StatusOK},
		{"first page of 100", "GET", "/users?per_page=100&include_totals=true", nil, http.StatusOK},
		{"last page of 100", "GET", "/users?per_page=100&page=9&include_totals=true", nil, http.StatusOK},
		{"page of 100 by email", "GET", "/users?per_page=100&sort=email:1", nil, http.StatusOK},
		{"search by user_id", "GET", "/users?q=" + url.QueryEscape(fmt.Sprintf(`user_id:"auth0|%024x"`, 4711)), nil, http.StatusOK},
		{"search for 1000 of 100000", "GET", "/users?per_page=100&q=" + url.QueryEscape(`app_metadata.department:"d7"`), nil, http.StatusOK},
	} {
		b.Run(bench.name, func(b *testing.B) {
			for b.Loop() {
				body := ""
				if bench.body != nil {
					body = bench.body()
				}
				req := httptest.NewRequestWithContext(b.Context(), bench.method, "/api/v2"+bench.path, strings.NewReader(body))
				req.Header.Set("Authorization", "Bearer "+srv.APIToken())
				rec := httptest.NewRecorder()
				srv.ServeHTTP(rec, req)
				if rec.Code != bench.status {
					b.Fatalf("%d %s", rec.Code, rec.Body)
				}
			}
		})
	}
}
