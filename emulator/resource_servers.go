// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// mostIdentifiers is the maximum of the filter on identifiers.
const mostIdentifiers = 10

// resourceServerEndpoints are the APIs that permissions belong to.
func resourceServerEndpoints() []*endpoint {
	const template = "/resource-servers/{id}"
	create := resourceServerSchema()
	create.Required = []string{"identifier"}
	create.Properties["identifier"] = schema.String(1, 600, "Unique identifier for the API used as the audience parameter on authorization "+
		"calls. Can not be changed once set")
	return []*endpoint{
		{
			method: http.MethodGet, template: "/resource-servers", scopes: []string{"read:resource_servers"}, handle: handleListResourceServers,
			query: map[string]schema.Property{
				"identifiers": schema.List(schema.String(1, 0, ""), 0, mostIdentifiers,
					"An optional filter on the resource server identifier. Must be URL encoded and may be specified multiple times (max 10)"),
			},
		},
		{
			method: http.MethodPost, template: "/resource-servers", scopes: []string{"create:resource_servers"}, body: create,
			handle: handleCreateResourceServer,
		},
		{
			method: http.MethodGet, template: template, scopes: []string{"read:resource_servers"}, handle: handleGetResourceServer,
			query: map[string]schema.Property{"include_fields": schema.Bool(includeFieldsDescription)},
		},
		{
			method: http.MethodPatch, template: template, scopes: []string{"update:resource_servers"}, body: resourceServerSchema(),
			handle: handleUpdateResourceServer,
		},
		{method: http.MethodDelete, template: template, scopes: []string{"delete:resource_servers"}, handle: handleDeleteResourceServer},
	}
}

// handleListResourceServers lists the tenant's own API first, then the others as they
// were created.
func handleListResourceServers(t *tx, r *request) (reply, error) {
	p, err := parseProjection(r.query)
	if err != nil {
		return reply{}, err
	}
	wanted := r.query["identifiers"]
	l := listing{name: "resource_servers", defaultPerPage: defaultPerPage, perPageWords: perPageNoDefault, totalFirst: true}
	own := slices.SortedFunc(maps.Values(t.resourceServers.rows), func(a, b *resourceServer) int { return cmp.Compare(a.order, b.order) })
	for _, rs := range append([]*resourceServer{t.managementAPI(r)}, own...) {
		if len(wanted) == 0 || slices.Contains(wanted, rs.identifier) {
			l.items = append(l.items, p.apply(rs.public()))
		}
	}
	body, err := l.offset(r.query)
	return reply{http.StatusOK, body}, err
}

func handleCreateResourceServer(t *tx, r *request) (reply, error) {
	if err := checkScopes(r); err != nil {
		return reply{}, err
	}
	if id := r.str("identifier"); reservedIdentifier.MatchString(id) || id == managementIdentifier(r) {
		return reply{}, errBadRequest("", "The selected identifier is reserved.")
	}
	if _, taken := t.resourceServers.named(r.str("identifier")); taken {
		return reply{}, wire.NewError(http.StatusConflict, "", "A resource server with the same identifier already exists.")
	}
	created := newResourceServer(t.withResourceServerDefaults(r.body))
	t.putResourceServer(created)
	return reply{http.StatusCreated, created.public()}, nil
}

// reservedScopes are names that the permissions of an API must not have.
var reservedScopes = []string{
	"address", "created_at", "email", "email_verified", "family_name", "given_name", "identities", "name", "nickname", "offline_access",
	"openid",
	"phone", "picture", "profile",
}

// checkScopes: the wording of the refusals is not evidenced.
func checkScopes(r *request) error {
	refused := func(detail string) error {
		return errBody(schema.Violation{Detail: detail, Path: "scopes", Description: r.endpoint.body.Properties["scopes"].Description})
	}
	list, _ := r.body["scopes"].([]any)
	for _, item := range list {
		scope, _ := item.(map[string]any)
		if slices.Contains(reservedScopes, text(scope, "value")) {
			return refused("The scope is reserved: " + text(scope, "value"))
		}
	}
	if len(list) > maxScopes {
		return refused(fmt.Sprintf("Array is too long (%d), maximum %d", len(list), maxScopes))
	}
	return nil
}

func handleGetResourceServer(t *tx, r *request) (reply, error) {
	found, err := t.pathResourceServer(r)
	if err != nil {
		return reply{}, err
	}
	return reply{http.StatusOK, found.public()}, nil
}

// handleUpdateResourceServer answers 200 where the reference says 201:
// recorded 79 times. The list of scopes is replaced whole.
func handleUpdateResourceServer(t *tx, r *request) (reply, error) {
	if err := checkScopes(r); err != nil {
		return reply{}, err
	}
	old, err := t.pathResourceServer(r)
	if err != nil {
		return reply{}, err
	}
	if _, renamed := r.body["name"]; old.isSystem() && (renamed || !t.stores(old)) {
		return reply{}, errSystemAPI()
	}
	doc := maps.Clone(old.doc)
	changeResourceServer(doc, r.body)
	updated := newResourceServer(doc)
	t.putResourceServer(updated)
	return reply{http.StatusOK, updated.public()}, nil
}

// handleDeleteResourceServer: the reference lists no 404.
func handleDeleteResourceServer(t *tx, r *request) (reply, error) {
	if old, err := t.pathResourceServer(r); err == nil {
		if !t.stores(old) {
			return reply{}, errSystemAPI()
		}
		t.resourceServers.remove(t, old.id)
		t.removeGrants("audience", old.identifier)
		t.dropPermissions(func(p permission) bool { return p.ResourceServer == old.identifier })
	}
	return reply{status: http.StatusNoContent}, nil
}

// stores reports whether the API was created, by request or seed.
func (t *tx) stores(rs *resourceServer) bool {
	_, ok := t.resourceServers.get(rs.id)
	return ok
}
