// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

var userRoleDescription = `Gives one role to one user and leaves the user's other roles alone, for configurations that share a user.

A role that the user has already is taken over without complaint. Destroying the resource removes the role, whoever assigned it first,
unless another resource of the same apply, such as the new half of a replacement with ` + "`create_before_destroy`" + `, has it.

To own all roles of a user, and remove those that nobody declared, use ` + "`auth0users_user_roles`" + `. Never use both for the same user.

**Scopes:** ` + operations.Scopes(operations.ListUserRoles, operations.AssignUserRoles, operations.RemoveUserRoles) + `. With ` + operations.Scopes(operations.AssignRoleUsers) + ` roles of many users are assigned together.

**Requests:** create 2 (assign, then read name and description), read 1 for all
such resources of one user, delete 1. Where ten or more users have the same role, a plan reads the members of that role instead if that is cheaper: 1 for every 100
roles of the tenant, and 1 for every 100 members (see read_strategy of the provider).

` + rolesTogether + ` Several roles of one user are assigned with 1. Names and descriptions are then read from the tenant's roles, where that is less than 1 for each.

**Limits:** 50 roles per user.

**Consistency:** Auth0 documents no promise; in all recorded traffic a read showed the writes before it. What is answered from the members of roles
may miss, for a moment, what somebody else has just changed; whatever they tell differently from the state is read from the user before the plan says so.`

// NewUserRole is auth0users_user_role.
func NewUserRole() resource.Resource { return userRole() }

func userRole() *assignmentResource {
	return &assignmentResource{
		kind: assignableRoles,
		schema: schema.Schema{
			MarkdownDescription: userRoleDescription,
			Attributes: map[string]schema.Attribute{
				"id":          idAttribute("ID of the assignment: `user_id`, two colons, `role_id`."),
				"user_id":     userIDAttribute("who gets the role"),
				"role_id":     replacing("ID of the role, such as `rol_aB3dE5fG7hI9jK1l`.", validators.Length(1, maxRoleID), validators.Bare()),
				"name":        computedText("Name of the role."),
				"description": computedText("Description of the role; empty when it has none."),
			},
		},
	}
}
