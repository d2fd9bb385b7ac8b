// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package roles_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// A tenant over HTTP: a role with more members than the API numbers, one with some
// pages of them, and one with nobody.
func TestWire(t *testing.T) {
	t.Parallel()
	const n, many = 1100, 250
	var seed strings.Builder
	seed.WriteString("roles: [{id: rol_all, name: All, description: Everybody}, {id: rol_many, name: Many}, {id: rol_none, name: None}]\nusers:\n")
	for i := range n {
		roles := "rol_all"
		if i < many {
			roles += ", rol_many"
		}
		fmt.Fprintf(&seed, "- {user_id: \"google-oauth2|%04d\", connection: google-oauth2, roles: [%s]}\n", i, roles)
	}
	w := acctest.New(t)
	w.Seed(seed.String())
	c, err := client.New(client.Config{Domain: w.URL, ClientID: w.Emulator.ClientID(), ClientSecret: w.Emulator.ClientSecret(), Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	var data run.Data
	data.SetClient(c, false)
	var group sync.WaitGroup
	for i := range n {
		group.Go(func() {
			roles := []string{"rol_all"}
			if i < many {
				roles = append(roles, "rol_many")
			}
			id := fmt.Sprintf("google-oauth2|%04d", i)
			if !data.Roles.HasExactly(t.Context(), id, roles) {
				t.Errorf("%s: the roles are not known", id)
			}
		})
	}
	group.Wait()
	if data.Roles.HasExactly(t.Context(), "google-oauth2|0300", []string{"rol_all", "rol_many"}) {
		t.Error("a role that the user does not have")
	}
	for want, role := range map[bool]client.Role{
		true:  {ID: "rol_all", Name: "All", Description: "Everybody"},
		false: {ID: "rol_all", Name: "All", Description: "Nobody"},
	} {
		if got := data.Roles.Has(t.Context(), "google-oauth2|0300", role); got != want {
			t.Errorf("%+v: %t", role, got)
		}
	}
	// One page of each; two more of the second; the first again, by checkpoint.
	if diff := cmp.Diff(map[string]int{"GET /roles": 1, "GET /roles/{id}/users": 3 + 2 + 11}, w.Requests()); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
}
