// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// clientEndpoints are the applications, as far as connections and grants need them:
// what is sent is kept and echoed, but nothing is checked except the name.
func clientEndpoints() []*endpoint {
	const one = "/clients/{id}"
	read := []string{"read:clients", "read:client_keys"}
	return []*endpoint{
		{method: http.MethodGet, template: "/clients", scopes: read, query: clientFilters(), handle: handleListClients},
		{
			method: http.MethodPost, template: "/clients", scopes: []string{"create:clients"},
			body: clientSchema("name"), handle: handleCreateClient,
		},
		{method: http.MethodGet, template: one, scopes: read, handle: handleGetClient},
		{
			method: http.MethodPatch, template: one, scopes: []string{"update:clients", "update:client_keys"},
			body: clientSchema(), handle: handleUpdateClient,
		},
		{method: http.MethodDelete, template: one, scopes: []string{"delete:clients"}, handle: handleDeleteClient},
		{
			method: http.MethodGet, template: one + "/connections", scopes: []string{"read:connections"}, handle: handleListClientConnections,
			query: strategyFilter(),
		},
	}
}

func clientSchema(required ...string) *schema.Object {
	return &schema.Object{Open: true, NotEmpty: true, Required: required, Properties: map[string]schema.Property{
		"name": schema.String(1, 0, "Name of this client (min length: 1 character, does not allow < or >)"),
	}}
}

func errInexistentClient() *wire.Error {
	return wire.NewError(http.StatusNotFound, "inexistent_client", "The client does not exist")
}

func (t *tx) pathClient(r *request) (*oauthClient, error) {
	c, ok := t.clients[r.params["id"]]
	if !ok {
		return nil, errInexistentClient()
	}
	return c, nil
}

// shownClient is the part of an application that the caller may see and asks for. The
// tenant is always there, as recorded.
func (t *tx) shownClient(c *oauthClient, r *request, p projection) map[string]any {
	doc := t.clientDoc(c)
	if !r.caller.can("read:client_keys") {
		delete(doc, "client_secret")
	}
	out := p.apply(doc)
	out["tenant"] = doc["tenant"]
	return out
}

func handleListClients(t *tx, r *request) (reply, error) {
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	wanted, err := t.clientFilter(r.query)
	if err != nil {
		return reply{}, err
	}
	ids := slices.SortedFunc(maps.Keys(t.clients), compareFolded)
	ids = slices.DeleteFunc(ids, func(id string) bool { return !wanted(t.clientDoc(t.clients[id])) })
	l := listing{name: "clients", defaultPerPage: defaultPerPage, totalFirst: true, cursor: func(i int) string { return foldedKey(ids[i]) }}
	for _, id := range ids {
		l.items = append(l.items, t.shownClient(t.clients[id], r, p))
	}
	body, err := l.page(r.query)
	return reply{http.StatusOK, body}, err
}

func handleGetClient(t *tx, r *request) (reply, error) {
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	c, err := t.pathClient(r)
	if err != nil {
		return reply{}, err
	}
	return reply{http.StatusOK, t.shownClient(c, r, p)}, nil
}

// handleCreateClient makes an application without any grant.
func handleCreateClient(t *tx, r *request) (reply, error) {
	c := &oauthClient{SeedClient: SeedClient{ID: newClientID(), Secret: newClientSecret(), Scopes: []string{}, NoGrant: true}}
	if err := t.changeClient(c, r.body); err != nil {
		return reply{}, err
	}
	return reply{http.StatusCreated, t.clientDoc(t.clients[c.ID])}, nil
}

func handleUpdateClient(t *tx, r *request) (reply, error) {
	old, err := t.pathClient(r)
	if err != nil {
		return reply{}, err
	}
	c := *old
	if err := t.changeClient(&c, r.body); err != nil {
		return reply{}, err
	}
	return reply{http.StatusOK, t.shownClient(t.clients[c.ID], r, projection{})}, nil
}

// handleDeleteClient: who deletes what is not there has what they wanted, as with users.
func handleDeleteClient(t *tx, r *request) (reply, error) {
	c, ok := t.clients[r.params["id"]]
	if !ok {
		return reply{status: http.StatusNoContent}, nil
	}
	t.removeGrants("client_id", c.ID)
	for _, conn := range t.connections.list() {
		if slices.Contains(conn.EnabledClients, c.ID) {
			changed := *conn
			changed.EnabledClients = without(conn.EnabledClients, []string{c.ID})
			t.putConnection(&changed)
		}
	}
	t.applications.remove(t, c.ID)
	delete(t.clients, c.ID)
	t.erase(bucketClients, c.ID)
	return reply{status: http.StatusNoContent}, nil
}

// handleListClientConnections lists the connections that are enabled for an application.
func handleListClientConnections(t *tx, r *request) (reply, error) {
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	c, err := t.pathClient(r)
	if err != nil {
		return reply{}, err
	}
	var found []*connection
	for _, conn := range t.connections.list() {
		if slices.Contains(t.enabledClients(conn), c.ID) && ofStrategies(conn, r.query) {
			found = append(found, conn)
		}
	}
	l := listing{name: "connections", cursor: func(i int) string { return found[i].sortKey() }}
	for _, conn := range found {
		l.items = append(l.items, t.projectedConnection(conn, p))
	}
	body, err := l.checkpoint(r.query)
	return reply{http.StatusOK, body}, err
}
