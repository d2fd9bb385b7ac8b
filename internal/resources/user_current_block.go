// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
)

// withCurrentBlock keeps a new password from lifting a block that nobody has written: the block is
// sent along as it is at this moment. An administrator may have set it since the plan was made, or so
// shortly before that the search index did not show it yet.
func (r *userResource) withCurrentBlock(
	ctx context.Context, config, state, plan userModel, patch client.UpdateUserRequest, now *client.User,
) (client.UpdateUserRequest, diag.Diagnostics) {
	if patch.Password.IsZero() || !config.Blocked.IsNull() {
		return patch, nil
	}
	u, err := r.nowOr(ctx, now, state)
	if err != nil {
		return patch, diag.Diagnostics{apidiag.From(operation("update", config, plan), err)}
	}
	patch.Blocked = client.Field[bool]{}
	if u.Blocked != nil && *u.Blocked {
		patch.Blocked = client.Set(true)
	}
	return patch, nil
}
