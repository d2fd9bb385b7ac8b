// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "net/http"

// userPermissionEndpoints are the permissions granted to a user.
func userPermissionEndpoints() []*endpoint {
	const template = "/users/{id}/permissions"
	return []*endpoint{
		{method: http.MethodGet, template: template, scopes: []string{"read:users"}, handle: handleListUserPermissions},
		{
			method: http.MethodPost, template: template, scopes: []string{"update:users"},
			body: permissionsSchema("List of permissions to add to this user"), handle: handleAddUserPermissions,
			audit: "Assign Permissions to a User",
		},
		{
			method: http.MethodDelete, template: template, scopes: []string{"update:users"},
			body: permissionsSchema("List of permissions to remove from this user"), handle: handleRemoveUserPermissions,
			audit: "Remove Permissions from a User",
		},
	}
}

// handleListUserPermissions lists direct grants. Whether the service also
// lists those that come with roles was not recorded.
func handleListUserPermissions(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	l := listing{name: "permissions", defaultPerPage: defaultPerPage, perPageWords: perPageNoDefault}
	for _, p := range t.access.of(u.id).Permissions {
		doc := t.permissionDoc(p)
		doc["sources"] = []any{map[string]any{"source_id": "", "source_name": "", "source_type": "DIRECT"}}
		l.items = append(l.items, doc)
	}
	body, err := l.offset(r.query)
	return reply{http.StatusOK, body}, err
}

// handleAddUserPermissions grants all permissions or none; granting one again
// changes nothing. The errorCode of the refusal is not evidenced.
func handleAddUserPermissions(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	added := bodyPermissions(r)
	if err := t.checkPermissionsExist(added); err != nil {
		return reply{}, err
	}
	a := t.access.of(u.id)
	a.Permissions = union(a.Permissions, added, comparePermissions)
	if len(a.Permissions) > maxUserPermissions {
		return reply{}, errBadRequest("", "No more permissions can be assigned to this user.")
	}
	t.putAccess(u.id, a)
	return reply{http.StatusCreated, map[string]any{}}, nil
}

// handleRemoveUserPermissions also accepts permissions that the user does not
// have, which is recorded; that this holds for unknown ones is an assumption.
func handleRemoveUserPermissions(t *tx, r *request) (reply, error) {
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	a := t.access.of(u.id)
	a.Permissions = without(a.Permissions, bodyPermissions(r))
	t.putAccess(u.id, a)
	return reply{status: http.StatusNoContent}, nil
}
