// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// newConnection makes a connection and returns its path.
func (n *tenant) newConnection(body object) string {
	n.t.Helper()
	id, _ := n.api("POST", "/connections", body).want(n.t, http.StatusCreated).object(n.t)["id"].(string)
	return "/connections/" + id
}

// TestUpdateConnection: what is not sent stays, but options are replaced whole.
func TestUpdateConnection(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	path := n.newConnection(object{
		"name": "Acme-DB", "strategy": "auth0", "display_name": "Acme", "metadata": object{"owner": "sales"}, "enabled_clients": []string{"b", "a"},
		"options": object{"authentication_methods": object{"passkey": object{"enabled": true}}, "disable_signup": true},
	})
	want := n.api("GET", path, nil).object(t)
	for i, step := range []struct {
		sent    object
		changed object
	}{
		{object{"display_name": "Acme Inc"}, object{"display_name": "Acme Inc"}},
		{object{"is_domain_connection": true, "show_as_button": false}, object{"is_domain_connection": true, "show_as_button": false}},
		{object{"metadata": object{"team": "a"}}, object{"metadata": object{"team": "a"}}},
		{object{"realms": []string{"acme.com"}}, object{"realms": []any{"acme.com"}}},
		{object{"realms": []string{}}, object{"realms": []any{"Acme-DB"}}},
		{object{"enabled_clients": []string{"d", "c"}}, object{"enabled_clients": []any{"c", "d"}}},
		{object{"connected_accounts": object{"active": true}}, object{"connected_accounts": object{"active": true}}},
		{object{"options": object{"requires_username": true}}, object{"options": object{
			"requires_username": true, "brute_force_protection": true,
			"authentication_methods": object{
				"password": object{"enabled": true, "api_behavior": "required", "signup_behavior": "allow"}, "passkey": object{"enabled": false},
			},
			"passkey_options": object{"challenge_ui": "both", "progressive_enrollment_enabled": true, "local_enrollment_enabled": true},
		}}},
		{object{"options": nil}, nil},
	} {
		for k, v := range step.changed {
			want[k] = v
		}
		if diff := cmp.Diff(want, n.api("PATCH", path, step.sent).want(t, http.StatusOK).body); diff != "" {
			t.Errorf("step %d (-want +got):\n%s", i, diff)
		}
		if diff := cmp.Diff(want, n.api("GET", path, nil).body); diff != "" {
			t.Errorf("step %d, read (-want +got):\n%s", i, diff)
		}
	}
}

// TestUpdateOtherConnections: nothing is added outside of databases.
func TestUpdateOtherConnections(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	for _, strategy := range []string{"email", "sms", "github", "samlp"} {
		path := n.newConnection(object{"name": "x-" + strategy, "strategy": strategy})
		got := n.api("PATCH", path, object{"options": object{"authParams": object{}}}).want(t, http.StatusOK).object(t)
		if diff := cmp.Diff(object{"authParams": object{}}, got["options"]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", strategy, diff)
		}
	}
}

func TestUpdateConnectionRefusals(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	path := n.newConnection(object{"name": "Acme-DB", "strategy": "auth0"})
	before := n.api("GET", path, nil).body
	active := object{"identifier": object{"active": true}}
	for _, c := range []struct {
		sent          object
		code, message string
	}{
		{object{}, "invalid_body", payload("None of the valid schemas were met", "", "") + " Inner errors: ['Too few properties defined (0), minimum 1']"},
		{object{"name": "Other"}, "invalid_body", payload("Additional properties not allowed: name", "", "")},
		{object{"strategy": "sms"}, "invalid_body", payload("Additional properties not allowed: strategy", "", "")},
		{object{"options": object{"attributes": object{"email": object{"identifier": object{"active": true}, "unique": false}}}}, "invalid_body", "cannot add non-unique email attribute"},
		{object{"options": object{"attributes": object{"email": active}, "requires_username": true}}, "invalid_body", "Cannot set both options.attributes and options.requires_username"},
		{object{"options": object{"attributes": object{"username": active, "phone_number": object{"profile_required": true, "signup": object{"status": "inactive"}}}}}, "invalid_body", "attribute phone_number must also be required on signup"},
		{object{"cross_app_access_requesting_app": object{"active": false}}, "operation_not_supported", "Cross App Access Requesting App is not supported for this connection."},
	} {
		n.api("PATCH", path, c.sent).wantError(t, http.StatusBadRequest, c.code, c.message)
	}
	n.api("PATCH", "/connections/con_0000000000000000", object{"display_name": "x"}).
		wantError(t, http.StatusNotFound, "inexistent_connection", "The connection does not exist")
	if diff := cmp.Diff(before, n.api("GET", path, nil).body); diff != "" {
		t.Errorf("a refusal changed something (-want +got):\n%s", diff)
	}
}

