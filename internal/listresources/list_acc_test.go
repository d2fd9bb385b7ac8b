// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package listresources_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/querycheck"
	"github.com/hashicorp/terraform-plugin-testing/querycheck/queryfilter"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// terraform query itself, where the CLI has it.
func TestAccList(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(listSeed)
	acctest.Case(t, resource.TestCase{
		TerraformVersionChecks: []tfversion.TerraformVersionCheck{acctest.TerraformSince(14)},
		Steps: []resource.TestStep{
			{
				Query: true,
				Config: w.HCL(`
list "auth0users_user" "all" {
  provider         = auth0users
  include_resource = true
}
list "auth0users_user" "two" {
  provider = auth0users
  limit    = 2
  config {
    sort = "created_at:-1"
  }
}
list "auth0users_user_roles" "all" {
  provider = auth0users
  config {
    q = "username:bob"
  }
}
list "auth0users_user_role" "all" {
  provider = auth0users
}
list "auth0users_user_permissions" "all" {
  provider = auth0users
}`),
				QueryResultChecks: []querycheck.QueryResultCheck{
					querycheck.ExpectLength("auth0users_user.all", 5),
					querycheck.ExpectLength("auth0users_user.two", 2),
					querycheck.ExpectLength("auth0users_user_roles.all", 1),
					querycheck.ExpectLength("auth0users_user_role.all", 3),
					querycheck.ExpectLength("auth0users_user_permissions.all", 1),
					querycheck.ExpectIdentity("auth0users_user_role.all", map[string]knownvalue.Check{
						"user_id": knownvalue.StringExact("auth0|2"), "role_id": knownvalue.StringExact("rol_bbbbbbbbbbbbbbbb"),
					}),
					querycheck.ExpectResourceKnownValues("auth0users_user.all", queryfilter.ByDisplayName(knownvalue.StringExact("a@example.com")),
						[]querycheck.KnownValueCheck{{Path: tfjsonpath.New("connection_name"), KnownValue: knownvalue.StringExact("Username-Password-Authentication")}}),
				},
			},
		},
	})
}
