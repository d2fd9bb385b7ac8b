// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "net/http"

// maxRolePermissions is the documented maximum of a role.
const maxRolePermissions = 1000

// rolePermissionEndpoints are the permissions that come with a role.
func rolePermissionEndpoints() []*endpoint {
	const template = "/roles/{id}/permissions"
	body := permissionsSchema("array of resource_server_identifier, permission_name pairs")
	return []*endpoint{
		{method: http.MethodGet, template: template, scopes: []string{"read:roles"}, handle: handleListRolePermissions},
		{method: http.MethodPost, template: template, scopes: []string{"update:roles"}, body: body, handle: handleAddRolePermissions},
		{method: http.MethodDelete, template: template, scopes: []string{"update:roles"}, body: body, handle: handleRemoveRolePermissions},
	}
}

func handleListRolePermissions(t *tx, r *request) (reply, error) {
	of, err := t.pathRole(r)
	if err != nil {
		return reply{}, err
	}
	l := listing{name: "permissions", defaultPerPage: defaultPerPage}
	for _, p := range of.Permissions {
		l.items = append(l.items, t.permissionDoc(p))
	}
	body, err := l.offset(r.query)
	return reply{http.StatusOK, body}, err
}

func handleAddRolePermissions(t *tx, r *request) (reply, error) {
	old, err := t.pathRole(r)
	if err != nil {
		return reply{}, err
	}
	added := bodyPermissions(r)
	if err := t.checkPermissionsExist(added); err != nil {
		return reply{}, err
	}
	updated := *old
	updated.Permissions = union(old.Permissions, added, comparePermissions)
	if len(updated.Permissions) > maxRolePermissions {
		// The text is that of a user's permissions; none is on record for roles.
		return reply{}, errBadRequest("", "No more permissions can be assigned to this role.")
	}
	t.roles.put(t, updated.ID, &updated)
	return reply{http.StatusCreated, map[string]any{}}, nil
}

// handleRemoveRolePermissions answers 204 where the reference says 200:
// recorded twelve times out of twelve.
func handleRemoveRolePermissions(t *tx, r *request) (reply, error) {
	old, err := t.pathRole(r)
	if err != nil {
		return reply{}, err
	}
	updated := *old
	updated.Permissions = without(old.Permissions, bodyPermissions(r))
	t.roles.put(t, updated.ID, &updated)
	return reply{status: http.StatusNoContent}, nil
}
