package emulator_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

func TestResourceServerLife(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	created := n.api("POST", "/resource-servers", object{"identifier": library, "name": "Library"}).want(t, http.StatusCreated).object(t)
	id, _ := created["id"].(string)
	if !regexp.MustCompile(`^[0-9a-f]{24}$`).MatchString(id) {
		t.Errorf("id: %q", id)
	}
	want := object{
		"id": id, "identifier": library, "name": "Library", "is_system": false, "allow_offline_access": false,
		"token_lifetime": num(86400), "token_lifetime_for_web": num(7200), "signing_alg": "RS256",
		"skip_consent_for_verifiable_first_party_clients": true,
	}
	if diff := cmp.Diff(want, created); diff != "" {
		t.Errorf("POST (-want +got):\n%s", diff)
	}
	byIdentifier := "/resource-servers/" + url.PathEscape(library)
	want["scopes"] = []any{object{"value": "read:books"}}
	want["token_lifetime"] = num(60)
	if diff := cmp.Diff(want, n.api("PATCH", byIdentifier, object{"scopes": want["scopes"], "token_lifetime": 60}).want(t, http.StatusOK).body); diff != "" {
		t.Errorf("PATCH (-want +got):\n%s", diff)
	}
	for _, path := range []string{"/resource-servers/" + id, byIdentifier} {
		if diff := cmp.Diff(want, n.api("GET", path, nil).want(t, http.StatusOK).body); diff != "" {
			t.Errorf("GET %s (-want +got):\n%s", path, diff)
		}
	}
	n.api("POST", "/resource-servers", object{"identifier": library}).wantError(t, http.StatusConflict, "",
		"A resource server with the same identifier already exists.")
	n.api("POST", "/resource-servers", object{"identifier": "https://acme.eu.auth0.com/api/v2/"}).wantError(t, http.StatusBadRequest, "",
		"The selected identifier is reserved.")
	n.api("PATCH", byIdentifier, object{"identifier": "urn:new"}).wantError(t, http.StatusBadRequest, "invalid_body",
		"Payload validation error: 'Additional properties not allowed: identifier'.")
	n.api("DELETE", byIdentifier, nil).want(t, http.StatusNoContent)
	n.api("DELETE", byIdentifier, nil).want(t, http.StatusNoContent)
	for _, missing := range []response{n.api("GET", byIdentifier, nil), n.api("PATCH", "/resource-servers/"+id, object{})} {
		missing.wantError(t, http.StatusNotFound, "inexistent_resource_server", "The resource server does not exist")
	}
}

func TestListResourceServers(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	for _, id := range []string{"urn:c", "urn:a", "urn:b"} {
		n.newAPI(id)
	}
	if diff := cmp.Diff([]string{"API urn:a", "API urn:b", "API urn:c"}, names(n.api("GET", "/resource-servers", nil).body)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	page := n.api("GET", "/resource-servers?include_totals=true&identifiers=urn:a&identifiers=urn:c", nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff([]string{"API urn:a", "API urn:c"}, names(page["resource_servers"])); diff != "" || page["total"] != num(2) {
		t.Errorf("filtered: %v (-want +got):\n%s", page, diff)
	}
}

func TestResourceServerBodies(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	tooMany := []any{}
	for i := range 1001 {
		tooMany = append(tooMany, object{"value": fmt.Sprint("s", i)})
	}
	for _, body := range []object{
		{"name": "no identifier"},
		{"identifier": ""},
		{"identifier": "urn:x", "name": "<b>"},
		{"identifier": "urn:x", "scopes": []any{object{"description": "no value"}}},
		{"identifier": "urn:x", "scopes": []any{"read"}},
		{"identifier": "urn:x", "scopes": tooMany},
		{"identifier": "urn:x", "token_lifetime": 2592001},
		{"identifier": "urn:x", "signing_alg": "none"},
	} {
		n.api("POST", "/resource-servers", body).want(t, http.StatusBadRequest)
	}
}
