// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package contract

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// finder is a test that collects what a watcher reports.
type finder struct {
	testing.TB
	found    []string
	cleanups []func()
}

func (f *finder) Helper()            {}
func (f *finder) Cleanup(end func()) { f.cleanups = append(f.cleanups, end) }
func (f *finder) Errorf(format string, args ...any) {
	f.found = append(f.found, fmt.Sprintf(format, args...))
}

// A contract that finds nothing wrong anywhere would prove nothing.
func TestWatchFinds(t *testing.T) {
	t.Parallel()
	Required(t)
	const user = `{"user_id":"auth0|a","identities":[{"connection":"c","user_id":"a","provider":"auth0","isSocial":false}]}`
	for name, c := range map[string]struct {
		method, path, body string
		agent              string
		status             int
		answer             string
		faulty             bool
		want               string // "" for nothing to find.
	}{
		"all well":             {method: "GET", path: "/users/auth0%7Ca", status: 200, answer: user},
		"wrong type":           {method: "GET", path: "/users/auth0%7Ca", status: 200, answer: `{"blocked":"no"}`, want: "/blocked"},
		"undeclared status":    {method: "GET", path: "/users/auth0%7Ca", status: 418, answer: `{}`, want: "does not declare"},
		"not JSON":             {method: "GET", path: "/users/auth0%7Ca", status: 200, answer: `{"blo`, want: "response"},
		"made by a fault":      {method: "GET", path: "/users/auth0%7Ca", status: 200, answer: `{"blo`, faulty: true},
		"rate limit":           {method: "GET", path: "/users/auth0%7Ca", status: 429, answer: `{}`},
		"undeclared body":      {method: "DELETE", path: "/users/auth0%7Ca", status: 204, answer: ""},
		"body with no content": {method: "POST", path: "/users/auth0%7Ca/roles", body: `{"roles":["rol_1"]}`, status: 204, answer: ""},
		"known deviation":      {method: "DELETE", path: "/roles/rol_1/permissions", body: `{}`, status: 204, answer: ""},
		"our wrong request":    {method: "POST", path: "/users", body: `{"connection":1}`, agent: clientAgent, status: 400, answer: `{}`, want: "/connection"},
		"others' wrong one":    {method: "POST", path: "/users", body: `{"connection":1}`, status: 400, answer: `{}`},
		"our parameter":        {method: "GET", path: "/users?colour=red", agent: clientAgent, status: 200, answer: `[]`, want: "query colour"},
		"our invention":        {method: "GET", path: "/people", agent: clientAgent, status: 404, answer: `{}`, want: "no operation"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := &finder{TB: t}
			handler := Watch(f, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "application/json; charset=utf-8")
				w.WriteHeader(c.status)
				_, _ = io.WriteString(w, c.answer)
				if marked, ok := w.(interface{ MarkForged() }); c.faulty && ok {
					marked.MarkForged()
				}
			}))
			r := httptest.NewRequestWithContext(t.Context(), c.method, basePath+c.path, strings.NewReader(c.body))
			r.Header.Set("User-Agent", c.agent)
			if c.body != "" {
				r.Header.Set("Content-Type", "application/json")
			}
			handler.ServeHTTP(httptest.NewRecorder(), r)
			for _, end := range f.cleanups {
				end()
			}
			all := strings.Join(f.found, "\n")
			if (c.want == "") != (all == "") || !strings.Contains(all, c.want) {
				t.Errorf("found %q, want %q", all, c.want)
			}
		})
	}
}
