// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"net/url"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// ConnectionsClient is the connections of the tenant.
type ConnectionsClient struct{ client *Client }

// Connection is a source of users, such as a database.
type Connection struct {
	ID       string `json:"id"`
	Name     string `json:"name"`     // Letter case counts.
	Strategy string `json:"strategy"` // E.g. "auth0" for a database.
	// Options of the connection, only from [ConnectionsClient.ListFirst].
	Options ConnectionOptions `json:"options"`
	// EnabledClients are the IDs of the applications that may use the connection, only from
	// [ConnectionsClient.ListFirst]; nil where the API does not tell.
	EnabledClients []string `json:"enabled_clients"`
}

// TakesUsers reports whether the API can create users in the connection: only databases and the
// passwordless connections accept them.
func (c *Connection) TakesUsers() bool {
	return c.Strategy == "auth0" || c.Strategy == connectionEmail || c.Strategy == connectionSMS
}

// FindByName returns the connection with exactly this name, with what decides about new users, or nil when the tenant has
// none (GET /connections, scope read:connections). As in ListFirst the answer appears in no log.
func (c *ConnectionsClient) FindByName(ctx context.Context, name string) (*Connection, error) {
	list := call{
		operation: operations.ListConnections, unlogged: true,
		query: url.Values{"name": {name}, "fields": {"id,name,strategy,options"}, "include_fields": {"true"}},
	}
	for connection, err := range offsetPages[*Connection](ctx, c.client, list, "connections", 0) {
		if err != nil {
			return nil, err
		}
		if connection.Name == name {
			return connection, nil
		}
	}
	return nil, nil
}
