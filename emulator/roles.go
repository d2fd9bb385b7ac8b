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
		{method: http.MethodPost, template: "/roles", scopes: []string{"create:roles"}, body: roleSchema("name"), handle: handleCreateRole},
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

// handleListRoles: name_filter is documented as "filter on name
// (case-insensitive)"; that it matches parts of names is an assumption.
func handleListRoles(t *tx, r *request) (reply, error) {
	filter := strings.ToLower(r.query.Get("name_filter"))
	var found []*role
	for _, row := range slices.SortedFunc(maps.Values(t.roles.rows), compareRoles) {
		if strings.Contains(strings.ToLower(row.Name), filter) {
			found = append(found, row)
		}
	}
	body, err := roleListing(found).offset(r.query)
	return reply{http.StatusOK, body}, err
}

// handleCreateRole answers 200, and null for a description that was not sent,
// which later reads show as "".
func handleCreateRole(t *tx, r *request) (reply, error) {
	created := &role{ID: newPrefixedID("rol_"), Name: r.str("name"), Description: r.str("description")}
	if _, taken := t.roles.named(created.Name); taken {
		return reply{}, errRoleExists()
	}
	t.roles.put(t, created.ID, created)
	doc := created.doc()
	if !r.has("description") {
		doc["description"] = nil
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
	return reply{http.StatusOK, found.doc()}, nil
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
	if other, taken := t.roles.named(updated.Name); taken && other.ID != old.ID {
		return reply{}, errRoleExists()
	}
	t.roles.put(t, updated.ID, &updated)
	return reply{http.StatusOK, updated.doc()}, nil
}

func handleDeleteRole(t *tx, r *request) (reply, error) {
	old, err := t.pathRole(r)
	if err != nil {
		return reply{}, err
	}
	t.deleteRole(old.ID)
	return reply{http.StatusOK, map[string]any{}}, nil
}
