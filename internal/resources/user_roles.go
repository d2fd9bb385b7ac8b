// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

var userRolesDescription = `Owns all roles of one user: those that are not declared are removed, also on creation and also those that somebody else assigned.

Where several configurations share a user, use ` + "`auth0users_user_role`" + ` instead, which adds one role and leaves the others alone. Never use both for the
same user: each apply of the one undoes the other. The plan warns of it when both are in one configuration.

Roles that the user has within an organization, or through a group, are other things and not touched. New roles are assigned before others are removed, so that a
user never loses access half way; only when the user would have more than 50 roles at that moment, just enough of them are removed first.

Destroying the resource removes the roles from the user.

**Scopes:** ` + operations.Scopes(operations.ListUserRoles, operations.AssignUserRoles, operations.RemoveUserRoles) + `. With ` + operations.Scopes(operations.AssignRoleUsers) + ` roles of many users are assigned together.

**Requests:** plan of a new one 1 read of a user who exists, to tell which roles will be taken away (of 20 users in a plan at the most); create 1 read (2 with more than 99 roles; none for a user whom the same apply has made), plus 1 to assign and 1 to remove as needed; read 1; update 1 to assign and 1 to remove as needed;
delete 1. At most 50 roles go into one request. From ten such resources on, a plan reads the members of all roles of the tenant instead where that is cheaper:
1 for every 100 roles, and for each role 1 for every 100 members (see read_strategy of the provider).

` + rolesTogether + `

For hundreds of users, collect their IDs in a local value, such as ` + "`ids = auth0users_user.staff[*].id`" + `, and refer to that: for every reference to the users
themselves, the CLI reads all of them once more.

**Limits:** 50 roles per user; more are an error of the plan.

**Consistency:** Auth0 documents no promise; in all recorded traffic a read showed the writes before it. What is answered from the members of roles
may miss, for a moment, what somebody else has just changed; whatever they tell differently from the state is read from the user before the plan says so.`

// NewUserRoles is auth0users_user_roles.
func NewUserRoles() resource.Resource { return userRoles() }

func userRoles() *assignmentResource {
	return wholeResource(assignableRoles, userRolesDescription,
		"IDs of all roles of the user, such as `rol_aB3dE5fG7hI9jK1l`; at most 50. An empty set means that the user has no roles. "+
			"With the official provider they are `auth0_role.NAME.id`.")
}
