// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

// Package users_test is about what it costs to list the users of a tenant.
package users_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/linear"
)

// tenant is one with n users, four of them in each second, and the provider as a CLI talks to it.
type tenant struct {
	tb    testing.TB
	n     int
	p     *acctest.Protocol
	block acctest.Attributes // Of the provider.
}

func newTenant(tb testing.TB, n int) *tenant {
	tb.Helper()
	server := emulator.Start(tb, emulator.Options{})
	seed := &emulator.Seed{}
	for i := range n {
		seed.Users = append(seed.Users, map[string]any{
			"connection": "Username-Password-Authentication", "user_id": fmt.Sprintf("auth0|%06d", i), "email": fmt.Sprintf("p%d@example.com", i),
			"created_at":   time.Date(2026, 1, 1, 0, 0, i/4, 0, time.UTC).Format(time.RFC3339),
			"app_metadata": map[string]any{"department": "Support", "desk": map[string]any{"floor": i % 7}},
		})
	}
	if err := server.Apply(seed); err != nil {
		tb.Fatal(err)
	}
	return &tenant{tb: tb, n: n, p: acctest.Unconfigured(tb), block: acctest.Attributes{
		"domain": acctest.String(server.URL), "client_id": acctest.String(server.ClientID()), "client_secret": acctest.String(server.ClientSecret()),
	}}
}

func (c *tenant) walk() { c.p.NoError(c.p.Configure(c.block)) }

// data reads all users by the data source.
func (c *tenant) data() {
	state, diagnostics := c.p.ReadData("auth0users_users", nil)
	c.p.NoError(diagnostics)
	var ids []tftypes.Value
	if err := state["ids"].As(&ids); err != nil || len(ids) != c.n {
		c.tb.Fatalf("%d users, %v; want %d", len(ids), err, c.n)
	}
}

// lister is the part of the protocol that serves list resources.
type lister interface {
	ListResource(ctx context.Context, req *tfprotov6.ListResourceRequest) (*tfprotov6.ListResourceServerStream, error)
}

// list lists all users, with all that is known about them or without.
func (c *tenant) list(include bool) {
	const typeName = "auth0users_user"
	server, ok := c.p.Server.(lister)
	if !ok {
		c.tb.Fatal("the provider serves no list resources")
	}
	stream, err := server.ListResource(c.tb.Context(), &tfprotov6.ListResourceRequest{
		TypeName: typeName, Config: c.p.Object(c.p.Schemas.ListResourceSchemas[typeName], nil), IncludeResource: include,
	})
	if err != nil {
		c.tb.Fatal(err)
	}
	listed := 0
	for result := range stream.Results {
		c.p.NoError(result.Diagnostics)
		listed++
	}
	if listed != c.n {
		c.tb.Fatalf("%d users listed, want %d", listed, c.n)
	}
}

// calls are the ways in which all users of a tenant are asked for.
func (c *tenant) calls() []linear.Call {
	return []linear.Call{
		{Name: "data source", Before: c.walk, Do: c.data},
		{Name: "list", Before: c.walk, Do: func() { c.list(false) }},
		{Name: "list, with everything", Before: c.walk, Do: func() { c.list(true) }},
	}
}

// Twice as many users cost about twice as much, with the tenant's own work.
func TestUsers(t *testing.T) {
	t.Parallel()
	linear.Twice(t, "users", 600, func(n int) []linear.Call { return newTenant(t, n).calls() })
}

func BenchmarkUsers(b *testing.B) {
	for _, n := range []int{1250, 2500, 5000, 10_000} {
		for _, call := range newTenant(b, n).calls() {
			b.Run(fmt.Sprintf("%s/%d", call.Name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					call.Before()
					call.Do()
				}
			})
		}
	}
}
