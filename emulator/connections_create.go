// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/connoptions"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// createConnection is POST /connections.
func createConnection() *endpoint {
	return &endpoint{
		method: http.MethodPost, template: "/connections", scopes: []string{"create:connections"},
		body: createConnectionSchema(), handle: handleCreateConnection,
	}
}

func handleCreateConnection(t *tx, r *request) (reply, error) {
	options, _ := r.body["options"].(map[string]any)
	if err := checkConnection(r, kindOf(r.str("strategy")), nil); err != nil {
		return reply{}, err
	}
	if _, taken := t.connections.byName[r.str("name")]; taken {
		return reply{}, wire.NewError(http.StatusConflict, "", "A connection with the same name already exists")
	}
	c := &connection{
		ID: newPrefixedID("con_"), Seq: t.connections.nextSeq, Name: r.str("name"), Strategy: r.str("strategy"),
		Options: connoptions.Created(r.str("strategy"), options), EnabledClients: []string{}, Realms: []string{r.str("name")},
	}
	c.setPurposes()
	if err := c.change(r.body); err != nil {
		return reply{}, err
	}
	t.putConnection(c)
	return reply{http.StatusCreated, t.connectionDoc(c)}, nil
}

// checkConnection refuses options, by the rules of the kind of connection, and what
// databases cannot do. Before are the options of a connection that is changed.
func checkConnection(r *request, kind connectionKind, before map[string]any) error {
	if kind != kindDatabase {
		return nil
	}
	if r.body["cross_app_access_requesting_app"] != nil {
		return errBadRequest("operation_not_supported", "Cross App Access Requesting App is not supported for this connection.")
	}
	options, _ := r.body["options"].(map[string]any)
	if refusal := connoptions.Refused(options, before); refusal != "" {
		return errBadRequest("invalid_body", refusal)
	}
	return nil
}
