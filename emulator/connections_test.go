// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

func names(list any) []string {
	out := []string{}
	items, _ := list.([]any)
	for _, item := range items {
		c, _ := item.(object)
		name, _ := c["name"].(string)
		out = append(out, name)
	}
	return out
}

func TestBuiltinConnections(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	list := n.api("GET", "/connections", nil).want(t, http.StatusOK).list(t)
	got := map[string]string{}
	for _, item := range list {
		c, _ := item.(object)
		if id, _ := c["id"].(string); !regexp.MustCompile(`^con_[a-zA-Z0-9]{16}$`).MatchString(id) {
			t.Errorf("id: %q", id)
		}
		got[fmt.Sprint(c["name"])] = fmt.Sprint(c["strategy"])
	}
	want := map[string]string{
		"Username-Password-Authentication": "auth0", "Username-Database": "auth0", "Email-Database": "auth0", "email": "email", "sms": "sms",
		"google-oauth2": "google-oauth2", "acme-saml": "samlp",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// connectionStub is what every answer about a connection has, whatever fields asks for.
func (n *tenant) connectionStub(name string, more object) object {
	stub := object{
		"id": n.connectionID(name), "is_domain_connection": false,
		"authentication": object{"active": true}, "connected_accounts": object{"active": false},
	}
	maps.Copy(stub, more)
	return stub
}

func TestListConnections(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	page := n.api("GET", "/connections?include_totals=true&per_page=2&page=1&fields=name", nil).want(t, http.StatusOK).object(t)
	want := object{"total": num(7), "start": num(2), "limit": num(2), "connections": []any{
		n.connectionStub("Email-Database", object{"name": "Email-Database"}), n.connectionStub("google-oauth2", object{"name": "google-oauth2"}),
	}}
	if diff := cmp.Diff(want, page); diff != "" {
		t.Errorf("page (-want +got):\n%s", diff)
	}
	for query, want := range map[string][]string{
		"name=sms": {"sms"}, "name=SMS": {}, "name=" + database: {database},
		"strategy=sms&strategy=email": {"email", "sms"}, "strategy=auth0&name=" + usernames: {usernames},
		"page=9": {},
	} {
		if diff := cmp.Diff(want, names(n.api("GET", "/connections?"+query, nil).want(t, http.StatusOK).body)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
	}
	n.api("GET", "/connections?per_page=0", nil).want(t, http.StatusBadRequest)
	n.api("GET", "/connections?take=101", nil).want(t, http.StatusBadRequest)
	n.api("GET", "/connections?from=%21", nil).want(t, http.StatusBadRequest)
}

// TestCheckpointPaging walks the list with from and take; take wins over the
// offset parameters.
func TestCheckpointPaging(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	var got []string
	query := "take=4&include_totals=true&page=3"
	for range 3 {
		body := n.api("GET", "/connections?"+query, nil).want(t, http.StatusOK).object(t)
		if _, present := body["total"]; present {
			t.Errorf("total in a checkpoint page: %v", body)
		}
		got = append(got, names(body["connections"])...)
		next, more := body["next"].(string)
		if !more {
			break
		}
		query = "take=4&from=" + next
	}
	want := []string{"acme-saml", "email", "Email-Database", "google-oauth2", "sms", usernames, database} // whatever the case
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestConnectionLife(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	made := n.api("POST", "/connections", object{
		"name": "Acceptance-Test", "strategy": "auth0", "enabled_clients": []string{n.srv.ClientID()}, "options": object{"passwordPolicy": "fair"},
	}).want(t, http.StatusCreated).object(t)
	id, _ := made["id"].(string)
	options, _ := made["options"].(object)
	if made["is_domain_connection"] != false || options["passwordPolicy"] != "fair" || options["strategy_version"] != num(2) ||
		cmp.Diff([]any{"Acceptance-Test"}, made["realms"]) != "" {
		t.Errorf("created: %v", made)
	}
	if diff := cmp.Diff(made, n.api("GET", "/connections/"+id, nil).want(t, http.StatusOK).object(t)); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
	n.api("POST", "/connections", object{"name": "Acceptance-Test", "strategy": "email"}).
		wantError(t, http.StatusConflict, "", "A connection with the same name already exists")
	user := n.newUser(object{"connection": "Acceptance-Test", "email": "a@example.com"})

	gone := n.api("DELETE", "/connections/"+id, nil).want(t, http.StatusAccepted).object(t)
	if _, ok := gone["deleted_at"].(string); !ok || len(gone) != 1 {
		t.Errorf("delete: %v", gone)
	}
	n.api("DELETE", "/connections/"+id, nil).want(t, http.StatusNoContent)
	n.api("GET", "/connections/"+id, nil).wantError(t, http.StatusNotFound, "inexistent_connection", "The connection does not exist")
	n.api("GET", userPath(user), nil).want(t, http.StatusNotFound) // its users went with it
}

func TestConnectionRefusals(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	active := object{"email": object{"identifier": object{"active": true}}}
	for _, tc := range []struct {
		body          object
		code, message string
	}{
		{object{"name": "x"}, "invalid_body", payload("Missing required property: strategy", "", "")},
		{object{"name": "x", "strategy": "magic"}, "invalid_body", payload("No enum match for: magic", "strategy", "The identity provider identifier for the connection")},
		{object{"name": "x", "strategy": "auth0", "colour": 1}, "invalid_body", payload("Additional properties not allowed: colour", "", "")},
		{object{"name": "x", "strategy": "auth0", "options": object{"attributes": active, "requires_username": true}}, "invalid_body", "Cannot set both options.attributes and options.requires_username"},
		{object{"name": "x", "strategy": "auth0", "options": object{"attributes": active, "validation": object{}}}, "invalid_body", "Cannot set both options.attributes and options.validation"},
		{object{"name": "x", "strategy": "auth0", "options": object{"attributes": object{"email": object{}}}}, "invalid_body", "attributes must contain one active identifier"},
		{
			object{"name": "x", "strategy": "auth0", "cross_app_access_requesting_app": object{"active": true}},
			"operation_not_supported",
			"Cross App Access Requesting App is not supported for this connection.",
		},
	} {
		n.api("POST", "/connections", tc.body).wantError(t, http.StatusBadRequest, tc.code, tc.message)
	}
	for _, name := range []string{"-x", "x-", "a--b", "a b", ""} {
		n.api("POST", "/connections", object{"name": name, "strategy": "auth0"}).want(t, http.StatusBadRequest)
	}
	many := object{}
	for i := range 11 {
		many[fmt.Sprint("key", i)] = "value"
	}
	for _, body := range []object{
		{"metadata": many},
		{"metadata": object{"long": strings.Repeat("x", 256)}},
		{"metadata": object{"number": 1}},
		{"authentication": object{}},
		{"authentication": object{"active": true, "colour": 1}},
		{"enabled_clients": []string{""}},
	} {
		full := object{"name": "x", "strategy": "auth0"}
		maps.Copy(full, body)
		n.api("POST", "/connections", full).want(t, http.StatusBadRequest)
	}
}
