// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestQueryParameters: what the reference says of a parameter is checked.
func TestQueryParameters(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	acme, user := "/organizations/"+n.newOrganization("acme"), userPath(n.newUser(object{"email": "a@example.com"}))
	library := "/resource-servers/" + n.newAPI("urn:library")
	long := func(n int) string { return strings.Repeat("x", n) }
	fields := "(A comma separated list of fields to include or exclude (depending on include_fields) from the result, empty to retrieve all fields)."
	identifier := "(The identifier of the resource server for which to calculate user permissions)."
	for _, c := range []struct{ path, want string }{
		{"/connections?strategy=auth0&strategy=sms", ""},
		{"/connections?strategy=auth0&strategy=fax", "'No enum match for: fax' on property strategy[1]."},
		{"/groups?name=" + long(128) + "&external_id=" + long(256) + "&search=" + long(256), ""},
		{"/groups?external_id=&fields=", ""},
		{"/groups?name=", "'String is too short (0 chars), minimum 1' on property name (Filter groups by name)."},
		{"/groups?name=" + long(129), "'String is too long (129 chars), maximum 128' on property name (Filter groups by name)."},
		{"/groups?external_id=" + long(257), "'String is too long (257 chars), maximum 256' on property external_id (Filter groups by external ID)."},
		{"/groups?search=" + long(257), "'String is too long (257 chars), maximum 256' on property search (Search for groups by name or external ID)."},
		{"/groups?fields=" + long(257), "'String is too long (257 chars), maximum 256' on property fields " + fields},
		{user + "/groups?fields=" + long(257), "'String is too long (257 chars), maximum 256' on property fields " + fields},
		{"/organizations?sort=display_name:-1", ""},
		{"/organizations?sort=" + long(16), "'String is too long (16 chars), maximum 15' on property sort (Field to sort by. Use field:order where order is 1 for ascending and -1 for descending. " +
			"e.g. created_at:1. We currently support sorting by the following fields: name, display_name and created_at)."},
		{"/resource-servers?identifiers=", "'String is too short (0 chars), minimum 1' on property identifiers[0]."},
		{library + "?include_fields=true", ""},
		{library + "?include_fields=yes", "'Expected type boolean but found type string' on property include_fields (Whether specified fields are to be included (true) or excluded (false))."},
		{user + "/effective-permissions?resource_server_identifier=" + long(600), ""},
		{user + "/effective-permissions?resource_server_identifier=" + long(601), "'String is too long (601 chars), maximum 600' on property resource_server_identifier " + identifier},
		{
			user + "/effective-permissions/sources/effective-roles?resource_server_identifier=x&permission_name=" + long(281),
			"'String is too long (281 chars), maximum 280' on property permission_name (Name of this permission).",
		},
		{user + "/sessions?include_totals=true", ""},
		{user + "/sessions?include_totals=1", "'Expected type boolean but found type string' on property include_totals (Return results inside an object that contains the total result count (true) or as a direct array of results (false, default))."},
		{"/client-grants?allow_any_organization=true&subject_type=user&default_for=third_party_clients", ""},
		{"/client-grants?allow_any_organization=&subject_type=&default_for=", ""},
		{"/client-grants?allow_any_organization=1", "'Expected type boolean but found type string' on property allow_any_organization (Optional filter on allow_any_organization)."},
		{"/client-grants?subject_type=robot", "'No enum match for: robot' on property subject_type (The type of application access the client grant allows)."},
		{"/client-grants?default_for=all", "'No enum match for: all' on property default_for (Applies this client grant as the default for all clients in the specified group. The only accepted value is third_party_clients)."},
		{acme + "/client-grants?audience=" + long(601), "'String is too long (601 chars), maximum 600' on property audience (Optional filter on audience of the client grant)."},
		{acme + "/client-grants?grant_ids=cgr_1", "'Object didn't pass validation for format client-grant-id: cgr_1' on property grant_ids[0]."},
		{acme + "/connections?is_enabled=", ""},
		{acme + "/connections?is_enabled=1", "'Expected type boolean but found type string' on property is_enabled (Filter connections by enabled status)."},
		{"/connections/" + n.connectionID(database) + "/clients?from=" + long(1001), "'String is too long (1001 chars), maximum 1000' on property from (Optional Id from which to start selection)."},
		{"/users?nobody=knows&this=one", ""},
	} {
		got := n.api("GET", c.path, nil)
		if c.want == "" {
			got.want(t, http.StatusOK)
		} else {
			got.wantError(t, http.StatusBadRequest, "invalid_query_string", "Query validation error: "+c.want)
		}
	}
}
