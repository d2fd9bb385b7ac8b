// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

func TestOrganizationInvitations(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now})
	org, role := n.newOrganization("acme"), n.newRole("editor")
	path := "/organizations/" + org + "/invitations"
	body := object{
		"inviter": object{"name": "Ada"}, "invitee": object{"email": "grace@example.com"}, "client_id": n.srv.ClientID(), "roles": []any{role},
		"app_metadata": object{"a": true}, "ttl_sec": 60, "send_invitation_email": false, "connection_id": n.connectionID(database),
	}
	got := n.api("POST", path, body).want(t, http.StatusOK).object(t)
	url, _ := got["invitation_url"].(string)
	ticket, _ := got["ticket_id"].(string)
	if !strings.HasPrefix(url, "https://") || !strings.Contains(url, "invitation="+ticket) || !strings.Contains(url, "organization="+org+"&organization_name=acme") {
		t.Errorf("invitation_url: %s", url)
	}
	id, _ := got["id"].(string)
	if !regexp.MustCompile(`^uinv_[a-zA-Z0-9]{16}$`).MatchString(id) {
		t.Errorf("id: %q", id)
	}
	want := object{
		"id": id, "organization_id": org, "ticket_id": ticket, "invitation_url": url, "created_at": "2026-03-01T09:00:00.000Z", "expires_at": "2026-03-01T09:01:00.000Z",
	}
	for _, k := range []string{"inviter", "invitee", "client_id", "roles", "app_metadata", "connection_id"} {
		want[k] = body[k]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(got, n.api("GET", path+"/"+id, nil).want(t, http.StatusOK).body); diff != "" {
		t.Errorf("read (-want +got):\n%s", diff)
	}
	c.advance(time.Second)
	delete(body, "ttl_sec")
	later := n.api("POST", path, body).want(t, http.StatusOK).object(t)
	if later["expires_at"] != "2026-03-08T09:00:01.000Z" {
		t.Errorf("by default it ends at %v", later["expires_at"])
	}
	for query, order := range map[string][]any{"": {later["id"], id}, "?sort=created_at:1": {id, later["id"]}, "?per_page=1&page=1": {id}} {
		list := n.api("GET", path+query, nil).want(t, http.StatusOK).list(t)
		for i, item := range list {
			if one, _ := item.(object); len(list) != len(order) || one["id"] != order[i] {
				t.Errorf("%s: %v, want %v", query, list, order)
			}
		}
	}
	if got := n.api("GET", path+"?include_totals=true&fields=organization_id&per_page=1", nil).raw; got != `{"invitations":[{"organization_id":"`+org+`"}],"start":0,"limit":1}` {
		t.Errorf("envelope: %s", got)
	}
	for range 2 {
		n.api("DELETE", path+"/"+id, nil).want(t, http.StatusNoContent)
	}
	n.api("GET", path+"/"+id, nil).want(t, http.StatusNotFound)
}

func TestOrganizationInvitationRefusals(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	path := "/organizations/" + n.newOrganization("acme") + "/invitations"
	for _, c := range []struct {
		change object
		status int
	}{
		{object{"inviter": nil}, http.StatusBadRequest},
		{object{"inviter": object{"name": ""}}, http.StatusBadRequest},
		{object{"invitee": object{"email": "x"}}, http.StatusBadRequest},
		{object{"ttl_sec": 2592001}, http.StatusBadRequest},
		{object{"roles": []any{}}, http.StatusBadRequest},
		{object{"colour": 1}, http.StatusBadRequest},
		{object{"client_id": "unknown"}, http.StatusNotFound},
		{object{"connection_id": "con_0000000000000000"}, http.StatusBadRequest},
		{object{"roles": []any{"rol_0000000000000000"}}, http.StatusNotFound},
	} {
		body := object{"inviter": object{"name": "Ada"}, "invitee": object{"email": "grace@example.com"}, "client_id": n.srv.ClientID()}
		for k, v := range c.change {
			body[k] = v
		}
		n.api("POST", path, body).want(t, c.status)
	}
	for _, method := range []string{"GET", "DELETE"} {
		n.api(method, "/organizations/org_0000000000000000/invitations/uinv_0000000000000000", nil).want(t, http.StatusNotFound)
	}
	n.api("GET", "/organizations/org_0000000000000000/invitations", nil).want(t, http.StatusNotFound)
}

// TestInvitationDomain: the link goes to the custom domain that the request chose, or to the tenant's default.
func TestInvitationDomain(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, "tenant: {verified_custom_domains: [id.example.com, login.example.com], default_custom_domain: id.example.com}")})
	path := "/organizations/" + n.newOrganization("acme") + "/invitations"
	body := object{"inviter": object{"name": "Ada"}, "invitee": object{"email": "grace@example.com"}, "client_id": n.srv.ClientID()}
	for header, host := range map[string]string{"": "id.example.com", "login.example.com": "login.example.com"} {
		got := n.api("POST", path, body, "Auth0-Custom-Domain", header).want(t, http.StatusOK).object(t)
		if url, _ := got["invitation_url"].(string); !strings.HasPrefix(url, "https://"+host+"/login?invitation=") {
			t.Errorf("%q: %s", header, url)
		}
	}
}
