// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package preflight_test

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/preflight"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/users"
)

// ada is a tenant in which a search finds ada@example.com, who has another address when read by ID.
type ada struct{ email string }

func (a ada) RoundTrip(r *http.Request) (*http.Response, error) {
	user := func(email string) string {
		return `{"user_id":"email|ada","email":"` + email + `","identities":[{"connection":"email","provider":"email","user_id":"ada"}]}`
	}
	body := `{"start":0,"limit":100,"length":1,"total":1,"connections":[{"name":"email","strategy":"email"}]}`
	switch {
	case strings.HasSuffix(r.URL.EscapedPath(), "/users"):
		body = `{"start":0,"limit":100,"length":1,"total":1,"users":[` + user("ada@example.com") + `]}`
	case strings.Contains(r.URL.EscapedPath(), "/users/"):
		body = user(a.email)
	}
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(body)), Request: r}, nil
}

// Who stands in the way is who still has the identifier when read by ID, and whom this run has not come to manage meanwhile.
func TestHolder(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		email string
		ours  []bool // One answer after the other.
		found bool
	}{
		"a stranger":                  {"ada@example.com", []bool{false, false}, true},
		"ours":                        {"ada@example.com", []bool{true}, false},
		"ours since the search":       {"ada@example.com", []bool{false, true}, false},
		"has another address by now":  {"else@example.com", []bool{false, false}, false},
		"spelled in another way only": {"Ada@Example.com", []bool{false, false}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				tenant, err := client.New(client.Config{Domain: "tenant.example.com", Token: "token", HTTPTransport: ada{c.email}})
				if err != nil {
					t.Fatal(err)
				}
				u, attribute := preflight.New(tenant, true).Holder(t.Context(), users.Wanted{Connection: "email", Email: "ada@example.com"}, func(id string) bool {
					if id != "email|ada" || len(c.ours) == 0 {
						t.Fatalf("asked about %s", id)
					}
					is := c.ours[0]
					c.ours = c.ours[1:]
					return is
				})
				if (u != nil) != c.found || c.found && (u.ID != "email|ada" || attribute != "email") {
					t.Errorf("found %v by %q", u, attribute)
				}
			})
		})
	}
}
