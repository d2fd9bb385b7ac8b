// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"encoding/pem"
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
		"id": id, "identifier": library, "name": "Library", "allow_offline_access": false,
		"token_lifetime": num(86400), "token_lifetime_for_web": num(7200), "signing_alg": "RS256",
		"skip_consent_for_verifiable_first_party_clients": false,
		"subject_type_authorization":                      object{"client": object{"policy": "require_client_grant"}, "user": object{"policy": "allow_all"}},
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
	for _, path := range []string{"/resource-servers/" + id, byIdentifier, "/resource-servers/" + url.PathEscape(url.PathEscape(library))} {
		if diff := cmp.Diff(want, n.api("GET", path, nil).want(t, http.StatusOK).body); diff != "" {
			t.Errorf("GET %s (-want +got):\n%s", path, diff)
		}
	}
	n.api("POST", "/resource-servers", object{"identifier": library}).wantError(t, http.StatusConflict, "",
		"A resource server with the same identifier already exists.")
	n.api("POST", "/resource-servers", object{"identifier": "https://acme.eu.auth0.com/api/v2/"}).wantError(t, http.StatusBadRequest, "",
		"The selected identifier is reserved.")
	n.api("POST", "/resource-servers", object{"identifier": n.url + "/api/v2/"}).wantError(t, http.StatusBadRequest, "", "The selected identifier is reserved.")
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
	if diff := cmp.Diff([]string{"Auth0 Management API", "API urn:c", "API urn:a", "API urn:b"}, names(n.api("GET", "/resource-servers", nil).body)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	page := n.api("GET", "/resource-servers?include_totals=true&identifiers=urn:a&identifiers=urn:c", nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff([]string{"API urn:c", "API urn:a"}, names(page["resource_servers"])); diff != "" || page["total"] != num(2) {
		t.Errorf("filtered: %v (-want +got):\n%s", page, diff)
	}
	some := n.api("GET", "/resource-servers?identifiers=urn:a&fields=name,identifier&include_fields=true", nil).want(t, http.StatusOK).body
	if diff := cmp.Diff([]any{object{"name": "API urn:a", "identifier": "urn:a"}}, some); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
}

// TestResourceServerSeedOrder: seeds are lists, and their order is that of creation.
func TestResourceServerSeedOrder(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, "resource_servers: [{identifier: urn:c}, {identifier: urn:a}, {identifier: urn:b}]")})
	n.newAPI("urn:0")
	if err := n.srv.Apply(mustSeed(t, "resource_servers: [{identifier: urn:a, name: A}]")); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"Auth0 Management API", "urn:c", "A", "urn:b", "API urn:0"}, names(n.api("GET", "/resource-servers", nil).body)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestResourceServerAbsentKeys: what was never sent is not there, null takes it away,
// what was sent is echoed, an empty list too.
func TestResourceServerAbsentKeys(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	const path = "/resource-servers/urn:x"
	created := n.api("POST", "/resource-servers", object{"identifier": "urn:x", "token_encryption": nil}).want(t, http.StatusCreated).object(t)
	for _, key := range []string{"name", "scopes", "is_system", "token_encryption", "enforce_policies", "token_dialect"} {
		if v, there := created[key]; there {
			t.Errorf("%s: %v", key, v)
		}
	}
	patched := n.api("PATCH", path, object{
		"scopes": []any{object{"value": "a", "description": ""}}, "enforce_policies": false, "authorization_details": []any{object{"type": "payment"}},
		"proof_of_possession": object{"mechanism": "mtls", "required": true},
	}).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff([]any{object{"value": "a", "description": ""}}, patched["scopes"]); diff != "" || patched["enforce_policies"] != false {
		t.Errorf("echo: %v", patched)
	}
	patched = n.api("PATCH", path, object{"scopes": []any{}, "authorization_details": nil, "proof_of_possession": nil, "token_encryption": nil}).want(t, http.StatusOK).object(t)
	for _, key := range []string{"authorization_details", "proof_of_possession", "token_encryption"} {
		if v, there := patched[key]; there {
			t.Errorf("%s: %v", key, v)
		}
	}
	if diff := cmp.Diff([]any{}, patched["scopes"]); diff != "" {
		t.Errorf("scopes: %s", diff)
	}
	if diff := cmp.Diff(patched, n.api("GET", path, nil).body); diff != "" {
		t.Errorf("GET is not the last write:\n%s", diff)
	}
}

