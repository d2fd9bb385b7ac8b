// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import "net/http"

// emptyListEndpoints are lists of what this tenant never has. Tools that compare a whole
// tenant, as the deploy CLI, read them on the way to what it does have, and take a 404
// for the end of the tenant. There is nothing to create them with.
func emptyListEndpoints() []*endpoint {
	return []*endpoint{
		{method: http.MethodGet, template: "/actions/actions", scopes: []string{"read:actions"}, handle: handleListActions},
		{
			method: http.MethodGet, template: "/organizations/{id}/discovery-domains", scopes: []string{"read:organization_discovery_domains"},
			handle: noneOfOrganization("domains"),
		},
		{
			method: http.MethodGet, template: "/organizations/{id}/clients", scopes: []string{"read:organization_clients"},
			handle: noneOfOrganization("clients"),
		},
	}
}

// handleListActions: this list alone says page and per_page.
func handleListActions(_ *tx, r *request) (reply, error) {
	page, err := queryInt(r.query, intParam{name: "page", max: -1, description: "Use this field to request a " +
		"specific page of the list results."})
	if err != nil {
		return reply{}, err
	}
	limit, err := queryInt(r.query, intParam{
		name: "per_page", def: defaultPerPage, min: 1, max: 100,
		description: "The maximum number of results to be returned by the server in single response.",
	})
	if err != nil {
		return reply{}, err
	}
	return reply{http.StatusOK, map[string]any{"actions": []any{}, "total": 0, "page": page, "per_page": limit}}, nil
}

func noneOfOrganization(name string) func(*tx, *request) (reply, error) {
	return func(t *tx, r *request) (reply, error) {
		if _, err := t.pathOrganization(r); err != nil {
			return reply{}, err
		}
		body, err := listing{name: name, items: []any{}}.checkpoint(r.query)
		return reply{http.StatusOK, body}, err
	}
}
