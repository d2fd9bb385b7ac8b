// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

func TestClientLife(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	made := n.api("POST", "/clients", object{"name": "App", "app_type": "spa", "callbacks": []string{"https://app.example.com"}}).want(t, http.StatusCreated).object(t)
	id, _ := made["client_id"].(string)
	secret, _ := made["client_secret"].(string)
	keys, _ := made["signing_keys"].([]any)
	if len(id) != 32 || len(secret) != 64 || len(keys) != 1 {
		t.Errorf("client_id %q, client_secret %q, signing_keys %v", id, secret, keys)
	}
	first, _ := keys[0].(object)
	if cert, _ := first["cert"].(string); !strings.HasPrefix(cert, "-----BEGIN CERTIFICATE-----") {
		t.Errorf("cert: %q", cert)
	}
	refresh, _ := made["refresh_token"].(object)
	if refresh["rotation_type"] != "non-rotating" {
		t.Errorf("refresh_token: %v", refresh)
	}
	want := object{
		"tenant": "auth0-emulator", "client_id": id, "client_secret": secret, "signing_keys": keys, "refresh_token": refresh, "name": "App", "app_type": "spa",
		"callbacks": []any{"https://app.example.com"}, "is_first_party": true, "custom_login_page_on": true, "oidc_conformant": false, "sso_disabled": false,
		"cross_origin_authentication": false, "is_token_endpoint_ip_header_trusted": false,
		"grant_types":       []any{"authorization_code", "implicit", "refresh_token", "client_credentials"},
		"jwt_configuration": object{"lifetime_in_seconds": num(36000), "secret_encoded": false},
	}
	if diff := cmp.Diff(want, made); diff != "" {
		t.Errorf("created (-want +got):\n%s", diff)
	}
	path := "/clients/" + id
	if diff := cmp.Diff(want, n.api("GET", path, nil).want(t, http.StatusOK).body); diff != "" {
		t.Errorf("read (-want +got):\n%s", diff)
	}
	want["name"], want["oidc_conformant"] = "App 2", true
	delete(want, "app_type")
	if diff := cmp.Diff(want, n.api("PATCH", path, object{"name": "App 2", "oidc_conformant": true, "app_type": nil}).want(t, http.StatusOK).body); diff != "" {
		t.Errorf("changed (-want +got):\n%s", diff)
	}
	want["jwt_configuration"] = object{"lifetime_in_seconds": num(60), "alg": "RS256", "secret_encoded": false}
	part := object{"jwt_configuration": object{"lifetime_in_seconds": 60, "alg": "RS256"}}
	if diff := cmp.Diff(want, n.api("PATCH", path, part).want(t, http.StatusOK).body); diff != "" {
		t.Errorf("changed in part (-want +got):\n%s", diff)
	}
	for range 2 {
		n.api("DELETE", path, nil).want(t, http.StatusNoContent)
	}
	for method, body := range map[string]any{"GET": nil, "PATCH": object{"name": "x"}} {
		n.api(method, path, body).wantError(t, http.StatusNotFound, "inexistent_client", "The client does not exist")
	}
	for _, body := range []object{{}, {"name": ""}, {"app_type": "spa"}, {"name": "x", "client_id": "mine"}} {
		n.api("POST", "/clients", body).want(t, http.StatusBadRequest)
	}
}

func TestListClients(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `clients: [{id: zeta, secret: s}, {id: Alpha, secret: s}]`)})
	want := []string{"Alpha", n.srv.ClientID(), "zeta"}
	page := n.api("GET", "/clients?include_totals=true&fields=client_id", nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff(object{"total": num(3), "start": num(0), "limit": num(50), "clients": []any{
		object{"client_id": want[0], "tenant": "auth0-emulator"}, object{"client_id": want[1], "tenant": "auth0-emulator"}, object{"client_id": want[2], "tenant": "auth0-emulator"},
	}}, page); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestClientConnections: seen from the application, the switch says the same.
func TestClientConnections(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	id, _ := n.newClient("App")
	path := n.newConnection(object{"name": "Acme-DB", "strategy": "auth0"})
	shown := func() []string {
		page := n.api("GET", "/clients/"+id+"/connections?take=50", nil).want(t, http.StatusOK).object(t)
		var own []string
		for _, name := range names(page["connections"]) {
			if strings.HasPrefix(name, "Acme") {
				own = append(own, name)
			}
		}
		return own
	}
	if got := shown(); len(got) != 0 {
		t.Errorf("at first: %v", got)
	}
	n.api("PATCH", path+"/clients", []any{object{"client_id": id, "status": true}}).want(t, http.StatusNoContent)
	if diff := cmp.Diff([]string{"Acme-DB"}, shown()); diff != "" {
		t.Errorf("switched on (-want +got):\n%s", diff)
	}
	n.api("DELETE", "/clients/"+id, nil).want(t, http.StatusNoContent)
	if got := n.api("GET", path+"/clients", nil).raw; got != `{"clients":[]}` {
		t.Errorf("after the application was deleted: %s", got)
	}
	n.api("GET", "/clients/"+id+"/connections", nil).want(t, http.StatusNotFound)
}

// TestClientSecretNeedsScope: the secret is shown to those who may read keys.
func TestClientSecretNeedsScope(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `clients: [{id: small, secret: s, scopes: ["read:clients"]}]`)})
	n.token = n.fetchToken("small", "s")
	if got := n.api("GET", "/clients/small", nil).want(t, http.StatusOK).object(t); got["client_secret"] != nil || got["name"] != "small" {
		t.Errorf("%v", got)
	}
}

