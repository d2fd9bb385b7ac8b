// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package preflight_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/preflight"
	"github.com/auth0users/terraform-provider-auth0users/internal/reading/users"
)

// closed is a network on which nobody listens.
type closed struct{}

func (closed) RoundTrip(r *http.Request) (*http.Response, error) {
	if trace := httptrace.ContextClientTrace(r.Context()); trace != nil && trace.GetConn != nil {
		trace.GetConn(r.URL.Host)
	}
	return nil, &net.OpError{Op: "dial", Net: "tcp", Err: syscall.ECONNREFUSED}
}

// The attempts of a request take longer than a plan waits for one: what they ended with is known all the same, and no
// other look waits once more.
func TestVain_nobodyListens(t *testing.T) {
	t.Parallel()
	for name, config := range map[string]client.Config{"token": {Token: "token"}, "credentials": {ClientID: "id", ClientSecret: "secret"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				config.Domain, config.HTTPTransport = "tenant.example.com", closed{}
				c, err := client.New(config)
				if err != nil {
					t.Fatal(err)
				}
				r := preflight.New(c, true)
				began := time.Now()
				r.User(t.Context(), somebody("email"))
				r.Holder(t.Context(), users.Wanted{Connection: "email", Email: "ada@example.com"}, func(string) bool { return false })
				for range 3 {
					look := r.Look(t.Context(), "roles", operations.ListUserRoles, func(ctx context.Context) error {
						_, err := c.Users.Get(ctx, "auth0|ada")
						return err
					})
					if look != preflight.NotSeen {
						t.Errorf("look %d", look)
					}
				}
				if took := time.Since(began); took > 11*time.Second {
					t.Errorf("waited %s", took)
				}
				var connect *client.ConnectError
				if vain := r.Vain(); !errors.As(vain, &connect) || connect.Kind != client.ConnectRefused {
					t.Errorf("%v", vain)
				}
			})
		})
	}
}

// Each kind of look finds out by itself that all others are in vain.
func TestVain_eachLook(t *testing.T) {
	t.Parallel()
	for name, look := range map[string]func(context.Context, *client.Client, *preflight.Run){
		"connections": func(ctx context.Context, _ *client.Client, r *preflight.Run) { r.Connection(ctx, "email") },
		"a user": func(ctx context.Context, c *client.Client, r *preflight.Run) {
			r.Look(ctx, "roles", operations.ListUserRoles, func(ctx context.Context) error {
				_, err := c.Users.Get(ctx, "auth0|ada")
				return err
			})
		},
		"who is in the way": func(ctx context.Context, _ *client.Client, r *preflight.Run) {
			r.Holder(ctx, users.Wanted{Connection: "email", Email: "ada@example.com"}, func(string) bool { return false })
		},
		"names": func(ctx context.Context, c *client.Client, r *preflight.Run) {
			r.Names(ctx, "roles", operations.ListRoles, func(ctx context.Context) (map[string]string, error) {
				_, err := c.Users.Get(ctx, "auth0|ada")
				return nil, err
			})
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				scopes := "read:users read:roles read:role_members"
				if name == "connections" {
					scopes = "read:connections" // The others would begin with that.
				}
				c, err := client.New(client.Config{Domain: "tenant.example.com", Token: tokenFor(t, scopes), HTTPTransport: closed{}})
				if err != nil {
					t.Fatal(err)
				}
				r := preflight.New(c, true)
				look(t.Context(), c, r)
				if r.Vain() == nil {
					t.Error("nobody knows that the tenant cannot be reached")
				}
			})
		})
	}
}

// Credentials that are refused are refused for all; that the tenant gives no token at this moment says nothing about the next.
func TestVain_token(t *testing.T) {
	t.Parallel()
	for refused, vain := range map[refusing]bool{
		{http.StatusUnauthorized, `{"error":"access_denied"}`}: true, {http.StatusForbidden, `{"error":"unauthorized_client"}`}: true,
		{http.StatusServiceUnavailable, `{}`}: false, {http.StatusForbidden, `{"error":"too_many_requests"}`}: false,
	} {
		synctest.Test(t, func(t *testing.T) {
			c, err := client.New(client.Config{Domain: "tenant.example.com", ClientID: "id", ClientSecret: "secret", HTTPTransport: refused, MaxRetries: -1})
			if err != nil {
				t.Fatal(err)
			}
			r := preflight.New(c, true)
			r.Connection(t.Context(), "email")
			if got := r.Vain(); (got != nil) != vain {
				t.Errorf("%d %s: %v", refused.status, refused.body, got)
			}
		})
	}
}

// refusing answers everything the same.
type refusing struct {
	status int
	body   string
}

func (a refusing) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: a.status, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(a.body)), Request: r}, nil
}
