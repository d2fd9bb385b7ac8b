// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// The scopes of token sets went with their endpoints.
const (
	readTokensets   = "read:federated_connections_tokens"
	deleteTokensets = "delete:federated_connections_tokens"
)

// tokensetEndpoints are the token sets of federated connections, which the
// service had until July 2026: there is nothing in their place. What it answers
// now is not evidenced; without Options.Tokensets they are unknown routes.
func tokensetEndpoints() []*endpoint {
	const (
		tokensets         = "/users/{id}/federated-connections-tokensets"
		longestTokensetID = 36
	)
	return []*endpoint{
		{method: http.MethodGet, template: tokensets, scopes: []string{readTokensets}, handle: handleListTokensets},
		{
			method: http.MethodDelete, template: tokensets + "/{tokenset_id}", scopes: []string{deleteTokensets},
			audit: "Deletes a tokenset for federated connections by id.", handle: handleDeleteTokenset,
			path: map[string]schema.Property{"tokenset_id": schema.String(0, longestTokensetID, "The tokenset id")},
		},
	}
}

func handleListTokensets(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	list := []any{}
	for _, item := range t.has(u.id).Tokensets {
		list = append(list, shownItem(item))
	}
	return reply{http.StatusOK, list}, nil
}

// handleDeleteTokenset answers 204 for an unknown ID, too.
func handleDeleteTokenset(t *tx, r *request) (reply, error) {
	id := r.params["id"]
	b := t.has(id)
	left := drop(b.Tokensets, func(item map[string]any) bool { return text(item, "id") == r.params["tokenset_id"] })
	if len(left) != len(b.Tokensets) {
		b.Tokensets = left
		t.putBelongings(id, b)
	}
	return reply{status: http.StatusNoContent}, nil
}
