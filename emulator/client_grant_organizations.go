// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"
	"slices"
)

// grantOrganizationEndpoints are the organizations that a grant was added to, the other
// side of the grants of an organization.
func grantOrganizationEndpoints() []*endpoint {
	return []*endpoint{{
		method: http.MethodGet, template: "/client-grants/{id}/organizations", scopes: []string{"read:organization_client_grants"},
		handle: handleListGrantOrganizations,
	}}
}

func handleListGrantOrganizations(t *tx, r *request) (reply, error) {
	grant, err := t.pathGrant(r.params["id"], "The grant does not exist.")
	if err != nil {
		return reply{}, err
	}
	id := text(grant, "id")
	var found []*organization
	for _, o := range t.organizations.all() {
		if slices.Contains(o.grants(), id) {
			found = append(found, o)
		}
	}
	body, err := organizationListing(found, orgCreated, false).page(r.query)
	return reply{http.StatusOK, body}, err
}
