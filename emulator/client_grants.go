// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"maps"
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// clientGrantEndpoints are what applications may do without a user.
func clientGrantEndpoints() []*endpoint {
	const one = "/client-grants/{id}"
	return []*endpoint{
		{
			method: http.MethodGet, template: "/client-grants", scopes: []string{"read:client_grants"}, handle: handleListGrants,
			query: map[string]schema.Property{
				"allow_any_organization": schema.Bool("Optional filter on allow_any_organization"),
				"subject_type":           schema.OneOf("The type of application access the client grant allows", "client", "user"),
				"default_for": schema.OneOf("Applies this client grant as the default for all clients in the specified group. The only "+
					"accepted value is third_party_clients",
					"third_party_clients"),
			},
		},
		{
			method: http.MethodPost, template: "/client-grants", scopes: []string{"create:client_grants"},
			body: createGrantSchema(), handle: handleCreateGrant,
		},
		{method: http.MethodGet, template: one, scopes: []string{"read:client_grants"}, handle: handleGetGrant},
		{method: http.MethodPatch, template: one, scopes: []string{"update:client_grants"}, body: updateGrantSchema(), handle: handleUpdateGrant},
		{method: http.MethodDelete, template: one, scopes: []string{"delete:client_grants"}, handle: handleDeleteGrant},
	}
}

func createGrantSchema() *schema.Object {
	return &schema.Object{Required: []string{"audience"}, Properties: map[string]schema.Property{
		"client_id": schema.String(0, 0, "ID of the client").WithFormat("client-id"),
		"audience":  schema.String(1, 0, "The audience (API identifier) of this client grant"),
		"default_for": schema.OneOf("Applies this client grant as the default for all clients in the specified group",
			"third_party_clients"),
		"organization_usage": organizationUsage(),
		"allow_any_organization": schema.Bool("If enabled, any organization can be used with this grant. If disabled (default), the grant " +
			"must be explicitly assigned to the desired organizations"),
		"scope":                       grantScope(),
		"subject_type":                schema.OneOf("The type of application access the client grant allows", "client", "user"),
		"authorization_details_types": authorizationDetailsTypes(),
		"allow_all_scopes":            schema.Bool("If enabled, all scopes configured on the resource server are allowed for this grant"),
	}}
}

func updateGrantSchema() *schema.Object {
	return &schema.Object{NotEmpty: true, Properties: map[string]schema.Property{
		"scope":                       grantScope().OrNull(),
		"organization_usage":          organizationUsage().OrNull(),
		"allow_any_organization":      schema.Bool("Controls allowing any organization to be used with this grant").OrNull(),
		"authorization_details_types": authorizationDetailsTypes(),
		"allow_all_scopes": schema.Bool("If enabled, all scopes configured on the resource server are " +
			"allowed for this grant").OrNull(),
	}}
}

func grantScope() schema.Property {
	return schema.List(schema.String(1, 280, ""), 0, 0, "Scopes allowed for this client grant")
}

func organizationUsage() schema.Property {
	return schema.OneOf("Defines whether organizations can be used with client credentials exchanges for this grant", "deny", "allow",
		"require")
}

func authorizationDetailsTypes() schema.Property {
	return schema.List(schema.String(1, 255, ""), 0, 0, "Types of authorization_details allowed for this client grant")
}

// grantListing pages through grants by application, whatever the case of its ID, and API.
func (t *tx) grantListing(found []map[string]any, shown func(map[string]any) any) listing {
	key := func(doc map[string]any) string {
		return foldedKey(text(doc, "client_id"), text(doc, "audience"), text(doc, "id"))
	}
	slices.SortFunc(found, func(a, b map[string]any) int { return cmp.Compare(key(a), key(b)) })
	return listing{
		name: "client_grants", defaultPerPage: defaultPerPage, items: mapped(found, shown),
		cursor: func(i int) string { return key(found[i]) },
	}
}

// matchingGrants are the grants that the filters of a request leave.
func (t *tx) matchingGrants(r *request, names ...string) []map[string]any {
	var found []map[string]any
	for doc := range maps.Values(t.grants.rows) {
		if matchesGrant(t.shownGrant(r, doc), doc, r, names) {
			found = append(found, doc)
		}
	}
	return found
}

func matchesGrant(shown, doc map[string]any, r *request, names []string) bool {
	for _, name := range names {
		wanted := r.query.Get(name)
		value := shown[name]
		if b, ok := value.(bool); ok {
			value = map[bool]string{true: "true", false: "false"}[b]
		}
		if wanted != "" && value != wanted && doc[name] != wanted {
			return false
		}
	}
	return true
}

func handleListGrants(t *tx, r *request) (reply, error) {
	found := t.matchingGrants(r, "audience", "client_id", "allow_any_organization", "subject_type", "default_for")
	l := t.grantListing(found, func(doc map[string]any) any { return t.shownGrant(r, doc) })
	l.perPageWords = perPageNoDefault
	body, err := l.page(r.query)
	return reply{http.StatusOK, body}, err
}

// handleCreateGrant: the text of the conflict is the reference's. Which scopes an API
// must have is not said, so any are taken.
func handleCreateGrant(t *tx, r *request) (reply, error) {
	if !r.has("client_id") && !r.has("default_for") {
		return reply{}, errMissing("client_id")
	}
	audience := t.canonicalAudience(r, r.str("audience"))
	if _, known := t.resourceServers.named(audience); !known && audience != apiTokenAud {
		return reply{}, wire.NewError(http.StatusNotFound, "", "Resource server not found")
	}
	if _, known := t.clients[r.str("client_id")]; !known && r.has("client_id") {
		return reply{}, errInexistentClient()
	}
	body := maps.Clone(r.body)
	body["audience"] = audience
	if _, taken := t.grants.named(grantKey(body)); taken {
		return reply{}, wire.NewError(http.StatusConflict, "", "A resource server with the same identifier already exists.")
	}
	doc := withGrantDefaults(newPrefixedID("cgr_"), body)
	t.grants.put(t, text(doc, "id"), doc)
	return reply{http.StatusCreated, t.shownGrant(r, doc)}, nil
}

// pathGrant finds the grant that a path or a body names.
func (t *tx) pathGrant(id, refusal string) (map[string]any, error) {
	doc, ok := t.grants.get(id)
	if !ok {
		return nil, wire.NewError(http.StatusNotFound, "", refusal)
	}
	return doc, nil
}

func handleGetGrant(t *tx, r *request) (reply, error) {
	doc, err := t.pathGrant(r.params["id"], "The grant does not exist.")
	if err != nil {
		return reply{}, err
	}
	return reply{http.StatusOK, t.shownGrant(r, doc)}, nil
}

// handleUpdateGrant: null takes away what was set.
func handleUpdateGrant(t *tx, r *request) (reply, error) {
	old, err := t.pathGrant(r.params["id"], "The client grant does not exist.")
	if err != nil {
		return reply{}, err
	}
	merged := overlay(old, r.body)
	maps.DeleteFunc(merged, func(_ string, v any) bool { return v == nil })
	doc := withGrantDefaults(text(old, "id"), merged)
	t.grants.put(t, text(doc, "id"), doc)
	return reply{http.StatusOK, t.shownGrant(r, doc)}, nil
}

// handleDeleteGrant: the reference has no 404 here.
func handleDeleteGrant(t *tx, r *request) (reply, error) {
	t.removeGrant(r.params["id"])
	return reply{status: http.StatusNoContent}, nil
}
