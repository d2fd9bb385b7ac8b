// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package datasources_test

import (
	"fmt"
	"strconv"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/auth0users/terraform-provider-auth0users/emulator"
	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

// TestAccUsers_searchFunctions finds people with odd values, and nobody else, through the functions.
func TestAccUsers_searchFunctions(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	odd := map[string]string{
		"apostrophe": "O'Neil (admin)", "plus": "a+b@example.com", "quotes": `say "hi"`, "backslash": `C:\users\ada`, "star": "*",
		"question": "who?", "operator": "a OR b", "colon": "name:ada", "unicode": "Zoë 😀", "range": "[a TO z]", "ends": `back\`,
	}
	config, checks := "", []statecheck.StateCheck{}
	for name, value := range odd {
		id := w.CreateUser(map[string]any{
			"connection": "Username-Password-Authentication", "email": name + "@example.com", "password": "Correct-Horse-42",
			"app_metadata": map[string]any{"odd": value},
		})
		config += fmt.Sprintf(`
data "auth0users_users" %[1]q {
  q = provider::auth0users::search_query({ "app_metadata.odd" = %[2]s })
}

output %[1]q { value = data.auth0users_users.%[1]s.ids }
`, name, hclString(value))
		checks = append(checks, statecheck.ExpectKnownOutputValue(name, knownvalue.ListExact([]knownvalue.Check{knownvalue.StringExact(id)})))
	}
	config += `
data "auth0users_users" "prefix" {
  q = "email:${provider::auth0users::search_escape("apos")}*"
}

output "prefix" { value = length(data.auth0users_users.prefix.ids) }
output "parts" { value = provider::auth0users::parse_user_id("samlp|acme|ada@acme.example").connection }
`
	checks = append(checks,
		statecheck.ExpectKnownOutputValue("prefix", knownvalue.Int64Exact(1)),
		statecheck.ExpectKnownOutputValue("parts", knownvalue.StringExact("acme")),
	)
	acctest.Case(t, resource.TestCase{
		TerraformVersionChecks: []tfversion.TerraformVersionCheck{tfversion.SkipBelow(tfversion.Version1_8_0)},
		Steps:                  []resource.TestStep{{Config: w.HCL(config), ConfigStateChecks: checks}},
	})
}

// hclString writes a value as a string of the configuration language.
func hclString(value string) string { return strconv.QuoteToGraphic(value) }

// TestAccUsers_justCreated lists users that the same apply creates and changes, while the search
// index lags behind and somebody else matches already.
func TestAccUsers_justCreated(t *testing.T) {
	t.Parallel()
	w := acctest.New(t, emulator.Options{SearchLag: 1500 * time.Millisecond})
	w.Seed(`
users:
  - connection: Username-Password-Authentication
    user_id: auth0|old
    email: old@example.com
    created_at: 2025-01-01T00:00:00Z
    app_metadata: {department: Support}
`)
	config := func(department string) string {
		return w.HCL(fmt.Sprintf(`
resource "auth0users_user" "team" {
  count           = 3
  connection_name = "Username-Password-Authentication"
  user_id         = "new${count.index}"
  email           = "new${count.index}@example.com"
  password        = "Correct-Horse-42"
  app_metadata    = jsonencode({ department = %q })
}

data "auth0users_users" "support" {
  q          = "app_metadata.department:Support"
  sort       = "user_id:1"
  depends_on = [auth0users_user.team]
}

output "ids" { value = data.auth0users_users.support.ids }`, department))
	}
	ids := func(ids ...string) []statecheck.StateCheck {
		checks := make([]knownvalue.Check, len(ids))
		for i, id := range ids {
			checks[i] = knownvalue.StringExact(id)
		}
		return []statecheck.StateCheck{statecheck.ExpectKnownOutputValue("ids", knownvalue.ListExact(checks))}
	}
	w.Run(
		resource.TestStep{Config: config("Support"), ConfigStateChecks: ids("auth0|new0", "auth0|new1", "auth0|new2", "auth0|old")},
		resource.TestStep{Config: config("Sales"), ConfigStateChecks: ids("auth0|old")},
	)
}
