// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// timeless takes the times out that the emulator's clock has set, and fails when
// they are no times.
func timeless(t *testing.T, value any) any {
	t.Helper()
	switch value := value.(type) {
	case object:
		for _, name := range []string{"created_at", "updated_at", "membership_created_at"} {
			text, ok := value[name].(string)
			if id, _ := value["id"].(string); !ok || !strings.HasPrefix(id, "grp_") {
				continue
			}
			if !strings.HasSuffix(text, "Z") {
				t.Errorf("%s of %v is %q", name, value["id"], text)
			}
			delete(value, name)
		}
		for _, member := range value {
			timeless(t, member)
		}
	case []any:
		for _, member := range value {
			timeless(t, member)
		}
	}
	return value
}

func TestHoldings(t *testing.T) {
	t.Parallel()
	for _, h := range holdings() {
		t.Run(fmt.Sprintf("%s %d", h.name, len(h.set)), func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Seed(holdingsSeed)
			got := read(t, w, "auth0users_"+h.name, h.of("auth0|ada"), h.cost)
			if got["id"] != "auth0|ada" || got["user_id"] != "auth0|ada" {
				t.Errorf("IDs %v and %v", got["id"], got["user_id"])
			}
			if diff := cmp.Diff(any(h.want), timeless(t, got[h.key])); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			for route := range h.cost {
				h.cost[route] = 1 // A user who has nothing is not asked where it comes from.
				if strings.Contains(route, "/sources/") {
					delete(h.cost, route)
				}
			}
			if diff := cmp.Diff([]any{}, read(t, w, "auth0users_"+h.name, h.of("auth0|bob"), h.cost)[h.key]); diff != "" {
				t.Errorf("of a user who has nothing (-want +got):\n%s", diff)
			}
		})
	}
}

// TestHoldingsMembership: a group says since when the user is in it.
func TestHoldingsMembership(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(holdingsSeed)
	h := holdings()[0]
	groups, _ := read(t, w, "auth0users_"+h.name, h.of("auth0|ada"), h.cost)[h.key].([]any)
	if len(groups) != 2 {
		t.Fatalf("groups %v", groups)
	}
	for _, group := range groups {
		g, _ := group.(object)
		for _, name := range []string{"created_at", "updated_at", "membership_created_at"} {
			if text, _ := g[name].(string); !strings.HasPrefix(text, "20") {
				t.Errorf("%s of %v is %v", name, g["name"], g[name])
			}
		}
	}
}

// TestHoldingsPages: long lists arrive whole, for one request per page.
func TestHoldingsPages(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(hoard(130))
	for _, h := range []holding{
		{name: "user_groups", key: "groups", cost: map[string]int{"GET /users/{id}/groups": 2}},
		{name: "user_organizations", key: "organizations", cost: map[string]int{"GET /users/{id}/organizations": 2}},
		{name: "user_connected_accounts", key: "connected_accounts", cost: map[string]int{"GET /users/{id}/connected-accounts": 3}},
		{name: "user_effective_roles", key: "roles", cost: map[string]int{"GET /users/{id}/effective-roles": 2}},
		{
			name: "user_effective_permissions", key: "permissions", cost: map[string]int{"GET /users/{id}/effective-permissions": 2},
			set: acctest.Attributes{"resource_server_identifier": acctest.String("urn:books")},
		},
	} {
		items, _ := read(t, w, "auth0users_"+h.name, h.of("auth0|ada"), h.cost)[h.key].([]any)
		seen := map[any]bool{}
		for _, item := range items {
			one, _ := item.(object)
			seen[fmt.Sprint(one["id"], one["name"])] = true
		}
		if len(items) != 130 || len(seen) != 130 {
			t.Errorf("%s: %d items, %d different ones; want 130", h.name, len(items), len(seen))
		}
	}
}

func TestHoldingsRefused(t *testing.T) {
	t.Parallel()
	for _, h := range holdings() {
		t.Run(fmt.Sprintf("%s %d", h.name, len(h.set)), func(t *testing.T) {
			t.Parallel()
			w := acctest.New(t)
			w.Seed(holdingsSeed)
			fails := func(userID string) *tfprotov6.Diagnostic {
				t.Helper()
				_, diagnostics := w.NewProtocol(nil).ReadData("auth0users_"+h.name, h.of(userID))
				if len(diagnostics) != 1 {
					t.Fatalf("%d diagnostics, want one", len(diagnostics))
				}
				return diagnostics[0]
			}
			acctest.Blames(t, fails("auth0|nobody"), "user_id", "User Not Found", "auth0|nobody", "case-sensitive")
			acctest.Blames(t, fails("nobody"), "user_id", "Invalid User ID", "is not a full user ID")
			summary := "Unable to Read " + words(h)
			// Every request, the ones for sources included, may be the one that is refused.
			for route := range h.cost {
				w.Faults(route + " status=404")
				acctest.Blames(t, fails("auth0|ada"), "", summary, "Either there is no such user, or this tenant does not have the feature "+h.feature+":")
				w.Faults(route + " status=403")
				acctest.Blames(t, fails("auth0|ada"), "", summary, "the feature "+h.feature+" is part of the tenant's subscription and switched on")
			}
		})
	}
}

// words are what messages call the list.
func words(h holding) string {
	var out []string
	for word := range strings.SplitSeq(strings.TrimPrefix(h.name, "user_"), "_") {
		out = append(out, strings.ToUpper(word[:1])+word[1:])
	}
	return strings.Join(out, " ")
}

// TestHoldingsScopes: the documented scopes are enough, and a missing one is named.
func TestHoldingsScopes(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(holdingsSeed)
	for i, h := range holdings() {
		for n := range len(h.scopes) + 1 {
			id := fmt.Sprintf("client-%d-%d", i, n)
			w.Seed(fmt.Sprintf("clients: [{id: %s, secret: sentinel-secret, scopes: ['%s']}]", id, strings.Join(append([]string{"read:jobs"}, h.scopes[:n]...), "', '")))
			p := w.NewProtocol(acctest.Attributes{"client_id": acctest.String(id), "client_secret": acctest.String("sentinel-secret")})
			_, diagnostics := p.ReadData("auth0users_"+h.name, h.of("auth0|ada"))
			if n == len(h.scopes) {
				p.NoError(diagnostics)
				continue
			}
			if len(diagnostics) != 1 {
				t.Fatalf("%s without %s: %d diagnostics, want one", h.name, h.scopes[n], len(diagnostics))
			}
			acctest.Blames(t, diagnostics[0], "", "Unable to Read "+words(h), "Grant the scope "+h.scopes[n]+" to the application")
		}
		description := w.NewProtocol(nil).Schemas.DataSourceSchemas["auth0users_"+h.name].Block.Description
		for _, scope := range h.scopes {
			if !strings.Contains(description, "`"+scope+"`") {
				t.Errorf("the description of %s does not name %s", h.name, scope)
			}
		}
	}
}
