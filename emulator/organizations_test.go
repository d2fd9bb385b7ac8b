// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// newOrganization creates an organization and returns its ID.
func (n *tenant) newOrganization(name string) string {
	n.t.Helper()
	id, _ := n.api("POST", "/organizations", object{"name": name}).want(n.t, http.StatusCreated).object(n.t)["id"].(string)
	return id
}

func TestOrganizationLife(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now})
	created := n.api("POST", "/organizations", object{"name": "acme", "display_name": "Acme Inc"}).want(t, http.StatusCreated).object(t)
	id, _ := created["id"].(string)
	if !regexp.MustCompile(`^org_[a-zA-Z0-9]{16}$`).MatchString(id) {
		t.Errorf("id: %q", id)
	}
	want := object{"id": id, "name": "acme", "display_name": "Acme Inc", "third_party_client_access": "block", "is_app_entitlement_active": false}
	if diff := cmp.Diff(want, created); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	n.api("POST", "/organizations", object{"name": "acme"}).wantError(t, http.StatusConflict, "organization_conflict", "An organization with this name already exists.")
	n.api("POST", "/organizations", object{"name": "Acme"}).want(t, http.StatusBadRequest)
	c.advance(time.Second)
	n.newOrganization("aardvark")
	if diff := cmp.Diff([]string{"aardvark", "acme"}, names(n.api("GET", "/organizations", nil).body)); diff != "" {
		t.Errorf("list (-want +got):\n%s", diff)
	}
	page := n.api("GET", "/organizations?take=1", nil).want(t, http.StatusOK).object(t)
	if diff := cmp.Diff([]string{"acme"}, names(page["organizations"])); diff != "" || page["next"] == nil { // by creation
		t.Errorf("checkpoint: %v", page)
	}
	for _, path := range []string{"/organizations/" + id, "/organizations/name/acme"} {
		if diff := cmp.Diff(created, n.api("GET", path, nil).object(t)); diff != "" {
			t.Errorf("GET %s (-want +got):\n%s", path, diff)
		}
	}
	for sort, want := range map[string][]string{"name:-1": {"acme", "aardvark"}, "created_at:1": {"acme", "aardvark"}, "display_name:1": {"aardvark", "acme"}} {
		if diff := cmp.Diff(want, names(n.api("GET", "/organizations?sort="+sort, nil).body)); diff != "" {
			t.Errorf("sort=%s (-want +got):\n%s", sort, diff)
		}
		var paged []string
		for from := ""; len(paged) < 3; {
			page := n.api("GET", "/organizations?take=1&sort="+sort+"&from="+url.QueryEscape(from), nil).want(t, http.StatusOK).object(t)
			paged = append(paged, names(page["organizations"])...)
			if from, _ = page["next"].(string); from == "" {
				break
			}
		}
		if diff := cmp.Diff(want, paged); diff != "" {
			t.Errorf("sort=%s by checkpoints (-want +got):\n%s", sort, diff)
		}
	}
	n.api("DELETE", "/organizations/"+id, nil).want(t, http.StatusNoContent)
	n.api("GET", "/organizations/name/acme", nil).wantError(t, http.StatusNotFound, "", "No organization found by that id or name")
	for _, method := range []string{"GET", "DELETE"} {
		n.api(method, "/organizations/"+id, nil).wantError(t, http.StatusNotFound, "", "No organization found by that id or name")
	}
}

// TestUpdateOrganization: what is not sent stays, metadata is replaced whole.
func TestUpdateOrganization(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	n.newOrganization("other")
	path := "/organizations/" + n.newOrganization("acme")
	patch := func(body object) object { return n.api("PATCH", path, body).want(t, http.StatusOK).object(t) }
	quota := object{"client_credentials": object{"enforce": true, "per_day": 10}}
	got := patch(object{"display_name": "Acme", "metadata": object{"a": "1", "b": "2"}, "token_quota": quota, "third_party_client_access": "allow"})
	if got["display_name"] != "Acme" || got["name"] != "acme" || got["third_party_client_access"] != "allow" {
		t.Errorf("PATCH: %v", got)
	}
	if diff := cmp.Diff(object{"c": "3"}, patch(object{"metadata": object{"c": "3"}})["metadata"]); diff != "" {
		t.Errorf("metadata (-want +got):\n%s", diff)
	}
	got = patch(object{"metadata": object{}, "token_quota": nil})
	if got["metadata"] != nil || got["token_quota"] != nil || got["display_name"] != "Acme" {
		t.Errorf("emptied: %v", got)
	}
	if diff := cmp.Diff(got, n.api("GET", path, nil).body); diff != "" {
		t.Errorf("GET is not the last write:\n%s", diff)
	}
	n.api("PATCH", path, object{"name": "other"}).want(t, http.StatusConflict)
	n.api("PATCH", path, object{"colour": "red"}).want(t, http.StatusBadRequest)
	n.api("PATCH", "/organizations/org_0000000000000000", object{"display_name": "x"}).want(t, http.StatusNotFound)
	patch(object{"name": "acme-inc"})
	n.api("GET", "/organizations/name/acme", nil).want(t, http.StatusNotFound)
	n.api("GET", "/organizations/name/acme-inc", nil).want(t, http.StatusOK)
}