// TestConnectionClients: the switch changes whom it names, and every answer agrees.
func TestConnectionClients(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	path := n.newConnection(object{"name": "Acme-DB", "strategy": "auth0", "enabled_clients": []string{"c", "a"}})
	agree := func(want ...string) {
		t.Helper()
		if diff := cmp.Diff(want, members(n.api("GET", path+"/clients", nil).want(t, http.StatusOK).object(t)["clients"], "client_id")); diff != "" {
			t.Errorf("clients (-want +got):\n%s", diff)
		}
		shown, _ := n.api("GET", path, nil).object(t)["enabled_clients"].([]any)
		if len(shown) != len(want) || !slices.EqualFunc(shown, want, func(a any, b string) bool { return a == b }) {
			t.Errorf("enabled_clients %v, want %v", shown, want)
		}
	}
	agree("a", "c")
	on, off := func(id string) object { return object{"client_id": id, "status": true} }, func(id string) object { return object{"client_id": id, "status": false} }
	if got := n.api("PATCH", path+"/clients", []any{on("b"), off("c")}).want(t, http.StatusNoContent).raw; got != "" {
		t.Errorf("the switch answers %s", got)
	}
	agree("a", "b")
	n.api("PATCH", path+"/clients", []any{off("never"), on("a")}).want(t, http.StatusNoContent)
	agree("a", "b")
	page := n.api("GET", path+"/clients?take=1", nil).want(t, http.StatusOK).object(t)
	next, _ := page["next"].(string)
	if got := n.api("GET", path+"/clients?take=1&from="+next, nil).raw; got != `{"clients":[{"client_id":"b"}]}` {
		t.Errorf("second page: %s", got)
	}
	many := []any{}
	for range 51 {
		many = append(many, on("x"))
	}
	for _, body := range []any{[]any{}, many, []any{object{"client_id": "x"}}, []any{object{"status": true}}, []any{object{"client_id": "x", "status": true, "more": 1}}, object{}} {
		n.api("PATCH", path+"/clients", body).want(t, http.StatusBadRequest)
	}
	for _, query := range []string{"take=0", "take=1001"} {
		n.api("GET", path+"/clients?"+query, nil).want(t, http.StatusBadRequest)
	}
	n.api("GET", path+"/clients?take=1000", nil).want(t, http.StatusOK)
	for method, body := range map[string]any{"GET": nil, "PATCH": []any{on("x")}} {
		n.api(method, "/connections/con_0000000000000000/clients", body).wantError(t, http.StatusNotFound, "inexistent_connection", "The connection does not exist")
	}
}

// TestOpenConnectionIsSwitchedOff: one that is open to every application names the
// others when one is switched off.
func TestOpenConnectionIsSwitchedOff(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `clients: [{id: ci, secret: s}]`)})
	path := "/connections/" + n.connectionID("Email-Database")
	if diff := cmp.Diff([]any{"ci", n.srv.ClientID()}, n.api("GET", path, nil).object(t)["enabled_clients"]); diff != "" {
		t.Errorf("at first (-want +got):\n%s", diff)
	}
	n.api("PATCH", path+"/clients", []any{object{"client_id": n.srv.ClientID(), "status": false}}).want(t, http.StatusNoContent)
	n.api("POST", "/users", object{"connection": "Email-Database", "email": "a@example.com", "password": goodPass}).want(t, http.StatusBadRequest)
	n.api("PATCH", path+"/clients", []any{object{"client_id": n.srv.ClientID(), "status": true}}).want(t, http.StatusNoContent)
	n.api("POST", "/users", object{"connection": "Email-Database", "email": "a@example.com", "password": goodPass}).want(t, http.StatusCreated)
}

func TestDeleteConnectionUser(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	id := n.newUser(object{"email": "a@example.com"})
	other := n.newUser(object{"email": "a@example.com", "connection": "Email-Database"})
	path := "/connections/" + n.connectionID(database) + "/users"
	n.api("DELETE", path, nil).want(t, http.StatusBadRequest)
	n.api("DELETE", path+"?email=a", nil).want(t, http.StatusBadRequest)
	n.api("DELETE", "/connections/"+n.connectionID("email")+"/users?email=a@example.com", nil).wantError(t, http.StatusBadRequest, "", "Connection must be a database connection")
	n.api("DELETE", "/connections/con_0000000000000000/users?email=a@example.com", nil).want(t, http.StatusNotFound)
	n.api("DELETE", path+"?email=a@example.com", nil).want(t, http.StatusNoContent)
	n.api("GET", userPath(id), nil).want(t, http.StatusNotFound)
	n.api("GET", userPath(other), nil).want(t, http.StatusOK)
}
