// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"net/http"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// userRoleEndpoints are the roles assigned to a user.
func userRoleEndpoints() []*endpoint {
	const template = "/users/{id}/roles"
	body := func(description string) *schema.Object {
		item := schema.String(1, 0, description)
		return &schema.Object{Required: []string{"roles"}, Properties: map[string]schema.Property{
			"roles": {Types: []string{"array"}, MinItems: 1, Items: &item, Description: description},
		}}
	}
	return []*endpoint{
		{
			method: http.MethodGet, template: template, everyScope: true,
			scopes: []string{"read:users", "read:roles", "read:role_members"}, handle: handleListUserRoles,
		},
		{
			method: http.MethodPost, template: template, scopes: []string{"update:users", "create:role_members"},
			body: body("List of roles IDs to associated with the user"), handle: handleAddUserRoles,
			audit: "Assign roles to a user",
		},
		{
			method: http.MethodDelete, template: template, scopes: []string{"update:users", "delete:role_members"},
			body: body("List of roles IDs to remove from the user"), handle: handleRemoveUserRoles,
			audit: "Removes roles from a user",
		},
	}
}

// handleListUserRoles lists direct assignments, not roles through groups.
func handleListUserRoles(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	l := roleListing(t.rolesByID(t.access.of(u.id).Roles))
	l.perPageWords = perPageNoDefault
	body, err := l.offset(r.query)
	return reply{http.StatusOK, body}, err
}

// errTooManyRoles: 50 roles per user is documented, its refusal is not. The
// text follows the one for permissions.
func errTooManyRoles() *wire.Error {
	return errBadRequest("", "No more roles can be assigned to this user.")
}

// handleAddUserRoles assigns all roles or none. Assigning a role once more was
// never recorded; it changes nothing here. The status of an unknown role is
// that of the role's own endpoints.
func handleAddUserRoles(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	added := r.strings("roles")
	for _, id := range added {
		if _, ok := t.roles.get(id); !ok {
			return reply{}, errInexistentRole()
		}
	}
	a := t.access.of(u.id)
	a.Roles = union(a.Roles, added, cmp.Compare)
	if len(a.Roles) > maxUserRoles {
		return reply{}, errTooManyRoles()
	}
	t.putAccess(u.id, a)
	return reply{status: http.StatusNoContent}, nil
}

// handleRemoveUserRoles also accepts roles that the user does not have, which
// is recorded; that this holds for roles that do not exist is an assumption.
func handleRemoveUserRoles(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	a := t.access.of(u.id)
	a.Roles = without(a.Roles, r.strings("roles"))
	t.putAccess(u.id, a)
	return reply{status: http.StatusNoContent}, nil
}