func TestOrganizationMembers(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{})
	acme, other := n.newOrganization("acme"), n.newOrganization("other")
	path := "/organizations/" + acme + "/members"
	var ids []string
	for i := range 11 {
		ids = append(ids, n.newUser(object{"user_id": fmt.Sprintf("u%02d", i), "email": fmt.Sprintf("u%d@example.com", i)}))
	}
	n.api("POST", path, object{"members": ids}).wantError(t, http.StatusBadRequest, "invalid_body",
		"Payload validation error: 'Array is too long (11), maximum 10' on property members (List of user IDs to add to the organization as members).")
	n.api("POST", path, object{"members": []string{ids[0], "auth0|nobody"}}).want(t, http.StatusBadRequest)
	for range 2 {
		if got := n.api("POST", path, object{"members": ids[:4]}).want(t, http.StatusNoContent).raw; got != "" {
			t.Errorf("POST answers %s", got)
		}
	}
	n.api("POST", "/organizations/"+other+"/members", object{"members": ids[:1]}).want(t, http.StatusNoContent)
	page := n.api("GET", path+"?include_totals=true&per_page=3&page=1", nil).want(t, http.StatusOK).object(t)
	member, _ := page["members"].([]any)[0].(object)
	if member["user_id"] != ids[3] || member["email"] != "u3@example.com" || page["total"] != num(4) || page["start"] != num(3) {
		t.Errorf("offset: %v", page)
	}
	withRoles := n.api("GET", path+"?fields=user_id,roles&per_page=1", nil).want(t, http.StatusOK).body
	if diff := cmp.Diff([]any{object{"user_id": ids[0], "roles": []any{}}}, withRoles); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	// The last full page carries next; the page after it is empty without.
	full := n.api("GET", path+"?take=4", nil).want(t, http.StatusOK).object(t)
	next, _ := full["next"].(string)
	if got := n.api("GET", path+"?take=4&from="+next, nil).want(t, http.StatusOK).raw; next == "" || got != `{"members":[]}` {
		t.Errorf("after the last page (%q): %s", next, got)
	}
	if diff := cmp.Diff([]string{"acme", "other"}, names(n.api("GET", userPath(ids[0])+"/organizations", nil).body)); diff != "" {
		t.Errorf("of the user (-want +got):\n%s", diff)
	}
	for range 2 { // the second time they are no members
		n.api("DELETE", path, object{"members": ids[:2]}).want(t, http.StatusNoContent)
	}
	n.api("DELETE", userPath(ids[2]), nil).want(t, http.StatusNoContent)
	if diff := cmp.Diff(ids[3:4], members(n.api("GET", path, nil).body, "user_id")); diff != "" {
		t.Errorf("left (-want +got):\n%s", diff)
	}
	n.api("DELETE", "/organizations/"+acme, nil).want(t, http.StatusNoContent)
	if got := n.api("GET", userPath(ids[3])+"/organizations", nil).want(t, http.StatusOK).raw; got != "[]" {
		t.Errorf("after the organization was deleted: %s", got)
	}
	n.api("GET", path, nil).want(t, http.StatusNotFound)
}

// TestUserOrganizationsTotal: the total lags behind the items.
func TestUserOrganizationsTotal(t *testing.T) {
	t.Parallel()
	c := newClock()
	n := newTenant(t, emulator.Options{Now: c.now, SearchLag: time.Second})
	id := n.newUser(object{"email": "ada@example.com"})
	n.api("POST", "/organizations/"+n.newOrganization("acme")+"/members", object{"members": []string{id}}).want(t, http.StatusNoContent)
	for _, want := range []int{0, 1} {
		page := n.api("GET", userPath(id)+"/organizations?include_totals=true", nil).want(t, http.StatusOK).object(t)
		if len(names(page["organizations"])) != 1 || page["total"] != num(want) {
			t.Errorf("want one with total %d: %v", want, page)
		}
		c.advance(time.Second)
	}
}

func TestOrganizationRefusals(t *testing.T) {
	t.Parallel()
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, `clients: [{id: small, secret: s, scopes: ["create:organizations"]}]`)})
	many := object{}
	for i := range 26 {
		many[fmt.Sprint("key", i)] = "value"
	}
	color := func(s string) object { return object{"colors": object{"primary": s, "page_background": "#FFF"}} }
	for _, body := range []object{
		{"metadata": many},
		{"metadata": object{"number": 1}},
		{"branding": object{"logo_url": "logo.png"}},
		{"branding": color("red")},
		{"branding": object{"colors": object{"primary": "#000000"}}},
		{"branding": object{"font": "x"}},
		{"third_party_client_access": "maybe"},
		{"is_app_entitlement_active": "yes"},
		{"enabled_connections": []any{object{}}},
		{"id": "org_0000000000000000"},
	} {
		body["name"] = "acme"
		n.api("POST", "/organizations", body).want(t, http.StatusBadRequest)
	}
	n.api("POST", "/organizations", object{"name": "acme", "branding": color("#00ff00")}).want(t, http.StatusCreated)
	n.token = n.fetchToken("small", "s")
	n.api("POST", "/organizations", object{"name": "other"}).want(t, http.StatusCreated)
	n.api("POST", "/organizations", object{"name": "third", "enabled_connections": []any{}}).want(t, http.StatusForbidden)
}