// texts are the values of a key in a list of objects.
func texts(list any, key string) []string {
	items, _ := list.([]any)
	var found []string
	for _, item := range items {
		o, _ := item.(object)
		value, _ := o[key].(string)
		found = append(found, value)
	}
	return found
}

// TestFilterClients: what a parameter asks for is all that is listed, and counted.
func TestFilterClients(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `
resource_servers: [{identifier: "https://api.example.com"}]
organizations: [{name: acme}, {name: other}]`)})
	ids := map[string]string{n.srv.ClientID(): "default"}
	app := func(name string, body object) string {
		body["name"] = name
		id, _ := n.api("POST", "/clients", body).want(t, http.StatusCreated).object(t)["client_id"].(string)
		ids[id] = name
		return id
	}
	grant := func(clientID string, anyOrganization bool) string {
		id, _ := n.api("POST", "/client-grants", object{
			"client_id": clientID, "audience": "https://api.example.com", "scope": []string{}, "organization_usage": "allow", "allow_any_organization": anyOrganization,
		}).want(t, http.StatusCreated).object(t)["id"].(string)
		return id
	}
	web, spa := app("web", object{"app_type": "regular_web"}), app("spa", object{"app_type": "spa"})
	app("partner", object{"app_type": "spa", "is_first_party": false})
	app("agent", object{"external_client_id": "https://agent.example.com/client.json"})
	acme, _ := n.api("GET", "/organizations/name/acme", nil).object(t)["id"].(string)
	n.api("POST", "/organizations/"+acme+"/client-grants", object{"grant_id": grant(web, false)}).want(t, http.StatusCreated)
	grant(spa, true)
	for query, want := range map[string][]string{
		"":                                 {"agent", "default", "partner", "spa", "web"},
		"app_type=":                        {"agent", "default", "partner", "spa", "web"},
		"app_type=spa":                     {"partner", "spa"},
		"app_type=spa,regular_web":         {"partner", "spa", "web"},
		"app_type=native":                  {},
		"is_first_party=false":             {"partner"},
		"is_first_party=true":              {"agent", "default", "spa", "web"},
		"is_global=true":                   {},
		"is_global=false":                  {"agent", "default", "partner", "spa", "web"},
		"app_type=spa&is_first_party=true": {"spa"},
		"external_client_id=https%3A%2F%2Fagent.example.com%2Fclient.json": {"agent"},
		"take=5&q=client_grant.organization_id:" + acme:                    {"web"},
		"take=5&q=client_grant.organization_id:org_0000000000000000":       {},
		"take=5&q=client_grant.allow_any_organization:true":                {"spa"},
	} {
		body := n.api("GET", "/clients?include_totals=true&"+query, nil).want(t, http.StatusOK).object(t)
		got := []string{}
		for _, id := range texts(body["clients"], "client_id") {
			got = append(got, ids[id])
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
		if total, counted := body["total"]; counted && total != num(len(want)) {
			t.Errorf("%s: total %v", query, total)
		}
	}
	for _, query := range []string{"is_first_party=x", "is_global=1", "q=name:spa"} {
		n.api("GET", "/clients?"+query, nil).want(t, http.StatusBadRequest)
	}
}

// TestFilterClientConnections: the list takes the filter and the fields of GET /connections.
func TestFilterClientConnections(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	path := "/clients/" + n.srv.ClientID() + "/connections?"
	names := func(query string) []string {
		return texts(n.api("GET", path+query, nil).want(t, http.StatusOK).object(t)["connections"], "name")
	}
	if all := names(""); len(all) < 5 {
		t.Errorf("all: %v", all)
	}
	if diff := cmp.Diff([]string{"email", "sms"}, names("strategy=sms&strategy=email")); diff != "" {
		t.Errorf("two strategies (-want +got):\n%s", diff)
	}
	one := n.api("GET", path+"strategy=sms&fields=name", nil).object(t)
	all := n.api("GET", "/connections?strategy=sms&fields=name", nil).list(t)
	if diff := cmp.Diff(all, one["connections"]); diff != "" {
		t.Errorf("fields (-connections +of the client):\n%s", diff)
	}
	n.api("GET", path+"strategy=nonsense", nil).want(t, http.StatusBadRequest)
	n.api("GET", path+"include_fields=x", nil).want(t, http.StatusBadRequest)
}
