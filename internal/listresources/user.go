// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package listresources

import (
	"github.com/hashicorp/terraform-plugin-framework/list"

	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
	"github.com/auth0users/terraform-provider-auth0users/internal/resources"
)

// NewUser lists auth0users_user.
func NewUser() list.ListResource {
	return &ofUsers{
		suffix:  "_user",
		objects: "users",
		description: describe("Lists users, to import those that a tenant has already.",
			operations.Scopes(operations.ListUsers),
			"about 1 per 100 users."),
		onePerUser: true,
		wholeUser:  true,
		listed:     resources.ListedUser,
	}
}
