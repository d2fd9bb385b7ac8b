// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/connoptions"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// updateConnection is PATCH /connections/{id}: what is not sent stays, but the options
// are replaced whole.
func updateConnection() *endpoint {
	return &endpoint{
		method: http.MethodPatch, template: "/connections/{id}", scopes: []string{"update:connections"},
		body: updateConnectionSchema(), handle: handleUpdateConnection,
	}
}

func handleUpdateConnection(t *tx, r *request) (reply, error) {
	old, err := t.pathConnection(r)
	if err != nil {
		return reply{}, err
	}
	if err := checkConnection(r, old.kind(), old.Options); err != nil {
		return reply{}, err
	}
	c := *old
	if options, ok := r.body["options"].(map[string]any); ok { // null changes nothing
		c.Options = connoptions.Replaced(c.Strategy, options)
	}
	if err := c.change(r.body); err != nil {
		return reply{}, err
	}
	t.putConnection(&c)
	return reply{http.StatusOK, t.connectionDoc(&c)}, nil
}

// change writes the members of a request into a connection, but for those that have
// rules of their own.
func (c *connection) change(body map[string]any) error {
	changes := maps.Clone(body)
	for _, k := range []string{"name", "strategy", "options"} {
		delete(changes, k)
	}
	// Decoding would merge into what is there, which is shared with the older version.
	var fresh connection
	if err := wire.Unmarshal(wire.Encode(changes), &fresh); err != nil {
		return errBadRequest("invalid_body", "Invalid request payload")
	}
	for k := range changes {
		switch k {
		case "display_name":
			c.DisplayName = fresh.DisplayName
		case "is_domain_connection":
			c.IsDomainConnection = fresh.IsDomainConnection
		case "show_as_button":
			c.ShowAsButton = fresh.ShowAsButton
		case "metadata":
			c.Metadata = fresh.Metadata
		case "authentication":
			c.Authentication = fresh.Authentication
		case "connected_accounts":
			c.ConnectedAccounts = fresh.ConnectedAccounts
		case "cross_app_access_requesting_app":
			c.CrossAppAccess = fresh.CrossAppAccess
		case "realms":
			c.Realms = fresh.Realms
		case "enabled_clients": // says it all, also of a connection that was open to every application
			c.EnabledClients, c.Behave.AllClients = fresh.EnabledClients, false
		}
	}
	if len(c.Realms) == 0 {
		c.Realms = []string{c.Name}
	}
	return nil
}
