// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package listresources

import (
	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/resources"
)

// NewUserPermissions lists auth0users_user_permissions.
func NewUserPermissions() list.ListResource {
	return &ofUsers{
		suffix:  "_user_permissions",
		objects: "permissions",
		description: describe("Lists the direct permissions of users, one result for each user that has any.",
			operations.Scopes(operations.ListUsers, operations.ListUserPermissions),
			"about 1 per 100 users, and 1 for each user (more for one with over 99 permissions)."),
		listed: resources.ListedUserPermissions,
	}
}
