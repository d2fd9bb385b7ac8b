// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package users_test

import (
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/users"
)

// crashing is a tenant whose answers to searches break the program. Everybody exists.
type crashing struct{}

func (crashing) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.URL.Path == "/api/v2/users" {
		panic("a search")
	}
	email := req.URL.Query().Get("email")
	body := `[{"user_id":"auth0|1","email":"` + email + `","identities":[{"connection":"db","provider":"auth0","user_id":"1"}]}]`
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body)), Request: req}, nil
}

// Those who share a search that breaks must not take it for an answer: they look for themselves.
func TestFinder_panicOfLeader(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, err := client.New(client.Config{Domain: "acme.eu.auth0.com", Token: "x", HTTPTransport: crashing{}})
		if err != nil {
			t.Fatal(err)
		}
		finder := users.NewFinder(c.Users)
		var panics, found atomic.Int32
		var group sync.WaitGroup
		for range 20 {
			group.Go(func() {
				defer func() {
					if recover() != nil {
						panics.Add(1)
					}
				}()
				u, err := finder.Find(t.Context(), users.Wanted{Connection: "db", Email: "ada@example.com"})
				if err != nil || u == nil {
					t.Errorf("%v, %v", u, err)
					return
				}
				found.Add(1)
			})
		}
		group.Wait()
		if panics.Load() != 1 || found.Load() != 19 {
			t.Errorf("%d panics, %d found", panics.Load(), found.Load())
		}
	})
}
