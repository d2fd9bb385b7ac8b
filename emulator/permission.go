// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// permission names a scope of a resource server.
type permission struct {
	ResourceServer string `json:"resource_server_identifier"`
	Name           string `json:"permission_name"`
}

// comparePermissions is the order of the API's lists: by name, which was
// recorded, and then by resource server.
func comparePermissions(a, b permission) int {
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ResourceServer, b.ResourceServer))
}

// union returns the sorted elements of both lists, each once.
func union[T comparable](a, b []T, compare func(T, T) int) []T {
	return slices.Compact(slices.SortedFunc(slices.Values(slices.Concat(a, b)), compare))
}

// without returns the elements of a that are not in b, in their order.
func without[T comparable](a, b []T) []T {
	drop := make(map[T]bool, len(b))
	for _, v := range b {
		drop[v] = true
	}
	var out []T
	for _, v := range a {
		if !drop[v] {
			out = append(out, v)
		}
	}
	return out
}

// permissionsSchema is the body of every request that adds or removes
// permissions; description is that of its one property.
func permissionsSchema(description string) *schema.Object {
	item := schema.Property{Types: []string{"object"}, Object: &schema.Object{
		Required: []string{"resource_server_identifier", "permission_name"},
		Properties: map[string]schema.Property{
			"resource_server_identifier": schema.String(0, 0, "Resource server (API) identifier that this permission is for"),
			"permission_name":            schema.String(0, 0, "Name of this permission"),
		},
	}}
	return &schema.Object{
		Required:   []string{"permissions"},
		Properties: map[string]schema.Property{"permissions": {Types: []string{"array"}, MinItems: 1, Items: &item, Description: description}},
	}
}

// bodyPermissions reads the permissions of a checked body.
func bodyPermissions(r *request) []permission {
	var out []permission
	list, _ := r.body["permissions"].([]any)
	for _, item := range list {
		m, _ := item.(map[string]any)
		var p permission
		p.ResourceServer, _ = m["resource_server_identifier"].(string)
		p.Name, _ = m["permission_name"].(string)
		out = append(out, p)
	}
	return out
}

// checkPermissionsExist refuses unknown APIs with the reference's text. It has
// none for an unknown scope of a known API; the one here follows its "One or
// more of the users do not exist."
func (t *tx) checkPermissionsExist(list []permission) error {
	for _, p := range list {
		rs, ok := t.resourceServers.named(p.ResourceServer)
		if !ok {
			return wire.NewError(http.StatusNotFound, "", "The resource server does not exist.")
		}
		if _, ok := rs.scopes[p.Name]; !ok {
			return wire.NewError(http.StatusNotFound, "", "One or more of the permissions do not exist.")
		}
	}
	return nil
}

// permissionDoc is a permission as lists show it.
func (t *tx) permissionDoc(p permission) map[string]any {
	rs, _ := t.resourceServers.named(p.ResourceServer)
	return map[string]any{
		"permission_name": p.Name, "description": rs.scopes[p.Name],
		"resource_server_name": rs.name, "resource_server_identifier": p.ResourceServer,
	}
}

// dropPermissions takes permissions that no longer exist from every role and
// user. What the service does with such grants is not evidenced; a list could
// not describe them any more.
func (t *tx) dropPermissions(gone func(permission) bool) {
	for id, r := range t.roles.all() {
		if slices.ContainsFunc(r.Permissions, gone) {
			c := *r
			c.Permissions = slices.DeleteFunc(slices.Clone(r.Permissions), gone)
			t.roles.put(t, id, &c)
		}
	}
	for id, a := range t.access.table.all() {
		if slices.ContainsFunc(a.Permissions, gone) {
			a.Permissions = slices.DeleteFunc(slices.Clone(a.Permissions), gone)
			t.putAccess(id, a)
		}
	}
}
