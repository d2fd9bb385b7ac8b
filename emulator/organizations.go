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

// longestOrganizationSort is as long as "display_name:-1" and one more.
const longestOrganizationSort = 15

// organizationEndpoints are the organizations themselves.
func organizationEndpoints() []*endpoint {
	read := []string{"read:organizations", "read:organizations_summary"}
	return []*endpoint{
		{
			method: http.MethodGet, template: "/organizations", scopes: read, handle: handleListOrganizations,
			query: map[string]schema.Property{
				"sort": schema.String(0, longestOrganizationSort, "Field to sort by. Use field:order where order is 1 for "+
					"ascending and -1 for descending. e.g. created_at:1. We currently support sorting by the following fields: "+
					"name, display_name and created_at"),
			},
		},
		{
			method: http.MethodPost, template: "/organizations", scopes: []string{"create:organizations"},
			body: createOrganizationSchema(), handle: handleCreateOrganization,
		},
		{
			method: http.MethodGet, template: "/organizations/name/{name}", scopes: []string{"read:organizations"},
			handle: handleGetOrganizationByName,
			path:   map[string]schema.Property{"name": schema.String(1, 50, "name of the organization to retrieve")},
		},
		{method: http.MethodGet, template: "/organizations/{id}", scopes: read, handle: handleGetOrganization},
		{
			method: http.MethodPatch, template: "/organizations/{id}", scopes: []string{"update:organizations"},
			body: organizationSchema(), handle: handleUpdateOrganization,
		},
		{method: http.MethodDelete, template: "/organizations/{id}", scopes: []string{"delete:organizations"}, handle: handleDeleteOrganization},
	}
}

// handleListOrganizations sorts by what the request says, in either style: current SDKs
// have the checkpoint style alone, and sort with it. Where nothing is said, checkpoint
// pages are in the order of creation, as recorded, and the others by name.
func handleListOrganizations(t *tx, r *request) (reply, error) {
	otherwise := "name"
	if r.query.Has("take") || r.query.Has("from") {
		otherwise = orgCreated
	}
	key, descending := organizationOrder(r.query.Get("sort"), otherwise)
	found := slices.Collect(maps.Values(t.organizations.rows))
	body, err := organizationListing(found, key, descending).page(r.query)
	return reply{http.StatusOK, body}, err
}

// organizationOrder reads "field:1" or "field:-1"; other fields are ignored.
func organizationOrder(sort, otherwise string) (key string, descending bool) {
	field, direction, _ := strings.Cut(sort, ":")
	switch field {
	case "name", "display_name":
		return field, direction == "-1"
	case "created_at":
		return orgCreated, direction == "-1"
	default:
		return otherwise, false
	}
}

// maxOrganizationPage is the last page of organizations, of their members and of the
// roles of those.
const maxOrganizationPage = 1000

// organizationListing pages through organizations in the order of a key.
func organizationListing(found []*organization, key string, descending bool) listing {
	slices.SortFunc(found, compareOrganizations(key))
	if descending {
		slices.Reverse(found)
	}
	l := listing{
		name: "organizations", defaultPerPage: defaultPerPage, maxPage: maxOrganizationPage,
		descending: descending,
		cursor: func(i int) string {
			if key == orgCreated {
				return cursorAt(text(found[i].doc, orgCreated), found[i].id)
			}
			return text(found[i].doc, key) + "\x00" + found[i].id
		},
	}
	for _, o := range found {
		l.items = append(l.items, o.public())
	}
	return l
}

func handleCreateOrganization(t *tx, r *request) (reply, error) {
	if r.has("enabled_connections") && !r.caller.can("create:organization_connections") {
		return reply{}, errInsufficientScope([]string{"create:organization_connections"})
	}
	if _, taken := t.organizations.named(r.str("name")); taken {
		return reply{}, errOrganizationExists()
	}
	body := maps.Clone(r.body)
	delete(body, "enabled_connections")
	created := newOrganization(t.withOrganizationDefaults(body))
	connections, err := t.newOrganizationConnections(r)
	if err != nil {
		return reply{}, err
	}
	if len(connections) > 0 {
		created = created.with(map[string]any{orgConnections: connections})
	}
	t.organizations.put(t, created.id, created)
	answer := created.public()
	if len(connections) > 0 {
		answer["enabled_connections"] = mapped(connections, func(c any) any { return t.olderConnectionDoc(c) })
	}
	return reply{http.StatusCreated, answer}, nil
}

func errOrganizationExists() error {
	return wire.NewError(http.StatusConflict, "organization_conflict", "An organization with this name already exists.")
}

// handleUpdateOrganization replaces metadata whole; an empty one, and null, go.
func handleUpdateOrganization(t *tx, r *request) (reply, error) {
	old, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	changes := maps.Clone(r.body)
	if metadata, ok := changes["metadata"].(map[string]any); ok && len(metadata) == 0 {
		changes["metadata"] = nil
	}
	updated := old.with(changes)
	if other, taken := t.organizations.named(updated.name); taken && other.id != old.id {
		return reply{}, errOrganizationExists()
	}
	t.organizations.put(t, updated.id, updated)
	return reply{http.StatusOK, updated.public()}, nil
}

func handleGetOrganizationByName(t *tx, r *request) (reply, error) {
	found, ok := t.organizations.named(r.params["name"])
	if !ok {
		return reply{}, errNoOrganization()
	}
	return reply{http.StatusOK, found.public()}, nil
}

func handleGetOrganization(t *tx, r *request) (reply, error) {
	found, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	return reply{http.StatusOK, found.public()}, nil
}

func handleDeleteOrganization(t *tx, r *request) (reply, error) {
	old, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	t.disband(old.id)
	for id, r := range t.roles.all() { // what becomes of its roles is not evidenced
		if r.OwnerID == old.id {
			t.deleteRole(id)
		}
	}
	t.organizations.remove(t, old.id)
	return reply{status: http.StatusNoContent}, nil
}