// TestResourceServerEncryption: keys do not come back; certificates have a thumbprint.
func TestResourceServerEncryption(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	_, public := keyPair(t)
	body := func(text string) object {
		return object{"format": "compact-nested-jwe", "encryption_key": object{"name": "k", "alg": "RSA-OAEP-256", "kid": "1", "pem": text}}
	}
	created := n.api("POST", "/resource-servers", object{"identifier": "urn:x", "token_encryption": body(public)}).want(t, http.StatusCreated).object(t)
	want := object{"format": "compact-nested-jwe", "encryption_key": object{"name": "k", "alg": "RSA-OAEP-256", "kid": "1"}}
	if diff := cmp.Diff(want, created["token_encryption"]); diff != "" {
		t.Errorf("a public key (-want +got):\n%s", diff)
	}
	certificate := string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: []byte("der")}))
	patched := n.api("PATCH", "/resource-servers/urn:x", object{"token_encryption": body(certificate)}).want(t, http.StatusOK).object(t)
	thumbprint := at(patched, "token_encryption", "encryption_key", "thumbprint_sha256")
	if text := fmt.Sprint(thumbprint); len(text) != 43 || at(patched, "token_encryption", "encryption_key", "pem") != nil {
		t.Errorf("a certificate: %v", patched["token_encryption"])
	}
}

// TestSystemAPIs: one is always there, others can be created with what they are.
func TestSystemAPIs(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	const management = "/resource-servers/00000000000000000000a210"
	own := n.api("GET", management, nil).want(t, http.StatusOK).object(t)
	if own["is_system"] != true || own["identifier"] != n.url+"/api/v2/" {
		t.Errorf("the Management API: %v", own)
	}
	n.api("GET", "/resource-servers/"+url.PathEscape(n.url+"/api/v2/"), nil).want(t, http.StatusOK)
	n.api("DELETE", management, nil).want(t, http.StatusBadRequest)
	n.api("PATCH", management, object{"token_lifetime": 60}).want(t, http.StatusBadRequest)
	me := n.api("POST", "/resource-servers", object{"identifier": n.url + "/me/", "name": "Mine", "token_lifetime": 5}).want(t, http.StatusCreated).object(t)
	if me["name"] != "Auth0 My Account API" || me["token_lifetime"] != num(600) || me["is_system"] != true || at(me, "subject_type_authorization", "client", "policy") != "deny_all" {
		t.Errorf("the My Account API: %v", me)
	}
	path := fmt.Sprint("/resource-servers/", me["id"])
	n.api("PATCH", path, object{"name": "Mine"}).want(t, http.StatusBadRequest)
	n.api("PATCH", path, object{"token_lifetime": 700}).want(t, http.StatusOK)
	n.api("DELETE", path, nil).want(t, http.StatusNoContent)
	again := n.api("POST", "/resource-servers", object{"identifier": n.url + "/me/"}).want(t, http.StatusCreated).object(t)
	if again["id"] == me["id"] {
		t.Error("the same ID again")
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

// TestReservedPermissions: names of OpenID Connect are not for the permissions of APIs.
func TestReservedPermissions(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	scopes := func(names ...string) object {
		list := []any{}
		for _, name := range names {
			list = append(list, object{"value": name})
		}
		return object{"identifier": library, "scopes": list}
	}
	for _, name := range []string{
		"address", "created_at", "email", "email_verified", "family_name", "given_name", "identities", "name", "nickname", "offline_access", "openid",
		"phone", "picture", "profile",
	} {
		n.api("POST", "/resource-servers", scopes("read:books", name)).want(t, http.StatusBadRequest)
	}
	n.api("POST", "/resource-servers", scopes("read:name", "Email")).want(t, http.StatusCreated)
}
