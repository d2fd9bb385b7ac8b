// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/run"
)

// planningTakes bounds how long the planning of a user takes after its refresh: the CLI does the one
// right after the other, while other resources are planned beside it.
const planningTakes = time.Second

// protectTainted refuses, under deletion protection, to take what belongs to a user (belongings, as
// in "roles") from one who was read but is not planned to stay: the user is tainted, and what depends
// on it would be destroyed first. Before and after are the full IDs of the user in the state and in
// the plan; nothing is asked unless the latter is not known yet.
func protectTainted(ctx context.Context, data *run.Data, before, after types.String, belongings string) diag.Diagnostics {
	userID := before.ValueString()
	if data == nil || !data.DeletionProtection || userID == "" || !after.IsUnknown() {
		return nil
	}
	if _, read := data.People.Seen(userID); !read {
		return nil
	}
	end := time.NewTimer(planningTakes)
	defer end.Stop()
	look := time.NewTicker(planningTakes / 50)
	defer look.Stop()
	for !data.People.Planned(userID) {
		select {
		case <-look.C:
		case <-ctx.Done():
			return nil
		case <-end.C:
			return diag.Diagnostics{diag.NewErrorDiagnostic("User Is Protected From Deletion", fmt.Sprintf(
				"The user %s is to be replaced (its resource is tainted), and with it would go the %s. The provider's deletion_protection is on.\n\n"+
					"Run terraform untaint for the user, or set deletion_protection = false in the provider block for this run.", userID, belongings))}
		}
	}
	return nil
}
