// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "net/http"

// userAccountEndpoints are the connected accounts that Token Vault holds for a
// user. They come from seeds.
func userAccountEndpoints() []*endpoint {
	return []*endpoint{
		{method: http.MethodGet, template: "/users/{id}/connected-accounts", scopes: []string{"read:users"}, handle: handleListConnectedAccounts},
	}
}

// handleListConnectedAccounts: the reference's text says at most 20 at once and
// 10 when take is absent, its schema 100 and 50; 50 was recorded to work.
func handleListConnectedAccounts(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	if !r.query.Has("take") {
		r.query.Set("take", "10")
	}
	body, err := itemListing("connected_accounts", t.has(u.id).ConnectedAccounts).checkpoint(r.query)
	return reply{http.StatusOK, body}, err
}
