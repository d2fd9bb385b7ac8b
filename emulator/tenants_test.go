// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package emulator_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
)

// beside is the tenant of a name, as a client is told of it.
func (n *tenant) beside(name string) *tenant {
	n.t.Helper()
	got := n.control("POST", "tenants", `{"name": "`+name+`"}`).want(n.t, http.StatusCreated).object(n.t)
	url, _ := got["domain"].(string)
	token, _ := got["api_token"].(string)
	other := &tenant{t: n.t, url: url, http: n.http, token: token}
	id, _ := got["client_id"].(string)
	secret, _ := got["client_secret"].(string)
	if other.fetchToken(id, secret) == "" {
		n.t.Error("no token for the client of the tenant")
	}
	return other
}

// TestTenants: tenants of one process begin alike and do not meet.
func TestTenants(t *testing.T) {
	t.Parallel()
	const seed = "users: [{user_id: auth0|ada, connection: " + database + ", email: ada@example.com}]"
	n := newTenant(t, emulator.Options{Seed: mustSeed(t, seed)})
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			one := n.beside(fmt.Sprint("worker-", i))
			one.api("DELETE", "/users/auth0%7Cada", nil).want(t, http.StatusNoContent)
			one.newUser(object{"email": "grace@example.com"}) // whom the others have, too
		})
	}
	wg.Wait()
	if diff := cmp.Diff([]string{"ada@example.com"}, members(n.api("GET", "/users", nil).body, "email")); diff != "" {
		t.Errorf("the first tenant (-want +got):\n%s", diff)
	}
	again := n.beside("worker-1")
	if diff := cmp.Diff([]string{"grace@example.com"}, members(again.api("GET", "/users", nil).body, "email")); diff != "" {
		t.Errorf("asked for once more (-want +got):\n%s", diff)
	}
	n.control("DELETE", "tenants", `{"name": "worker-1"}`).want(t, http.StatusNoContent)
	if _, err := again.send("GET", "/_emulator/stats", "", ""); err == nil {
		t.Error("a removed tenant answers")
	}
	if got := n.control("DELETE", "tenants", `{"name": "worker-1"}`); got.status != http.StatusBadRequest || !strings.Contains(got.raw, "worker-0, worker-2, worker-3") {
		t.Errorf("removed twice: %d %s", got.status, got.raw)
	}
	n.control("POST", "tenants", `{}`).want(t, http.StatusBadRequest)
	if err := n.srv.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := n.srv.Tenant(t.Context(), "late"); err == nil {
		t.Error("a closed emulator made a tenant")
	}
}
