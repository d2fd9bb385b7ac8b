// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/validators"
)

var userPermissionDescription = `Grants one permission of an API to one user and leaves the user's other permissions alone, for configurations that share a user.

A permission that the user has already is taken over without complaint. One that the user has only through a role is granted directly as well. Destroying the
resource removes the direct grant, whoever made it first, unless another resource of the same apply, such as the new half of a replacement with ` + "`create_before_destroy`" + `, has it.

To own all direct permissions of a user, and remove those that nobody declared, use ` + "`auth0users_user_permissions`" + `. Never use both for the same user.

**Scopes:** ` + operations.Scopes(operations.ListUserPermissions, operations.AssignUserPermissions, operations.RemoveUserPermissions) + `.

**Requests:** create 1 to grant and 1 or more to read names and descriptions, read 1 or more, delete 1. The permissions of the user are read in pages of 100,
sorted by name, until the one is found; several such resources of one user share what a plan has read (unless read_strategy of the provider is direct).

**Limits:** 1,000 direct permissions per user.

**Consistency:** Auth0 documents no promise; in all recorded traffic a read showed the writes before it.`

// NewUserPermission is auth0users_user_permission.
func NewUserPermission() resource.Resource { return userPermission() }

func userPermission() *assignmentResource {
	return &assignmentResource{
		kind: assignablePermissions,
		schema: schema.Schema{
			MarkdownDescription: userPermissionDescription,
			Attributes: map[string]schema.Attribute{
				"id":      idAttribute("ID of the assignment: `user_id`, two colons, `resource_server_identifier`, two colons, `permission`."),
				"user_id": userIDAttribute("who gets the permission"),
				"resource_server_identifier": replacing("Identifier (audience) of the API that defines the permission, such as "+
					"`https://api.example.com/library`; 1 to 600 characters.", validators.Length(1, maxResourceIdentifier), validators.Bare()),
				"permission": replacing("Name of the permission, such as `read:books`; 1 to 280 characters.",
					validators.Length(1, maxPermissionName), validators.Bare()),
				"description":          computedText("Description of the permission; empty when it has none."),
				"resource_server_name": computedText("Name of the API."),
			},
		},
	}
}
