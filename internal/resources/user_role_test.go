// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/auth0users/terraform-provider-auth0users/internal/acctest"
)

const roleAddr = "auth0users_user_role.r"

func TestAccUserRole_lifecycle(t *testing.T) {
	t.Parallel()
	w := assignmentWorld(t)
	assignRoles(w, roleID(40), roleID(1)) // One of them already.
	w.Run(
		resource.TestStep{
			Config:           w.HCL(userRole("r", roleID(1))),
			ConfigPlanChecks: action(roleAddr, plancheck.ResourceActionCreate),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(roleAddr, tfjsonpath.New("id"), knownvalue.StringExact(ada+"::"+roleID(1))),
				statecheck.ExpectKnownValue(roleAddr, tfjsonpath.New("name"), knownvalue.StringExact("Role 01")),
				statecheck.ExpectKnownValue(roleAddr, tfjsonpath.New("description"), knownvalue.StringExact("Number 1")),
			},
		},
		resource.TestStep{ResourceName: roleAddr, ImportState: true, ImportStateVerify: true},
		resource.TestStep{
			Config:           w.HCL(userRole("r", roleID(2))),
			ConfigPlanChecks: action(roleAddr, plancheck.ResourceActionReplace),
			PostApplyFunc:    func() { expectRoles(t, w, roleID(2), roleID(40)) },
		},
		// Removed by somebody, renamed by somebody, deleted by somebody.
		resource.TestStep{
			PreConfig:        func() { removeRoles(w, roleID(2)) },
			Config:           w.HCL(userRole("r", roleID(2))),
			ConfigPlanChecks: action(roleAddr, plancheck.ResourceActionCreate),
		},
		resource.TestStep{
			PreConfig:        func() { w.Call("PATCH", "/roles/"+roleID(2), map[string]any{"name": "Zweite"}, nil) },
			Config:           w.HCL(userRole("r", roleID(2))),
			ConfigPlanChecks: action(roleAddr, plancheck.ResourceActionNoop),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue(roleAddr, tfjsonpath.New("name"), knownvalue.StringExact("Zweite")),
			},
		},
		resource.TestStep{
			PreConfig:   func() { deleteRole(w, roleID(2)) },
			Config:      w.HCL(userRole("r", roleID(2))),
			ExpectError: acctest.Messages("Role Not Found", roleID(2)),
		},
		resource.TestStep{Config: w.HCL(userRole("r", roleID(3)))},
		// The role of another is not touched by destroy.
		resource.TestStep{Config: w.HCL(other), PostApplyFunc: func() { expectRoles(t, w, roleID(40)) }},
	)
}

// Fifty resources assign roles to one user at the same time, found on one page; one
// more is refused with the limit.
func TestAccUserRole_many(t *testing.T) {
	t.Parallel()
	w := assignmentWorld(t)
	all := func(n int) string {
		return fmt.Sprintf("resource \"auth0users_user_role\" \"r\" {\n  count = %d\n  user_id = %q\n  role_id = format(\"rol_%%016d\", count.index)\n}\n", n, ada)
	}
	d := w.NewWorkdir(all(50))
	d.Apply("-parallelism=20")
	expectRoles(t, w, roleIDs(0, 50)...)
	if got := w.Requests(); got["POST /roles/{id}/users"] > 0 || sum(w) > 50+acctest.ConnectionLooks(t) {
		t.Errorf("requests of 50 assignments: %v", got)
	}
	w.ResetRequests()
	d.ExpectNoChanges()
	d.Write(all(51))
	message := acctest.Messages("Too Many Roles", "at most 50 roles", "give the user "+ada)
	if _, err := d.Try("apply", "-auto-approve", "-no-color", "-refresh=false"); err == nil || !message.MatchString(err.Error()) {
		t.Errorf("the 51st role: %v", err)
	}
	d.Write(all(50))
	d.Destroy("-parallelism=20", "-refresh=false")
	expectRoles(t, w)
}

func TestAccUserRole_importErrors(t *testing.T) {
	t.Parallel()
	w := assignmentWorld(t)
	config := w.HCL(userRole("r", roleID(1)))
	for id, text := range map[string]string{
		ada:                    "the full ID of the user and the ID of the role, with two colons between them",
		ada + "::":             "auth0|64f0c0ffee64f0c0ffee64f0::rol_aB3dE5fG7hI9jK1l",
		"ada::" + roleID(1):    "Invalid Import ID",
		ada + "::" + roleID(1): "The user " + ada + " does not have the role " + roleID(1) + " directly, so there is nothing to import",
	} {
		t.Run(strings.ReplaceAll(id, ":", "."), func(t *testing.T) {
			t.Parallel()
			acctest.Case(t, resource.TestCase{Steps: []resource.TestStep{{
				Config: config, ResourceName: roleAddr, ImportState: true, ImportStateId: id, ExpectError: acctest.Message(text),
			}}})
		})
	}
}
