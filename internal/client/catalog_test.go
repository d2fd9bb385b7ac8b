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
