// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// collectionWorld is a tenant with a user who has one role and 230 permissions, and
// one who has nothing.
func collectionWorld(t *testing.T) *acctest.World {
	t.Helper()
	var seed strings.Builder
	seed.WriteString(`
roles: [{id: rol_aB3dE5fG7hI9jK1l, name: editor, description: Edits articles}]
users:
- {user_id: google-oauth2|nothing, connection: google-oauth2}
- {user_id: google-oauth2|much, connection: google-oauth2, roles: [editor]}
resource_servers:
- identifier: https://api.example.com/library
  name: Library API
  scopes:
`)
	var all []map[string]string
	for n := range 230 {
		name := fmt.Sprintf("act:%03d", n)
		fmt.Fprintf(&seed, "  - {value: %q, description: Act %d}\n", name, n)
		all = append(all, map[string]string{"permission_name": name, "resource_server_identifier": "https://api.example.com/library"})
	}
	w := acctest.New(t)
	w.Seed(seed.String())
	w.Call(http.MethodPost, "/users/"+url.PathEscape("google-oauth2|much")+"/permissions", map[string]any{"permissions": all}, nil)
	return w
}

func collections(userID string) string {
	return fmt.Sprintf("data \"auth0users_user_roles\" \"d\" {\n  user_id = %[1]q\n}\ndata \"auth0users_user_permissions\" \"d\" {\n  user_id = %[1]q\n}\n", userID)
}

func TestAccUserCollections(t *testing.T) {
	t.Parallel()
	const roles, permissions = "data.auth0users_user_roles.d", "data.auth0users_user_permissions.d"
	w := collectionWorld(t)
	w.Run(
		resource.TestStep{
			Config: w.HCL(collections("google-oauth2|much")),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(roles, tfjsonpath.New("id"), knownvalue.StringExact("google-oauth2|much")),
				statecheck.ExpectKnownValue(roles, tfjsonpath.New("roles"), knownvalue.ListExact([]knownvalue.Check{
					knownvalue.ObjectExact(map[string]knownvalue.Check{
						"id": knownvalue.StringExact("rol_aB3dE5fG7hI9jK1l"), "name": knownvalue.StringExact("editor"),
						"description": knownvalue.StringExact("Edits articles"),
					}),
				})),
				statecheck.ExpectKnownValue(permissions, tfjsonpath.New("permissions"), knownvalue.ListSizeExact(230)),
				statecheck.ExpectKnownValue(permissions, tfjsonpath.New("permissions").AtSliceIndex(229), knownvalue.ObjectExact(map[string]knownvalue.Check{
					"name": knownvalue.StringExact("act:229"), "description": knownvalue.StringExact("Act 229"),
					"resource_server_identifier": knownvalue.StringExact("https://api.example.com/library"),
					"resource_server_name":       knownvalue.StringExact("Library API"),
					"sources": knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectExact(map[string]knownvalue.Check{
						"source_id": knownvalue.StringExact(""), "source_name": knownvalue.StringExact(""), "source_type": knownvalue.StringExact("DIRECT"),
					})}),
				})),
			},
		},
		resource.TestStep{
			Config: w.HCL(collections("google-oauth2|nothing")),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(roles, tfjsonpath.New("roles"), knownvalue.ListSizeExact(0)),
				statecheck.ExpectKnownValue(permissions, tfjsonpath.New("permissions"), knownvalue.ListSizeExact(0)),
			},
		},
		resource.TestStep{Config: w.HCL(collections("google-oauth2|nobody")), ExpectError: acctest.Messages("User Not Found", "google-oauth2|nobody")},
		resource.TestStep{Config: w.HCL(collections("nobody")), ExpectError: acctest.Message("is not a full user ID")},
		resource.TestStep{
			PreConfig:   func() { w.Faults("GET /users/{id}/roles status=500", "GET /users/{id}/permissions status=500") },
			Config:      w.HCL(collections("google-oauth2|much"), "max_retries = 0"),
			ExpectError: acctest.Message("of the user google-oauth2|much"),
		},
	)
}
