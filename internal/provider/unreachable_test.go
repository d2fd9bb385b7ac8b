// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

func TestAccProvider_unreachable(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		domain string
		says   []string
	}{
		// Without a name server the lookup fails in another way, but the domain is
		// named and so is the attribute.
		"unknown host": {"no-such-tenant.invalid", []string{"Unable to Reach Auth0", "no-such-tenant.invalid"}},
		// A port that only root could listen on, and nobody does.
		"nobody listens":    {"http://127.0.0.1:1", []string{"Unable to Reach Auth0", "Nothing accepts connections at 127.0.0.1:1.", "domain (AUTH0_DOMAIN)"}},
		"some other server": {otherServer(t), []string{"Unable to Authenticate With Auth0", "answers, but not like an Auth0 tenant", "domain (AUTH0_DOMAIN)"}},
		"no TLS":            {plainAsTLS(t), []string{"Unable to Reach Auth0", "No secure connection to 127.0.0.1:", "domain (AUTH0_DOMAIN)"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			acctest.Case(t, resource.TestCase{Steps: []resource.TestStep{{
				Config: fmt.Sprintf("provider \"auth0users\" {\n  domain = %q\n  client_id = \"id\"\n  client_secret = \"secret\"\n  max_retries = 0\n}\n%s", c.domain, user),

				ExpectError: acctest.Messages(c.says...),
			}}})
		})
	}
}

// otherServer serves web pages, whatever it is asked.
func otherServer(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte("<html><body>Welcome</body></html>"))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// plainAsTLS is a server without TLS under an address that asks for it.
func plainAsTLS(t *testing.T) string {
	t.Helper()
	server := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(server.Close)
	return "https://" + server.Listener.Addr().String()
}
