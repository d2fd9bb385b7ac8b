// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// TestEmptyLists: what the tenant never has is an empty list, not a 404.
func TestEmptyLists(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	org := "/organizations/" + n.newOrganization("acme")
	for path, want := range map[string]string{
		"/actions/actions": `{"actions":[],"page":0,"per_page":50,"total":0}`, "/actions/actions?page=1&per_page=100": `{"actions":[],"page":1,"per_page":100,"total":0}`,
		org + "/discovery-domains?take=50": `{"domains":[]}`, org + "/clients": `{"clients":[]}`,
	} {
		if got := n.api("GET", path, nil).want(t, http.StatusOK).raw; got != want {
			t.Errorf("%s: %s", path, got)
		}
	}
	for _, path := range []string{"/actions/actions?per_page=101", "/actions/actions?page=x", org + "/clients?take=101"} {
		n.api("GET", path, nil).want(t, http.StatusBadRequest)
	}
	n.api("GET", "/organizations/org_0000000000000000/clients", nil).want(t, http.StatusNotFound)
}
