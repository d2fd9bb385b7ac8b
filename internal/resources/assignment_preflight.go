// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/auth0users/terraform-provider-auth0users/internal/assignment"
	"github.com/auth0users/terraform-provider-auth0users/internal/client/operations"
)

// preflight finds out which scopes the change from before to after, of which either may be nil, asks for. What
// is not known yet, an ID or the items, asks for nothing. A user who exists may have all that a new
// resource is to give, and then nothing is sent: that is no more than a warning.
func (r *assignmentResource) preflight(ctx context.Context, before, after *assignmentModel) diag.Diagnostics {
	if r.data.Preflight == nil {
		return nil
	}
	var has, wants []assignment.Item
	if before != nil {
		has = before.items
	}
	if after != nil {
		wants = after.items
	}
	replaced := before != nil && after != nil && !slices.Equal(before.key, after.key)
	var needs []*operations.Operation
	if !r.whole && before == nil && after != nil {
		needs = append(needs, r.kind.assigning) // Whatever it is, and whoever gets it.
	}
	for _, step := range assignment.Plan(has, wants, r.kind.limits) {
		if step.Remove {
			needs = append(needs, r.kind.removing)
		} else {
			needs = append(needs, r.kind.assigning)
		}
	}
	if replaced && len(has) > 0 {
		needs = append(needs, r.kind.removing)
	}
	diags := r.overLimit(before, after)
	diags.Append(r.takenOnCreation(ctx, before, after)...)
	if after != nil {
		diags.Append(r.missingAhead(ctx, assignment.Without(append(wants, after.late...), has))...)
	}
	diags.Append(outOfReach(r.data)...)
	if before == nil {
		diags.Append(needsScopesLater(r.data, r.kind.reading)...)
	}
	if r.whole && before == nil && after.key != nil {
		return append(diags, mayNeedScopes(r.data, needs...)...)
	}
	return append(diags, requireScopes(r.data, needs...)...)
}
