// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestOrganizationBody: formats go by the names that the reference has, and the objects
// inside of a body are checked.
func TestOrganizationBody(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	id := n.newOrganization("acme")
	quota := func(v any) object { return object{"token_quota": object{"client_credentials": v}} }
	for _, c := range []struct {
		body object
		want string // "" = accepted
	}{
		{object{"name": "acme"}, ""},
		{object{"name": "Acme"}, "'Object didn't pass validation for format organization-name: Acme' on property name (The name of this organization)."},
		{object{"branding": object{"colors": object{"primary": "#fff", "page_background": "#0a0B0c"}, "logo_url": "https://example.com/logo.png"}}, ""},
		{object{"branding": object{"logo_url": nil}}, ""},
		{
			object{"branding": object{"logo_url": "http://example.com/logo.png"}},
			"'Object didn't pass validation for format strict-https-uri-or-null: http://example.com/logo.png' on property branding.logo_url (URL of logo to display on login page).",
		},
		{
			object{"branding": object{"colors": object{"primary": "red", "page_background": "#000000"}}},
			"'Object didn't pass validation for format html-color: red' on property branding.colors.primary (HEX Color for primary elements).",
		},
		{quota(object{"enforce": true, "per_day": 1, "per_hour": 2147483647}), ""},
		{object{"token_quota": nil}, ""},
		{object{"token_quota": object{}}, "'Missing required property: client_credentials' on property token_quota."},
		{quota(object{}), "'Too few properties defined (0), minimum 1' on property token_quota.client_credentials (The token quota configuration)."},
		{quota(object{"per_day": 0}), "'Value 0 is less than minimum 1' on property token_quota.client_credentials.per_day (Maximum number of issued tokens per day)."},
		{quota(object{"per_hour": 2147483648}), "'Value 2147483648 is greater than maximum 2147483647' on property token_quota.client_credentials.per_hour (Maximum number of issued tokens per hour)."},
		{quota(object{"per_week": 1}), "'Additional properties not allowed: per_week' on property token_quota.client_credentials (The token quota configuration)."},
	} {
		got := n.api("PATCH", "/organizations/"+id, c.body)
		if c.want == "" {
			got.want(t, http.StatusOK)
		} else {
			got.wantError(t, http.StatusBadRequest, "invalid_body", "Payload validation error: "+c.want)
		}
	}
	connection := object{"connection_id": n.connectionID(database), "organization_access_level": "full"}
	n.api("POST", "/organizations", object{"name": "beta", "enabled_connections": []any{connection}}).wantError(t, http.StatusBadRequest, "invalid_body",
		"Payload validation error: 'Additional properties not allowed: organization_access_level' on property enabled_connections[0] (Connection to be added to the organization).")
}
