// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"maps"
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// connectionClientEndpoints are the applications for which a connection is enabled.
func connectionClientEndpoints() []*endpoint {
	const (
		template  = "/connections/{id}/clients"
		mostAtOne = 50

		longestCursor = 1000
	)
	item := schema.Closed("", map[string]schema.Property{
		"client_id": schema.String(0, 0, "The client_id of the client whose status will be changed. Note that the limit "+
			"per PATCH request is 50 clients").
			WithFormat("client-id"),
		"status": schema.Bool("Whether the connection is enabled or not for this client_id"),
	}, "client_id", "status")
	body := schema.List(item, 1, mostAtOne, "")
	return []*endpoint{
		{
			method: http.MethodGet, template: template, scopes: []string{"read:connections"}, handle: handleListConnectionClients,
			query: map[string]schema.Property{"from": schema.String(0, longestCursor, "Optional Id from which to start selection")},
		},
		{
			method: http.MethodPatch, template: template, scopes: []string{"update:connections"},
			list: &body, handle: handleSwitchConnectionClients,
		},
	}
}

// enabledClients are the IDs of the applications that may use a connection, sorted.
func (t *tx) enabledClients(c *connection) []string {
	ids := c.EnabledClients
	if c.Behave.AllClients {
		ids = slices.Concat(ids, slices.Collect(maps.Keys(t.clients)))
	}
	return union(nil, ids, cmp.Compare)
}

func handleListConnectionClients(t *tx, r *request) (reply, error) {
	c, err := t.pathConnection(r)
	if err != nil {
		return reply{}, err
	}
	const mostAtOnce = 1000
	ids := t.enabledClients(c)
	l := listing{name: "clients", maxTake: mostAtOnce, cursor: func(i int) string { return ids[i] }}
	for _, id := range ids {
		l.items = append(l.items, map[string]any{"client_id": id})
	}
	body, err := l.checkpoint(r.query)
	return reply{http.StatusOK, body}, err
}

// handleSwitchConnectionClients changes the applications that the request names, and no
// others. What an unknown application gets is not evidenced; here it is taken, since
// the emulator need not know every application of a tenant.
func handleSwitchConnectionClients(t *tx, r *request) (reply, error) {
	old, err := t.pathConnection(r)
	if err != nil {
		return reply{}, err
	}
	enabled := map[string]bool{}
	for _, id := range t.enabledClients(old) {
		enabled[id] = true
	}
	c := *old
	for _, item := range r.list {
		row, _ := item.(map[string]any)
		if row["status"] == true {
			enabled[text(row, "client_id")] = true
			continue
		}
		delete(enabled, text(row, "client_id"))
		c.Behave.AllClients = false // from here on each is named
	}
	c.EnabledClients = slices.Sorted(maps.Keys(enabled))
	t.putConnection(&c)
	return reply{status: http.StatusNoContent}, nil
}
