// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// BenchmarkRestore brings a tenant back to its start over HTTP, after a test that has made ten
// users, changed ten, deleted ten and searched.
func BenchmarkRestore(b *testing.B) {
	for _, users := range []int{100, 1000} {
		b.Run(fmt.Sprintf("%d users", users), func(b *testing.B) {
			seed := &emulator.Seed{}
			for i := range users {
				seed.Users = append(seed.Users, map[string]any{
					"user_id": fmt.Sprintf("auth0|%d", i), "connection": database, "email": fmt.Sprintf("user%d@example.com", i),
				})
			}
			srv, err := emulator.New(emulator.Options{Seed: seed})
			if err != nil {
				b.Fatal(err)
			}
			web := httptest.NewServer(srv)
			b.Cleanup(web.Close)
			for b.Loop() {
				b.StopTimer()
				disturb(b, srv)
				b.StartTimer()
				restore(b, web)
			}
		})
	}
}

// disturb does what a test does.
func disturb(b *testing.B, srv *emulator.Server) {
	b.Helper()
	call := func(want int, method, path string, body any) {
		status, answer, err := srv.Do(context.Background(), method, path, body)
		if err != nil || status != want {
			b.Fatalf("%s %s: %d %s %v", method, path, status, answer, err)
		}
	}
	for i := range 10 {
		call(http.StatusCreated, "POST", "/users", object{"connection": database, "email": fmt.Sprintf("new%d@example.com", i), "password": goodPass})
		call(http.StatusOK, "PATCH", fmt.Sprintf("/users/auth0%%7C%d", i), object{"user_metadata": object{"plan": "pro"}})
		call(http.StatusNoContent, "DELETE", fmt.Sprintf("/users/auth0%%7C%d", 10+i), nil)
	}
	call(http.StatusOK, "GET", "/users?q=email:new*", nil)
}

func restore(b *testing.B, web *httptest.Server) {
	b.Helper()
	req, err := http.NewRequestWithContext(context.Background(), http.MethodPost, web.URL+"/_emulator/restore", nil)
	if err != nil {
		b.Fatal(err)
	}
	resp, err := web.Client().Do(req)
	if err != nil {
		b.Fatal(err)
	}
	if err := resp.Body.Close(); err != nil || resp.StatusCode != http.StatusNoContent {
		b.Fatalf("%d %v", resp.StatusCode, err)
	}
}
