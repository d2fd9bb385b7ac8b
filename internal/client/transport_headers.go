// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"runtime"
	"strings"
)

// headersTransport names the program in every request: User-Agent, and Auth0's telemetry header.
type headersTransport struct {
	next      http.RoundTripper
	userAgent string
	telemetry string
}

func newHeadersTransport(next http.RoundTripper, userAgent, version string) *headersTransport {
	if userAgent == "" {
		userAgent = strings.TrimSuffix(providerName+"/"+version, "/")
	}
	return &headersTransport{next: next, userAgent: userAgent, telemetry: telemetryHeader(version)}
}

const providerName = "terraform-provider-auth0users"

func telemetryHeader(version string) string {
	// Strings alone always marshal.
	payload, _ := json.Marshal(struct {
		Name    string            `json:"name"`
		Version string            `json:"version"`
		Env     map[string]string `json:"env"`
	}{providerName, version, map[string]string{"go": strings.TrimPrefix(runtime.Version(), "go")}})
	return base64.StdEncoding.EncodeToString(payload)
}

func (t *headersTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	req = req.Clone(req.Context())
	req.Header.Set("User-Agent", t.userAgent)
	req.Header.Set("Auth0-Client", t.telemetry)
	return t.next.RoundTrip(req)
}
