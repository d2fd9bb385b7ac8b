// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"runtime"
	"strings"
	"testing"
)

func TestHeaders(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) { answer(w, http.StatusOK, onlyUser) })
	for userAgent, want := range map[string]string{
		"terraform-provider-auth0users/1.2.3 Terraform/1.11.4": "terraform-provider-auth0users/1.2.3 Terraform/1.11.4",
		"": "terraform-provider-auth0users/1.2.3",
	} {
		c := f.client(t, func(config *Config) { config.UserAgent = userAgent })
		if _, err := c.Users.Get(t.Context(), "auth0|1"); err != nil {
			t.Fatal(err)
		}
		f.mu.Lock()
		requests := f.requests
		f.requests = nil
		f.mu.Unlock()
		if len(requests) != 2 {
			t.Fatalf("%d requests, want one for the token and one for the user", len(requests))
		}
		for _, request := range requests {
			if got := request.header.Get("User-Agent"); got != want {
				t.Errorf("%s: User-Agent %q, want %q", request.path, got, want)
			}
			checkTelemetry(t, request.header.Get("Auth0-Client"))
		}
		if got := requests[0].header.Get("Authorization"); got != "" {
			t.Errorf("the token request carries Authorization %q", got)
		}
	}
}

func checkTelemetry(t *testing.T, header string) {
	t.Helper()
	text, err := base64.StdEncoding.DecodeString(header)
	if err != nil {
		t.Fatalf("Auth0-Client %q: %v", header, err)
	}
	var payload struct {
		Name, Version string
		Env           map[string]string
	}
	if err := json.Unmarshal(text, &payload); err != nil {
		t.Fatal(err)
	}
	if payload.Name != "terraform-provider-auth0users" || payload.Version != "1.2.3" ||
		payload.Env["go"] != strings.TrimPrefix(runtime.Version(), "go") {
		t.Errorf("Auth0-Client %s", text)
	}
}
