package emulator

import (
	"maps"
	"net/http"
	"regexp"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// organizationEndpoints are the organizations themselves.
func organizationEndpoints() []*endpoint {
	read := []string{"read:organizations", "read:organizations_summary"}
	return []*endpoint{
		{method: http.MethodGet, template: "/organizations", scopes: read, handle: handleListOrganizations},
		{
			method: http.MethodPost, template: "/organizations", scopes: []string{"create:organizations", "create:organization_connections"},
			body: organizationSchema(), handle: handleCreateOrganization,
		},
		{method: http.MethodGet, template: "/organizations/{id}", scopes: read, handle: handleGetOrganization},
		{method: http.MethodDelete, template: "/organizations/{id}", scopes: []string{"delete:organizations"}, handle: handleDeleteOrganization},
	}
}

// organizationNamePattern: names are lower case; the rest of the format is not
// published.
var organizationNamePattern = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`)

func organizationSchema() *schema.Object {
	return &schema.Object{Required: []string{"name"}, Properties: map[string]schema.Property{
		"name":                      schema.String(1, 50, "The name of this organization").WithPattern(organizationNamePattern),
		"display_name":              schema.String(1, 255, "Friendly name of this organization"),
		"branding":                  schema.Map("Theme defines how to style the login pages"),
		"metadata":                  schema.Map("Metadata associated with the organization, in the form of an object with string values (max 255 chars).  Maximum of 25 metadata properties allowed"),
		"enabled_connections":       {Types: []string{"array"}, Description: "Connections that will be enabled for this organization"},
		"token_quota":               schema.Map(""),
		"third_party_client_access": schema.String(0, 0, ""), // not in the reference, yet recorded
	}}
}

// handleListOrganizations sorts by name, whatever "sort" says: no source shows
// its effect.
func handleListOrganizations(t *tx, r *request) (reply, error) {
	found := slices.Collect(maps.Values(t.organizations.rows))
	body, err := organizationListing(found).page(r.query)
	return reply{http.StatusOK, body}, err
}

// organizationListing pages through organizations by name.
func organizationListing(found []*organization) listing {
	slices.SortFunc(found, compareOrganizations)
	l := listing{
		name: "organizations", defaultPerPage: defaultPerPage, maxRows: maxOffsetRows,
		cursor: func(i int) string { return found[i].name },
	}
	for _, o := range found {
		l.items = append(l.items, o.doc)
	}
	return l
}

func handleCreateOrganization(t *tx, r *request) (reply, error) {
	if _, taken := t.organizations.named(r.str("name")); taken {
		return reply{}, wire.NewError(http.StatusConflict, "organization_conflict", "An organization with this name already exists.")
	}
	doc := maps.Clone(r.body)
	doc["id"] = newPrefixedID("org_")
	created := newOrganization(doc)
	t.organizations.put(t, created.id, created)
	return reply{http.StatusCreated, created.doc}, nil
}

func handleGetOrganization(t *tx, r *request) (reply, error) {
	found, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	return reply{http.StatusOK, found.doc}, nil
}

func handleDeleteOrganization(t *tx, r *request) (reply, error) {
	old, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	t.disband(old.id)
	t.organizations.remove(t, old.id)
	return reply{status: http.StatusNoContent}, nil
}
