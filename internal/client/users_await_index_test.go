// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// indexTenant answers every write, and shows a user to the search from a time on.
type indexTenant struct {
	visible  time.Time
	updated  string // What the search shows as updated_at by then.
	searches int
}

func (i *indexTenant) RoundTrip(req *http.Request) (*http.Response, error) {
	body := `{"user_id":"auth0|1","updated_at":"2026-01-02T00:00:00.000Z","identities":[{"connection":"db","user_id":"1","provider":"auth0"}]}`
	if req.Method == http.MethodGet {
		i.searches++
		body = `{"start":0,"limit":100,"length":0,"users":[],"total":0}`
		if !time.Now().Before(i.visible) {
			body = fmt.Sprintf(`{"start":0,"limit":100,"length":1,"users":[{"user_id":"auth0|1","updated_at":%q,"identities":[{"connection":"db","user_id":"1","provider":"auth0"}]}],"total":1}`, i.updated)
		}
	}
	return &http.Response{
		StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}},
		Body: io.NopCloser(strings.NewReader(body)), Request: req,
	}, nil
}

func TestAwaitIndex(t *testing.T) {
	t.Parallel()
	const now, before = "2026-01-02T00:00:00.000Z", "2026-01-01T00:00:00.000Z"
	for name, c := range map[string]struct {
		write, remove bool
		pause, lag    time.Duration
		updated       string
		least, most   time.Duration
		asks          bool
	}{
		"nothing written":    {},
		"shown at once":      {write: true, updated: now, asks: true},
		"shown after a lag":  {write: true, lag: 2 * time.Second, updated: now, least: 2 * time.Second, most: 5 * time.Second, asks: true},
		"shown as it was":    {write: true, updated: before, least: indexPatience, most: indexPatience, asks: true},
		"never shown":        {write: true, lag: time.Hour, least: indexPatience, most: indexPatience, asks: true},
		"written long ago":   {write: true, lag: time.Hour, pause: time.Minute},
		"written and erased": {write: true, remove: true, lag: time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				tenant := &indexTenant{visible: time.Now().Add(c.lag), updated: c.updated}
				client, err := New(Config{Domain: "acme.eu.auth0.com", Token: "x", HTTPTransport: tenant})
				if err != nil {
					t.Fatal(err)
				}
				if c.write {
					if _, err := client.Users.Update(t.Context(), "auth0|1", UpdateUserRequest{Blocked: Set(true)}); err != nil {
						t.Fatal(err)
					}
				}
				if c.remove {
					if err := client.Users.Delete(t.Context(), "auth0|1"); err != nil {
						t.Fatal(err)
					}
				}
				<-time.After(c.pause)
				began := time.Now()
				if err := client.Users.AwaitIndex(t.Context()); err != nil {
					t.Fatal(err)
				}
				if took := time.Since(began); took < c.least || took > c.most {
					t.Errorf("took %s, want %s to %s", took, c.least, c.most)
				}
				asked := tenant.searches
				if (asked > 0) != c.asks {
					t.Errorf("%d searches", asked)
				}
				if err := client.Users.AwaitIndex(t.Context()); err != nil || tenant.searches != asked {
					t.Errorf("asks again (%v)", err)
				}
			})
		})
	}
}
