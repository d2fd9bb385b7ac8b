// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"testing"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
	"github.com/auth0users/terraform-provider-auth0users/internal/devcli/clitest"
)

// Two resources that each own all roles, or all permissions, of one user: every plan says so. Where
// one of them goes, the plan does not take from the user what the other one gives.
func TestAccAssignments_twice(t *testing.T) {
	t.Parallel()
	w := acctest.New(t)
	w.Seed(`
roles:
  - {id: rol_aB3dE5fG7hI9jK1l, name: reader}
  - {id: rol_bC4eF6gH8iJ0kL2m, name: writer}
resource_servers:
  - {identifier: "https://api.example.com", name: API, scopes: [{value: "read:x"}, {value: "write:x"}]}
`)
	user := mail("u", "u@example.com")
	roles := func(name, role string) string {
		return block(`resource "auth0users_user_roles" "`+name+`"`, `user_id = auth0users_user.u.id`, `roles = ["`+role+`"]`)
	}
	permissions := func(name, permission string) string {
		return block(`resource "auth0users_user_permissions" "`+name+`"`, `user_id = auth0users_user.u.id`,
			`permissions = [{ name = "`+permission+`", resource_server_identifier = "https://api.example.com" }]`)
	}
	first := roles("one", "rol_aB3dE5fG7hI9jK1l") + permissions("one", "read:x")
	second := roles("two", "rol_bC4eF6gH8iJ0kL2m") + permissions("two", "write:x")
	d := w.NewWorkdir(user + first)
	clitest.SkipWithoutRemoved(t, d.CLI)
	d.Apply()
	id := idOf(t, w, "u@example.com")
	d.Write(user + first + second)
	twice := []string{
		"Roles Managed Twice", "Two resources manage all roles of the user " + id,
		"Permissions Managed Twice", "Two resources manage all permissions of the user " + id,
	}
	acctest.Says(t, d.Apply(), twice...)
	acctest.Says(t, d.Plan(), twice...)

	w.ResetRequests()
	d.Write(user + first)
	// The plan learns of the other one in time, or refuses: the CLI plans them in any order.
	if out, err := d.Try("plan", "-no-color", "-input=false"); err == nil {
		acctest.Says(t, out, "One resource of this plan, which is destroyed or changed, has all roles of the user "+id, "all permissions of the user "+id, "is only forgotten")
	} else if !acctest.Message("Which comes first is chance, so the user could be left without. To give").MatchString(out) {
		t.Error(out)
	}
	expectDeeds(t, w, deeds{})
	d.Write(user + first + "removed {\n  from = auth0users_user_roles.two\n  lifecycle {\n    destroy = false\n  }\n}\n" +
		"removed {\n  from = auth0users_user_permissions.two\n  lifecycle {\n    destroy = false\n  }\n}\n")
	acctest.SaysNot(t, d.Apply(), "Managed Twice")
	d.ExpectNoChanges()
}
