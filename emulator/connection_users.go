// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// deleteConnectionUser is DELETE /connections/{id}/users?email=, which deletes the user
// of a database who has the address.
func deleteConnectionUser() *endpoint {
	return &endpoint{
		method: http.MethodDelete, template: "/connections/{id}/users",
		scopes: []string{"delete:users"}, handle: handleDeleteConnectionUser,
	}
}

// handleDeleteConnectionUser: an address that nobody has is a success, as the deletion
// of an unknown user is.
func handleDeleteConnectionUser(t *tx, r *request) (reply, error) {
	email, err := requiredQuery(r, "email")
	if err != nil {
		return reply{}, err
	}
	if !schema.IsEmail(email) {
		return reply{}, errQuery(schema.Violation{
			Detail: "Object didn't pass validation for format email: " + email, Path: "email", Description: "The email of the user to delete",
		})
	}
	c, err := t.pathConnection(r)
	if err != nil {
		return reply{}, err
	}
	if c.kind() != kindDatabase {
		return reply{}, errBadRequest("", "Connection must be a database connection")
	}
	for _, u := range t.users.withEmail(email) {
		if u.primary()["connection"] == c.Name {
			t.deleteUser(u.id)
		}
	}
	return reply{status: http.StatusNoContent}, nil
}
