// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// newClient makes an application and returns its ID and secret.
func (n *tenant) newClient(name string) (id, secret string) {
	n.t.Helper()
	made := n.api("POST", "/clients", object{"name": name}).want(n.t, http.StatusCreated).object(n.t)
	id, _ = made["client_id"].(string)
	secret, _ = made["client_secret"].(string)
	return id, secret
}

// newGrant makes a client grant and returns it.
func (n *tenant) newGrant(client, audience string, scopes ...string) object {
	n.t.Helper()
	return n.api("POST", "/client-grants", object{"client_id": client, "audience": audience, "scope": append([]string{}, scopes...)}).want(n.t, http.StatusCreated).object(n.t)
}

func TestClientGrantLife(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	client, _ := n.newClient("App")
	n.api("POST", "/resource-servers", object{"identifier": library}).want(t, http.StatusCreated)
	grant := n.newGrant(client, library, "read:books")
	id, _ := grant["id"].(string)
	if !regexp.MustCompile(`^cgr_[a-zA-Z0-9]{16}$`).MatchString(id) {
		t.Errorf("id: %q", id)
	}
	want := object{
		"id": id, "client_id": client, "audience": library, "scope": []any{"read:books"}, "subject_type": "client", "allow_any_organization": false,
	}
	if diff := cmp.Diff(want, grant); diff != "" {
		t.Errorf("created (-want +got):\n%s", diff)
	}
	path := "/client-grants/" + id
	for i, step := range []struct{ sent, changed object }{
		{object{"scope": []string{"a", "b"}}, object{"scope": []any{"a", "b"}}},
		{object{"organization_usage": "allow", "allow_any_organization": true}, object{"organization_usage": "allow", "allow_any_organization": true}},
		{object{"allow_all_scopes": true}, object{"allow_all_scopes": true}},
		{object{"scope": nil, "organization_usage": nil, "allow_any_organization": nil, "allow_all_scopes": nil}, object{
			"scope": []any{}, "organization_usage": nil, "allow_any_organization": false, "allow_all_scopes": nil,
		}},
	} {
		for k, v := range step.changed {
			if want[k] = v; v == nil {
				delete(want, k)
			}
		}
		if diff := cmp.Diff(want, n.api("PATCH", path, step.sent).want(t, http.StatusOK).body); diff != "" {
			t.Errorf("step %d (-want +got):\n%s", i, diff)
		}
		if diff := cmp.Diff(want, n.api("GET", path, nil).want(t, http.StatusOK).body); diff != "" {
			t.Errorf("step %d, read (-want +got):\n%s", i, diff)
		}
	}
	for query, found := range map[string][]string{
		"client_id=" + client: {id}, "client_id=" + client + "&audience=" + library: {id}, "audience=nothing": {}, "client_id=" + client + "&subject_type=user": {},
		"client_id=" + client + "&allow_any_organization=true": {}, "client_id=" + client + "&default_for=third_party_clients": {},
	} {
		if diff := cmp.Diff(found, members(n.api("GET", "/client-grants?"+query, nil).want(t, http.StatusOK).body, "id")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
	}
	page := n.api("GET", "/client-grants?include_totals=true&per_page=1", nil).want(t, http.StatusOK).object(t)
	if page["total"] != num(2) || page["limit"] != num(1) || len(members(page["client_grants"], "id")) != 1 {
		t.Errorf("page: %v", page)
	}
	for range 2 { // again 204
		n.api("DELETE", path, nil).want(t, http.StatusNoContent)
	}
	n.api("GET", path, nil).wantError(t, http.StatusNotFound, "", "The grant does not exist.")
	n.api("PATCH", path, object{"scope": []string{}}).wantError(t, http.StatusNotFound, "", "The client grant does not exist.")
}

func TestClientGrantRefusals(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	client, _ := n.newClient("App")
	n.api("POST", "/resource-servers", object{"identifier": library}).want(t, http.StatusCreated)
	n.newGrant(client, library)
	n.api("POST", "/client-grants", object{"client_id": client, "audience": library}).
		wantError(t, http.StatusConflict, "", "A resource server with the same identifier already exists.")
	n.api("POST", "/client-grants", object{"client_id": client, "audience": "unknown"}).wantError(t, http.StatusNotFound, "", "Resource server not found")
	n.api("POST", "/client-grants", object{"client_id": "unknown", "audience": library}).
		wantError(t, http.StatusNotFound, "inexistent_client", "The client does not exist")
	for _, body := range []object{
		{"audience": library},
		{"client_id": client},
		{"client_id": client, "audience": ""},
		{"client_id": client, "audience": "x", "colour": 1},
		{"client_id": client, "audience": library, "organization_usage": "maybe"},
		{"client_id": client, "audience": library, "scope": []string{""}},
	} {
		n.api("POST", "/client-grants", body).want(t, http.StatusBadRequest)
	}
	n.api("PATCH", "/client-grants/cgr_0000000000000000", object{}).want(t, http.StatusBadRequest)
	n.api("POST", "/client-grants", object{"default_for": "third_party_clients", "audience": library}).want(t, http.StatusCreated)
}

// TestGrantsLetApplicationsIn: an application gets tokens for an API from the moment it
// has a grant on it, with the scopes of the grant.
func TestGrantsLetApplicationsIn(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	client, secret := n.newClient("App")
	n.api("POST", "/resource-servers", object{
		"identifier": library, "token_lifetime": 600, "scopes": []any{object{"value": "read:books"}, object{"value": "lend:books"}},
	}).want(t, http.StatusCreated)
	management := n.url + "/api/v2/"
	token := func(audience string) response {
		body := mustJSON(t, object{"grant_type": "client_credentials", "client_id": client, "client_secret": secret, "audience": audience})
		resp, err := n.send("POST", "/oauth/token", "application/json", string(body))
		if err != nil {
			t.Fatal(err)
		}
		return resp
	}
	for _, audience := range []string{library, management} {
		token(audience).want(t, http.StatusForbidden)
	}
	grant := n.newGrant(client, management, "read:users")
	if grant["audience"] != management {
		t.Errorf("audience: %v", grant["audience"])
	}
	if got := token(management).want(t, http.StatusOK).object(t); got["scope"] != "read:users" || got["expires_in"] != num(86400) {
		t.Errorf("token: %v", got)
	}
	id, _ := n.newGrant(client, library, "read:books")["id"].(string)
	if got := token(library).want(t, http.StatusOK).object(t); got["scope"] != "read:books" || got["expires_in"] != num(600) {
		t.Errorf("token for the library: %v", got)
	}
	n.api("PATCH", "/client-grants/"+id, object{"allow_all_scopes": true}).want(t, http.StatusOK)
	if got := token(library).want(t, http.StatusOK).object(t); got["scope"] != "lend:books read:books" {
		t.Errorf("token for all of the library: %v", got)
	}
	n.api("DELETE", "/client-grants/"+id, nil).want(t, http.StatusNoContent)
	token(library).want(t, http.StatusForbidden)
	token(management).want(t, http.StatusOK)
	n.api("DELETE", "/clients/"+client, nil).want(t, http.StatusNoContent)
	token(management).want(t, http.StatusUnauthorized)
	if got := n.api("GET", "/client-grants?client_id="+client, nil).raw; got != "[]" {
		t.Errorf("grants of nobody: %s", got)
	}
}

// TestOrganizationClientGrants follows what is recorded of them.
func TestOrganizationClientGrants(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	path := "/organizations/" + n.newOrganization("acme") + "/client-grants"
	if got := n.api("GET", path+"?include_totals=true", nil).want(t, http.StatusOK).raw; got != `{"client_grants":[],"start":0,"limit":50,"total":0}` {
		t.Errorf("none: %s", got)
	}
	client, _ := n.newClient("App")
	n.api("POST", "/resource-servers", object{"identifier": library}).want(t, http.StatusCreated)
	grant := n.api("POST", "/client-grants", object{"client_id": client, "audience": library, "scope": []string{"a"}, "organization_usage": "allow"}).
		want(t, http.StatusCreated).object(t)
	row := object{
		"client_id": client, "audience": library, "scope": []any{"a"}, "organization_usage": "allow", "allow_any_organization": false, "subject_type": "client",
	}
	created := n.api("POST", path, object{"grant_id": grant["id"]}).want(t, http.StatusCreated).object(t)
	row["grant_id"] = grant["id"]
	if diff := cmp.Diff(row, created); diff != "" {
		t.Errorf("POST (-want +got):\n%s", diff)
	}
	delete(row, "grant_id")
	row["id"] = grant["id"]
	id, _ := grant["id"].(string)
	for query, want := range map[string][]any{
		"": {row}, "?client_id=" + client: {row}, "?audience=other": {}, "?grant_ids=" + id: {row}, "?grant_ids=cgr_0000000000000000&grant_ids=" + id: {row},
		"?grant_ids=cgr_0000000000000000": {},
	} {
		if diff := cmp.Diff(want, n.api("GET", path+query, nil).want(t, http.StatusOK).body); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
	}
	other := "/client-grants/" + id + "/organizations"
	for query, want := range map[string]string{"": `"name":"acme"`, "?include_totals=true": `"total":1`, "?take=50": `"name":"acme"`} {
		if got := n.api("GET", other+query, nil).want(t, http.StatusOK).raw; !strings.Contains(got, want) {
			t.Errorf("organizations of the grant%s: %s", query, got)
		}
	}
	n.api("GET", "/client-grants/cgr_0000000000000000/organizations", nil).wantError(t, http.StatusNotFound, "", "The grant does not exist.")
	n.api("POST", path, object{"grant_id": grant["id"]}).wantError(t, http.StatusConflict, "", "The client grant has already been added to this organization.")
	n.api("POST", path, object{"grant_id": "cgr_0000000000000000"}).wantError(t, http.StatusNotFound, "", "The grant does not exist.")
	n.api("POST", path, object{"grant_id": "x"}).want(t, http.StatusBadRequest)
	for range 2 {
		n.api("DELETE", path+"/"+id, nil).want(t, http.StatusNoContent)
	}
	if got := n.api("GET", other, nil).want(t, http.StatusOK).raw; got != "[]" {
		t.Errorf("organizations of the grant after it was removed: %s", got)
	}
	n.api("POST", path, object{"grant_id": grant["id"]}).want(t, http.StatusCreated)
	n.api("DELETE", "/client-grants/"+id, nil).want(t, http.StatusNoContent)
	if got := n.api("GET", path, nil).raw; got != "[]" {
		t.Errorf("after the grant was deleted: %s", got)
	}
	n.api("GET", "/organizations/org_0000000000000000/client-grants", nil).want(t, http.StatusNotFound)
}
