// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// getConnection is GET /connections/{id}.
func getConnection() *endpoint {
	return &endpoint{
		method: http.MethodGet, template: "/connections/{id}",
		scopes: []string{"read:connections"}, handle: handleGetConnection,
	}
}

func handleGetConnection(t *tx, r *request) (reply, error) {
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	c, err := t.pathConnection(r)
	if err != nil {
		return reply{}, err
	}
	return reply{http.StatusOK, t.projectedConnection(c, p)}, nil
}

// pathConnection finds the connection that the path names.
func (t *tx) pathConnection(r *request) (*connection, error) {
	c, ok := t.connections.byID[r.params["id"]]
	if !ok {
		return nil, wire.NewError(http.StatusNotFound, "inexistent_connection", "The connection does not exist")
	}
	return c, nil
}
