// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestPathParameters: what the reference says of a part of a path is checked, before
// anything is looked for.
func TestPathParameters(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Tokensets: true})
	const (
		nobody = "/users/auth0%7Cnobody"
		short  = "'String is too short (7 chars), minimum 18' on property id (Unique identifier for the group (service-generated))."

		longOrganization = "'String is too long (51 chars), maximum 50' on property id (Organization identifier)."
	)
	long := strings.Repeat("o", 51)
	roles := object{"roles": []string{n.newRole("editor")}}
	for _, c := range []struct {
		method, path string
		body         any
		want         string
	}{
		{"GET", "/groups/grp_one", nil, short},
		{"DELETE", "/groups/grp_one", nil, short},
		{"GET", "/groups/grp_one/members", nil, short},
		{"GET", "/groups/grp_one/roles", nil, short},
		{"POST", "/groups/grp_one/roles", roles, short},
		{"DELETE", "/groups/grp_one/roles", roles, short},
		{"GET", "/groups/grp_" + strings.Repeat("1", 23), nil, "'String is too long (27 chars), maximum 26' on property id (Unique identifier for the group (service-generated))."},
		{"DELETE", "/organizations/" + long, nil, longOrganization},
		{"GET", "/organizations/" + long + "/members", nil, longOrganization},
		{"POST", "/organizations/" + long + "/members/auth0%7Cnobody/roles", roles, longOrganization},
		{"GET", "/organizations/org_1/connections/" + long, nil, "'String is too long (51 chars), maximum 50' on property connection_id (Connection identifier)."},
		{"GET", "/organizations/name/" + strings.Repeat("a", 51), nil, "'String is too long (51 chars), maximum 50' on property name (name of the organization to retrieve)."},
		{"POST", "/sessions/" + strings.Repeat("s", 51) + "/revoke", nil, "'String is too long (51 chars), maximum 50' on property id (ID of the session to revoke)."},
		{"DELETE", nobody + "/federated-connections-tokensets/" + strings.Repeat("t", 37), nil, "'String is too long (37 chars), maximum 36' on property tokenset_id (The tokenset id)."},
		{"DELETE", nobody + "/multifactor/pigeon", nil, "'No enum match for: pigeon' on property provider (The multi-factor provider. Supported values 'duo' or 'google-authenticator')."},
		{"DELETE", nobody + "/identities/pigeon/1", nil, "'No enum match for: pigeon' on property provider (Identity provider name of the secondary linked account (e.g. `google-oauth2`))."},
	} {
		n.api(c.method, c.path, c.body).wantError(t, http.StatusBadRequest, "invalid_uri", "Path validation error: "+c.want)
	}
	n.api("GET", "/organizations/name/"+strings.Repeat("a", 50), nil).want(t, http.StatusNotFound)
}
