// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "net/http"

// getUser is GET /users/{id}.
func getUser() *endpoint {
	return &endpoint{
		method: http.MethodGet, template: "/users/{id}",
		scopes: []string{"read:users", "read:current_user", "read:user_idp_tokens"}, handle: handleGetUser,
	}
}

func handleGetUser(t *tx, r *request) (reply, error) {
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	return reply{http.StatusOK, u.shown(r.caller, p)}, nil
}
