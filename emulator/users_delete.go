// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "net/http"

// deleteUser is DELETE /users/{id}. An unknown user is a success too.
func deleteUser() *endpoint {
	return &endpoint{
		method: http.MethodDelete, template: "/users/{id}",
		scopes: []string{"delete:users", "delete:current_user"}, handle: handleDeleteUser, audit: "Delete a User",
	}
}

func handleDeleteUser(t *tx, r *request) (reply, error) {
	id := targetUser(r.params)
	t.deleteUser(id)
	return reply{status: http.StatusNoContent}, nil
}
