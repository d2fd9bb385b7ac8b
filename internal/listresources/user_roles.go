// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package listresources

import (
	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/resources"
)

// NewUserRoles lists auth0users_user_roles.
func NewUserRoles() list.ListResource {
	return &ofUsers{
		suffix:  "_user_roles",
		objects: "roles",
		description: describe("Lists the roles of users, one result for each user that has any.",
			operations.Scopes(operations.ListUsers, operations.ListUserRoles),
			"about 1 per 100 users, and 1 for each user."),
		listed: resources.ListedUserRoles,
	}
}
