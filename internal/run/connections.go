// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package run

import (
	"context"
	"sync"

	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// Connections are those that the run had to look up, by name: each once, however many people ask.
type Connections struct {
	turns Turns
	known sync.Map
}

// Connection returns the connection with exactly this name, from what the preflight knows or else by a look of its
// own (GET /connections); nil when the tenant has none, or it cannot be looked at.
func (d *Data) Connection(ctx context.Context, name string) *client.Connection {
	if c := d.Preflight.Connection(ctx, name); c != nil {
		return c
	}
	defer d.Connections.turns.take(ctx, name, "a look at the connection "+name)()
	if known, ok := d.Connections.known.Load(name); ok {
		c, _ := known.(*client.Connection)
		return c
	}
	c, err := d.Client.Connections.FindByName(ctx, name)
	if c != nil || client.IsForbidden(err) { // One that is missing may be made in this very run.
		d.Connections.known.Store(name, c)
	}
	return c
}
