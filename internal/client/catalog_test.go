// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package client

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRolesList(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		first, last := 0, 100
		if r.URL.Query().Get("page") == "1" {
			first, last = 100, 101
		}
		items := []string{}
		for n := first; n < last; n++ {
			items = append(items, fmt.Sprintf(`{"id":"rol_%d","name":"r%d","description":""}`, n, n))
		}
		answer(w, http.StatusOK, `{"roles":[`+strings.Join(items, ",")+`],"start":0,"limit":100,"total":101}`)
	})
	roles := count(t, f.client(t).Roles.List(t.Context()))
	if len(roles) != 101 || roles[100].ID != "rol_100" {
		t.Errorf("%d roles, the last %+v", len(roles), roles[len(roles)-1])
	}
	if got := f.count("GET /api/v2/roles"); got != 2 {
		t.Errorf("%d pages, want 2", got)
	}
}

func TestResourceServersGet(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.EscapedPath() != "/api/v2/resource-servers/https:%2F%2Fapi.example.com%2Flibrary" {
			answerError(w, http.StatusNotFound, "inexistent_resource_server", "The resource server does not exist")
			return
		}
		answer(w, http.StatusOK, `{"id":"1","identifier":"https://api.example.com/library","name":"Library API",
"scopes":[{"value":"read:books","description":null}],"signing_alg":"RS256"}`)
	})
	c := f.client(t)
	server, err := c.ResourceServers.Get(t.Context(), "https://api.example.com/library")
	if err != nil {
		t.Fatal(err)
	}
	want := &ResourceServer{
		ID: "1", Identifier: "https://api.example.com/library", Name: "Library API",
		Scopes: []Scope{{Value: "read:books"}},
	}
	if diff := cmp.Diff(want, server); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := c.ResourceServers.Get(t.Context(), "https://other"); !IsNotFound(err) {
		t.Errorf("want not found, got %v", err)
	}
}

// One request brings the first hundred connections, with nothing of their options but what decides about
// users, and whether there are others.
func TestConnectionsListFirst(t *testing.T) {
	t.Parallel()
	total := 5
	f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, fmt.Sprintf(`{"total":%d,"start":0,"limit":100,"connections":[
{"id":"con_1","name":"classic","strategy":"auth0","enabled_clients":["a","b"],"options":{"requires_username":true,"passwordPolicy":"good",
"validation":{"username":{"min":2,"max":"20"}},"password_complexity_options":{"min_length":9},"customScripts":{"login":"secret"}}},
{"id":"con_2","name":"newest","strategy":"auth0","enabled_clients":[],"options":{"password_options":{"complexity":{"min_length":15,"character_types":["special"],
"character_type_rule":"three_of_four","identical_characters":"block"}},"authentication_methods":{"password":{"enabled":true,"api_behavior":"optional"}},
"attributes":{"username":{"signup":{"status":"required"},"validation":{"min_length":3,"max_length":6}},"email":null}}},
{"id":"con_3","name":"imports","strategy":"auth0","options":{"import_mode":true,"enabledDatabaseCustomization":true,"authentication_methods":{"password":{"enabled":false}}}},
{"id":"con_4","name":"odd","strategy":"auth0","options":{"attributes":"all","passwordPolicy":7}},
{"id":"con_5","name":"none","strategy":"email"}]}`, total))
	})
	want := []*Connection{
		{ID: "con_1", Name: "classic", Strategy: "auth0", EnabledClients: []string{"a", "b"}, Options: ConnectionOptions{
			Known: true, RequiresUsername: true, UsernameMin: 2, UsernameMax: 20, Password: PasswordOptions{Level: "good", MinLength: 9},
		}},
		{ID: "con_2", Name: "newest", Strategy: "auth0", EnabledClients: []string{}, Options: ConnectionOptions{
			Known: true, WithoutPassword: true, Attributes: map[string]IdentifierOptions{"username": {Required: true, Min: 3, Max: 6}},
			Password: PasswordOptions{MinLength: 15, Types: []string{"special"}, ThreeOfFour: true, NoRepeats: true},
		}},
		{ID: "con_3", Name: "imports", Strategy: "auth0", Options: ConnectionOptions{Known: true, Custom: true, WithoutPassword: true}},
		{ID: "con_4", Name: "odd", Strategy: "auth0"},
		{ID: "con_5", Name: "none", Strategy: "email"},
	}
	c := f.client(t)
	for _, all := range []bool{true, false} {
		got, isAll, err := c.Connections.ListFirst(t.Context())
		if err != nil || isAll != all {
			t.Errorf("all: %t, want %t, %v", isAll, all, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		total = 200
	}
	if n := f.count("GET /api/v2/connections"); n != 2 {
		t.Errorf("%d requests for two lists", n)
	}
}

// A filter by name that is laxer than documented, in letter case for instance, does not make another connection the one.
func TestConnectionsFindByName(t *testing.T) {
	t.Parallel()
	f := newFixture(t, func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, `{"start":0,"limit":50,"length":3,"total":3,"connections":[
			{"id":"con_1","name":"Staff","strategy":"auth0"},
			{"id":"con_2","name":"staff","strategy":"auth0","options":{"requires_username":true}},
			{"id":"con_3","name":"staff-old","strategy":"auth0"}]}`)
	})
	c := f.client(t)
	for name, want := range map[string]string{"staff": "con_2", "Staff": "con_1", "STAFF": ""} {
		got, err := c.Connections.FindByName(t.Context(), name)
		switch {
		case err != nil || (got == nil) != (want == ""):
			t.Errorf("%s: %+v, %v", name, got, err)
		case got != nil && (got.ID != want || got.Options.RequiresUsername != (want == "con_2")):
			t.Errorf("%s: %+v", name, got)
		}
	}
	if query := f.last(t).query; !strings.Contains("&"+query, "&name=") {
		t.Errorf("the request asks for everything: %s", query)
	}
}
