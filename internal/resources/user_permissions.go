// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

var userPermissionsDescription = `Owns all permissions that one user has been granted directly: those that are not declared are removed, also on creation and also those
that somebody else granted.

Where several configurations share a user, use ` + "`auth0users_user_permission`" + ` instead, which adds one permission and leaves the others alone. Never use both for
the same user: each apply of the one undoes the other. The plan warns of it when both are in one configuration.

Permissions that the user has through a role are not touched, and need not be declared. New permissions are granted before others are removed, so that a user never
loses access half way; only when the user would have more than 1,000 permissions at that moment, just enough of them are removed first.

Destroying the resource removes the permissions from the user.

**Scopes:** ` + operations.Scopes(operations.ListUserPermissions, operations.AssignUserPermissions, operations.RemoveUserPermissions) + `.

**Requests:** plan of a new one and create 1 read each per 100 permissions that the user has (the plan tells which will be taken away, of 20 users at the most; none for a user whom the same apply makes), plus 1 for every 50 permissions to add or to remove; read 1 per 100 permissions;
update and delete 1 for every 50 permissions to add or to remove.

**Limits:** 1,000 direct permissions per user; more are an error of the plan.

**Consistency:** Auth0 documents no promise; in all recorded traffic a read showed the writes before it.`

// NewUserPermissions is auth0users_user_permissions.
func NewUserPermissions() resource.Resource { return userPermissions() }

func userPermissions() *assignmentResource {
	return wholeResource(assignablePermissions, userPermissionsDescription,
		"All direct permissions of the user; at most 1,000. An empty set means that the user has none. Each is an object of "+
			"`name`, the name of the permission, such as `read:books` (1 to 280 characters), and `resource_server_identifier`, "+
			"the identifier (audience) of the API that defines it, such as `https://api.example.com/library` (1 to 600 characters).")
}
