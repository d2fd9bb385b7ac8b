// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package listresources

import (
	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/resources"
)

// NewUserPermission lists auth0users_user_permission.
func NewUserPermission() list.ListResource {
	return &ofUsers{
		suffix:  "_user_permission",
		objects: "permissions",
		description: describe("Lists single permissions of users, one result for each direct permission of each user.",
			operations.Scopes(operations.ListUsers, operations.ListUserPermissions),
			"about 1 per 100 users, and 1 for each user (more for one with over 99 permissions)."),
		listed: resources.ListedUserPermission,
	}
}
