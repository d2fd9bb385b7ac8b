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
			"Query validation error: 'Value 1001 is greater than maximum 1000' on property page (Page index of the results to return. First page is 0).")
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

// TestAbsurdPages: a page that is too far for arithmetic is a page past the end.
func TestAbsurdPages(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	for _, page := range []string{"184467440737095516", "9223372036854775807", "99999999999999999999"} {
		if got := n.api("GET", "/roles?per_page=100&page="+page, nil).want(t, http.StatusOK).raw; got != "[]" {
			t.Errorf("page %s: %s", page, got)
		}
		n.api("GET", "/users?per_page=100&page="+page, nil).want(t, http.StatusBadRequest)
		n.api("GET", "/organizations?page="+page, nil).wantError(t, http.StatusBadRequest, "invalid_query_string",
			"Query validation error: 'Value "+page+" is greater than maximum 1000' on property page (Page index of the results to return. First page is 0).")
	}
	for _, page := range []string{"%2B1", "1.0", "1e3", "one"} {
		n.api("GET", "/roles?page="+page, nil).wantError(t, http.StatusBadRequest, "invalid_query_string",
			"Query validation error: 'Expected type integer but found type string' on property page (Page index of the results to return. First page is 0).")
	}
}

// TestPagingWords: a refusal says of a parameter what the reference says of it there.
func TestPagingWords(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	user := userPath(n.newUser(object{"email": "a@example.com"}))
	for path, want := range map[string]string{
		"/roles?per_page=0":            "'Value 0 is less than minimum 1' on property per_page (Number of results per page. Defaults to 50).",
		user + "/roles?per_page=0":     "'Value 0 is less than minimum 1' on property per_page (Number of results per page).",
		user + "/logs?per_page=0":      "'Value 0 is less than minimum 1' on property per_page (Number of results per page. Paging is disabled if parameter not sent).",
		"/connections?per_page=0":      "'Value 0 is less than minimum 1' on property per_page (The amount of entries per page. Defaults to 100 if not provided).",
		"/connections?page=-1":         "'Value -1 is less than minimum 0' on property page (The page number. Zero based).",
		"/roles?include_totals=yes":    "'Expected type boolean but found type string' on property include_totals (Return results inside an object that contains the total result count (true) or as a direct array of results (false, default)).",
		"/client-grants?per_page=1000": "'Value 1000 is greater than maximum 100' on property per_page (Number of results per page).",
	} {
		n.api("GET", path, nil).wantError(t, http.StatusBadRequest, "invalid_query_string", "Query validation error: "+want)
	}
}
