// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/http"
	"slices"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/wire"
)

// organizationClientGrantEndpoints are the grants that may be used for an organization.
func organizationClientGrantEndpoints() []*endpoint {
	const (
		template                  = "/organizations/{id}/client-grants"
		mostGrants, longestFilter = 10, 600
	)
	body := &schema.Object{Required: []string{"grant_id"}, Properties: map[string]schema.Property{
		"grant_id": schema.String(0, 0, "A Client Grant ID to add to the organization").WithFormat("client-grant-id"),
	}}
	return []*endpoint{
		{
			method: http.MethodGet, template: template, scopes: []string{"read:organization_client_grants"}, handle: handleListOrganizationGrants,
			query: map[string]schema.Property{
				"audience": schema.String(0, longestFilter, "Optional filter on audience of the client grant"),
				"grant_ids": schema.List(schema.String(0, 0, "").WithFormat("client-grant-id"), 0, mostGrants,
					"Optional filter on the ID of the client grant. Must be URL encoded and may be specified multiple times (max 10)"),
			},
		},
		{
			method: http.MethodPost, template: template, scopes: []string{"create:organization_client_grants"},
			body: body, handle: handleAddOrganizationGrant,
		},
		{
			method: http.MethodDelete, template: template + "/{grant_id}", scopes: []string{"delete:organization_client_grants"},
			handle: handleRemoveOrganizationGrant,
		},
	}
}

// orgGrants is the emulator's own key for the grants of an organization.
const orgGrants = "_client_grants"

// grants are the IDs of the grants of an organization.
func (o *organization) grants() []string {
	list, _ := o.doc[orgGrants].([]any)
	return mapped(list, func(v any) string { id, _ := v.(string); return id })
}

func (t *tx) putOrganizationGrants(o *organization, ids []string) {
	t.organizations.put(t, o.id, o.with(map[string]any{orgGrants: mapped(ids, func(id string) any { return id })}))
}

// organizationGrantDoc is a grant as an organization shows it.
func (t *tx) organizationGrantDoc(r *request, doc map[string]any) map[string]any {
	shown := t.shownGrant(r, doc)
	out := map[string]any{"organization_usage": "deny"}
	for _, k := range []string{"id", "client_id", "audience", "scope", "organization_usage", "allow_any_organization", "subject_type"} {
		if v, ok := shown[k]; ok {
			out[k] = v
		}
	}
	return out
}

func handleListOrganizationGrants(t *tx, r *request) (reply, error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	wanted := r.query["grant_ids"]
	own := of.grants()
	found := slices.DeleteFunc(t.matchingGrants(r, "audience", "client_id"), func(doc map[string]any) bool {
		id := text(doc, "id")
		return !slices.Contains(own, id) || len(wanted) > 0 && !slices.Contains(wanted, id)
	})
	body, err := t.grantListing(found, func(doc map[string]any) any { return t.organizationGrantDoc(r, doc) }).offset(r.query)
	return reply{http.StatusOK, body}, err
}

// handleAddOrganizationGrant answers grant_id where the reference says id, as recorded.
func handleAddOrganizationGrant(t *tx, r *request) (reply, error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	grant, err := t.pathGrant(r.str("grant_id"), "The grant does not exist.")
	if err != nil {
		return reply{}, err
	}
	id := text(grant, "id")
	if slices.Contains(of.grants(), id) {
		return reply{}, wire.NewError(http.StatusConflict, "", "The client grant has already been added to this organization.")
	}
	t.putOrganizationGrants(of, append(of.grants(), id))
	doc := t.organizationGrantDoc(r, grant)
	doc["grant_id"] = id
	delete(doc, "id")
	return reply{http.StatusCreated, doc}, nil
}

// handleRemoveOrganizationGrant also accepts a grant that the organization does not have.
func handleRemoveOrganizationGrant(t *tx, r *request) (reply, error) {
	of, err := t.pathOrganization(r)
	if err != nil {
		return reply{}, err
	}
	t.putOrganizationGrants(of, without(of.grants(), []string{r.params["grant_id"]}))
	return reply{status: http.StatusNoContent}, nil
}
