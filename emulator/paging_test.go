// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestHighestPage: lists around organizations end at page 1000.
func TestHighestPage(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	acme, user := "/organizations/"+n.newOrganization("acme"), n.newUser(object{"email": "a@example.com"})
	for _, path := range []string{"/organizations", acme + "/members", acme + "/members/" + user + "/roles", userPath(user) + "/organizations"} {
		n.api("GET", path+"?per_page=1&page=1001", nil).wantError(t, http.StatusBadRequest, "invalid_query_string",
			"Query validation error: 'Value 1001 is greater than maximum 1000' on property page (The page number. Zero based).")
	}
	n.api("GET", "/roles?per_page=1&page=1001", nil).want(t, http.StatusOK)
}

// TestOffsetReach: what both styles page through, the offset style reaches the first thousand of.
func TestOffsetReach(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	user := userPath(n.newUser(object{"email": "a@example.com"}))
	for _, path := range []string{"/connections", "/groups", "/organizations", "/clients", "/client-grants", user + "/groups"} {
		n.api("GET", path+"?per_page=50&page=19", nil).want(t, http.StatusOK)
		n.api("GET", path+"?per_page=50&page=20", nil).wantError(t, http.StatusBadRequest, "invalid_paging",
			"Requesting page 20 exceeds the allowed maximum of 1000 records. To fetch results beyond 1000, use the checkpoint pagination method.")
		n.api("GET", path+"?take=1&per_page=50&page=20", nil).want(t, http.StatusOK)
	}
	for _, path := range []string{"/roles", "/resource-servers", user + "/roles"} { // which have no other style
		n.api("GET", path+"?per_page=50&page=20", nil).want(t, http.StatusOK)
	}
}

// TestRepeatedFilters: at most ten.
func TestRepeatedFilters(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	grants := "/organizations/" + n.newOrganization("acme") + "/client-grants?"
	for path, name := range map[string]string{"/resource-servers?": "identifiers=x&", grants: "grant_ids=cgr_0000000000000000&"} {
		n.api("GET", path+strings.Repeat(name, 10), nil).want(t, http.StatusOK)
		n.api("GET", path+strings.Repeat(name, 11), nil).want(t, http.StatusBadRequest)
	}
}
