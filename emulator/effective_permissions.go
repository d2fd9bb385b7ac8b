// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// effectivePermissionEndpoints are the permissions on one API that a user has
// by any way. Nothing of them is on record; shapes are the reference's.
func effectivePermissionEndpoints() []*endpoint {
	const template = "/users/{id}/effective-permissions"
	const longestIdentifier, longestName = 600, 280
	ofAPI := map[string]schema.Property{"resource_server_identifier": schema.String(0, longestIdentifier, "The identifier of the resource "+
		"server for which to calculate user permissions")}
	ofPermission := maps.Clone(ofAPI)
	ofPermission["permission_name"] = schema.String(0, longestName, "Name of this permission")
	return []*endpoint{
		{
			method: http.MethodGet, template: template, scopes: []string{"read:user_effective_permissions"},
			query: ofAPI, handle: handleListEffectivePermissions,
		},
		{
			method: http.MethodGet, template: template + "/sources/effective-roles",
			scopes: []string{"read:user_permission_source_roles"}, query: ofPermission, handle: handleListPermissionSources,
		},
	}
}

// handleListEffectivePermissions: an API that does not exist grants nothing;
// the reference has no refusal for it.
func handleListEffectivePermissions(t *tx, r *request) (reply, error) {
	server, err := requiredQuery(r, "resource_server_identifier")
	if err != nil {
		return reply{}, err
	}
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	sources := map[permission][]string{}
	for _, p := range t.access.of(u.id).Permissions {
		sources[p] = []string{"direct"}
	}
	roles, _ := t.effectiveRoles(u.id)
	for _, of := range roles {
		for _, p := range of.Permissions {
			if !slices.Contains(sources[p], "roles") {
				sources[p] = append(sources[p], "roles")
			}
		}
	}
	maps.DeleteFunc(sources, func(p permission, _ []string) bool { return p.ResourceServer != server })
	sorted := slices.SortedFunc(maps.Keys(sources), comparePermissions)
	l := listing{name: "permissions", anyTake: true, cursor: func(i int) string { return sorted[i].Name }}
	for _, p := range sorted {
		doc := t.permissionDoc(p)
		doc["sources"] = sources[p]
		l.items = append(l.items, doc)
	}
	body, err := l.checkpoint(r.query)
	return reply{http.StatusOK, body}, err
}

// handleListPermissionSources lists the roles through which a user has a
// permission, with the ways by which the user has the role. Here roles have their type
// and owner, too.
func handleListPermissionSources(t *tx, r *request) (reply, error) {
	server, err := requiredQuery(r, "resource_server_identifier")
	if err != nil {
		return reply{}, err
	}
	name, err := requiredQuery(r, "permission_name")
	if err != nil {
		return reply{}, err
	}
	u, err := t.pathUser(r)
	if err != nil {
		return reply{}, err
	}
	roles, sources := t.effectiveRoles(u.id)
	granting := slices.DeleteFunc(roles, func(of *role) bool {
		return !slices.Contains(of.Permissions, permission{ResourceServer: server, Name: name})
	})
	body, err := effectiveRoleListing(granting, sources, (*role).full).checkpoint(r.query)
	return reply{http.StatusOK, body}, err
}
