// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// roleEndpoints are the roles themselves.
func roleEndpoints() []*endpoint {
	return []*endpoint{
		{method: http.MethodGet, template: "/roles", scopes: []string{"read:roles"}, handle: handleListRoles},
		{method: http.MethodPost, template: "/roles", scopes: []string{"create:roles"}, body: createRoleSchema(), handle: handleCreateRole},
		{method: http.MethodGet, template: "/roles/{id}", scopes: []string{"read:roles"}, handle: handleGetRole},
		{method: http.MethodPatch, template: "/roles/{id}", scopes: []string{"update:roles"}, body: roleSchema(), handle: handleUpdateRole},
		{method: http.MethodDelete, template: "/roles/{id}", scopes: []string{"delete:roles"}, handle: handleDeleteRole},
	}
}

func roleSchema(required ...string) *schema.Object {
	return &schema.Object{Required: required, Properties: map[string]schema.Property{
		"name":        schema.String(1, 0, "Name of the role"),
		"description": schema.String(0, 0, "Description of the role"),
	}}
}

// createRoleSchema: type and owner_id are newer than the reference, as recorded.
func createRoleSchema() *schema.Object {
	o := roleSchema("name")
	kind := schema.String(0, 0, "Type of the role")
	kind.Enum = []string{tenantRole, organizationRole}
	o.Properties["type"] = kind
	o.Properties["owner_id"] = schema.String(1, 0, "ID of the organization that owns the role")
	return o
}

// handleListRoles: name_filter is documented as "filter on name
// (case-insensitive)"; that it matches parts of names is an assumption. Whether roles
// of organizations are listed without a type is not evidenced; here they are not.
func handleListRoles(t *tx, r *request) (reply, error) {
	owner, err := roleOwner(r.query.Get("type"), r.query.Get("owner_id"))
	if err != nil {
		return reply{}, errQuery(*err)
	}
	filter := strings.ToLower(r.query.Get("name_filter"))
	l := listing{name: "roles", defaultPerPage: defaultPerPage}
	for _, row := range slices.SortedFunc(maps.Values(t.roles.rows), compareRoles) {
		if row.OwnerID == owner && strings.Contains(strings.ToLower(row.Name), filter) {
			l.items = append(l.items, row.full())
		}
	}
	body, pagingErr := l.offset(r.query)
	return reply{http.StatusOK, body}, pagingErr
}

// roleOwner checks that type and owner_id fit: an organization's role has an owner,
// the tenant's has none.
func roleOwner(kind, owner string) (string, *schema.Violation) {
	switch {
	case kind == organizationRole && owner == "":
		return "", &schema.Violation{Detail: "Missing required property: owner_id"}
	case kind != organizationRole && owner != "":
		return "", &schema.Violation{Detail: "Additional properties not allowed: owner_id"}
	}
	return owner, nil
}

// handleCreateRole answers 200. A description that was not sent is absent, which later
// reads show as "".
func handleCreateRole(t *tx, r *request) (reply, error) {
	owner, violation := roleOwner(r.str("type"), r.str("owner_id"))
	if violation != nil {
		return reply{}, errBody(*violation)
	}
	if _, ok := t.organizations.get(owner); owner != "" && !ok {
		return reply{}, errNoOrganization()
	}
	created := &role{ID: newPrefixedID("rol_"), Name: r.str("name"), Description: r.str("description"), OwnerID: owner}
	if _, taken := t.roles.named(created.key()); taken {
		return reply{}, errRoleExists()
	}
	t.roles.put(t, created.ID, created)
	doc := created.full()
	if !r.has("description") {
		delete(doc, "description")
	}
	return reply{http.StatusOK, doc}, nil
}

func errRoleExists() *wire.Error {
	return wire.NewError(http.StatusConflict, "", "The role already exists.")
}

func handleGetRole(t *tx, r *request) (reply, error) {
	found, err := t.pathRole(r)
	if err != nil {
		return reply{}, err
	}
	return reply{http.StatusOK, found.full()}, nil
}

func handleUpdateRole(t *tx, r *request) (reply, error) {
	old, err := t.pathRole(r)
	if err != nil {
		return reply{}, err
	}
	updated := *old
	if r.has("name") {
		updated.Name = r.str("name")
	}
	if r.has("description") {
		updated.Description = r.str("description")
	}
	if other, taken := t.roles.named(updated.key()); taken && other.ID != old.ID {
		return reply{}, errRoleExists()
	}
	t.roles.put(t, updated.ID, &updated)
	return reply{http.StatusOK, updated.full()}, nil
}

func handleDeleteRole(t *tx, r *request) (reply, error) {
	old, err := t.pathRole(r)
	if err != nil {
		return reply{}, err
	}
	t.deleteRole(old.ID)
	return reply{http.StatusOK, map[string]any{}}, nil
}
