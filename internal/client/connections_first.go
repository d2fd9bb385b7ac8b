// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"context"
	"net/url"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// ListFirst returns the first hundred connections of the tenant, with what decides about new users, and
// whether these are all (GET /connections, scope read:connections). It makes one request, which is not
// repeated when its answer is lost. The options of a connection can hold secrets of any name, so that
// the answer appears in no log, and nothing else of them is kept.
func (c *ConnectionsClient) ListFirst(ctx context.Context) (connections []*Connection, all bool, err error) {
	list := call{
		operation: operations.ListConnections, once: true, unlogged: true,
		query: url.Values{"fields": {"id,name,strategy,options,enabled_clients"}, "include_fields": {"true"}},
	}
	page := offsetPage[*Connection]{key: "connections"}
	if err := c.client.do(ctx, pageCall(list, 0), &page); err != nil {
		return nil, false, err
	}
	all, err = page.ends(list, len(page.items), 0)
	return page.items, all, err
}
