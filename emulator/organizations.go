// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// organizationEndpoints are the organizations themselves.
func organizationEndpoints() []*endpoint {
	read := []string{"read:organizations", "read:organizations_summary"}
	return []*endpoint{
		{method: http.MethodGet, template: "/organizations", scopes: read, handle: handleListOrganizations},
		{
			method: http.MethodPost, template: "/organizations", scopes: []string{"create:organizations"},
			body: createOrganizationSchema(), handle: handleCreateOrganization,
		},
		{method: http.MethodGet, template: "/organizations/name/{name}", scopes: []string{"read:organizations"}, handle: handleGetOrganizationByName},
		{method: http.MethodGet, template: "/organizations/{id}", scopes: read, handle: handleGetOrganization},
		{
			method: http.MethodPatch, template: "/organizations/{id}", scopes: []string{"update:organizations"},
			body: organizationSchema(), handle: handleUpdateOrganization,
		},
		{method: http.MethodDelete, template: "/organizations/{id}", scopes: []string{"delete:organizations"}, handle: handleDeleteOrganization},
	}
}

// organizationNamePattern: names are lower case; the rest of the format is not
// published.
var organizationNamePattern = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`)

func createOrganizationSchema() *schema.Object {
	o := organizationSchema()
	o.Required = []string{"name"}
	item := organizationConnectionSchema("connection_id")
	item.Properties["connection_id"] = schema.String(1, 50, "ID of the connection")
	o.Properties["enabled_connections"] = schema.Property{
		Types: []string{"array"}, Items: &schema.Property{Types: []string{"object"}, Object: item},
		Description: "Connections that will be enabled for this organization",
	}
	return o
}

func organizationSchema() *schema.Object {
	access := schema.String(0, 0, "") // not in the reference, yet recorded, as the next one
	access.Enum = []string{"block", "allow"}
	return &schema.Object{Properties: map[string]schema.Property{
		"name":                      schema.String(1, 50, "The name of this organization").WithPattern(organizationNamePattern),
		"display_name":              schema.String(1, 255, "Friendly name of this organization"),
		"branding":                  organizationBranding(),
		"metadata":                  schema.Metadata(25, "Metadata associated with the organization, in the form of an object with string values (max 255 chars).  Maximum of 25 metadata properties allowed"),
		"token_quota":               schema.Map("").OrNull(),
		"third_party_client_access": access,
		"is_app_entitlement_active": schema.Bool(""),
	}}
}

var htmlColor = regexp.MustCompile(`^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`)

func organizationBranding() schema.Property {
	color := func(description string) schema.Property {
		return schema.String(0, 0, description).WithPattern(htmlColor)
	}
	colors := schema.Closed("Color scheme used to customize the login pages", map[string]schema.Property{
		"primary": color("HEX Color for primary elements"), "page_background": color("HEX Color for background"),
	}, "primary", "page_background")
	return schema.Closed("Theme defines how to style the login pages", map[string]schema.Property{
		"logo_url": schema.String(0, 0, "URL of logo to display on login page").WithFormat("strict-uri").OrNull(), "colors": colors,
	})
}

// handleListOrganizations sorts checkpoint pages by creation, as recorded, and the
// others by name unless the request says what else.
func handleListOrganizations(t *tx, r *request) (reply, error) {
	key, descending := orgCreated, false
	if !r.query.Has("take") && !r.query.Has("from") {
		key, descending = organizationOrder(r.query.Get("sort"))
	}
	found := slices.Collect(maps.Values(t.organizations.rows))
	body, err := organizationListing(found, key, descending).page(r.query)
	return reply{http.StatusOK, body}, err
}

// organizationOrder reads "field:1" or "field:-1"; other fields are ignored.
func organizationOrder(sort string) (key string, descending bool) {
	field, direction, _ := strings.Cut(sort, ":")
	switch field {
	case "name", "display_name":
		return field, direction == "-1"
	case "created_at":
		return orgCreated, direction == "-1"
	default:
		return "name", false
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
		cursor: func(i int) string { return cursorAt(text(found[i].doc, orgCreated), found[i].id) },
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
