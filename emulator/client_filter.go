// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator

import (
	"net/url"
	"slices"
	"strings"

	"github.com/auth0users/terraform-provider-auth0users/emulator/internal/schema"
)

// clientFilters are the parameters by which GET /clients leaves applications out.
func clientFilters() map[string]schema.Property {
	return map[string]schema.Property{
		"is_global":      schema.Bool("Optional filter on the global client parameter"),
		"is_first_party": schema.Bool("Optional filter on whether or not a client is a first-party client"),
	}
}

// clientFilter tells which applications a request asks for. The global client, which
// every real tenant has, is not emulated.
func (t *tx) clientFilter(q url.Values) (func(doc map[string]any) bool, error) {
	granted, err := t.clientQuery(q.Get("q"))
	types := strings.Split(q.Get("app_type"), ",")
	return func(doc map[string]any) bool {
		global, _ := doc["global"].(bool)
		first, _ := doc["is_first_party"].(bool)
		return isWanted(q.Get("is_global"), global) && isWanted(q.Get("is_first_party"), first) &&
			(q.Get("app_type") == "" || slices.Contains(types, text(doc, "app_type"))) &&
			(q.Get("external_client_id") == "" || q.Get("external_client_id") == text(doc, "external_client_id")) &&
			granted(text(doc, "client_id"))
	}, err
}

// isWanted compares with a boolean parameter that is known to be one, or empty.
func isWanted(parameter string, value bool) bool {
	return parameter == "" || (parameter == "true") == value
}

// clientQuery reads q, which may ask for two things only: the applications that have a
// grant for an organization, and those with a grant for any.
func (t *tx) clientQuery(q string) (func(clientID string) bool, error) {
	const anyOrganization = "client_grant.allow_any_organization:true"
	id, ofOne := strings.CutPrefix(q, "client_grant.organization_id:")
	switch {
	case q == "":
		return func(string) bool { return true }, nil
	case q != anyOrganization && !ofOne:
		return nil, errQuery(schema.Violation{
			Detail: "Permitted queries are client_grant.organization_id:{organization_id} and " + anyOrganization, Path: "q",
			Description: "Advanced Query in Lucene syntax",
		})
	}
	clients := map[string]bool{}
	for _, grant := range t.grants.rows {
		if o, exists := t.organizations.get(id); q == anyOrganization && grant["allow_any_organization"] == true ||
			exists && slices.Contains(o.grants(), text(grant, "id")) {
			clients[text(grant, "client_id")] = true
		}
	}
	return func(clientID string) bool { return clients[clientID] }, nil
}
