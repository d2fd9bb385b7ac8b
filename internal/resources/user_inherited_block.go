// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// A block that an administrator has set goes with the person, not with the account: who gets a new
// account because the old one is replaced, or deleted and made anew, stays out. The plan cannot say so
// in the attribute, because the apply must come to the same plan without knowing the old user; so
// blocked is known after the apply, unless the configuration writes it.

// withInheritedBlock adds the block to a request for a new account.
func (r *userResource) withInheritedBlock(config, plan userModel, request client.CreateUserRequest) client.CreateUserRequest {
	if inherits := config.Blocked.IsNull() && r.data.People.InheritsBlock(plan.identifiers()); inherits {
		request.Blocked = &inherits
	}
	return request
}

// lostBlock warns when nobody could be made in place of a blocked account: the next run knows of no block any more.
func (r *userResource) lostBlock(config, plan userModel) diag.Diagnostics {
	if !config.Blocked.IsNull() || !r.data.People.InheritsBlock(plan.identifiers()) {
		return nil
	}
	return diag.Diagnostics{diag.NewAttributeWarningDiagnostic(path.Root("blocked"), "Block of a Deleted Account", fmt.Sprintf(
		"The account that the user %s had until now was blocked, and this run has deleted it or is about to. The next run makes a new "+
			"one, which nobody has blocked.\n\n"+
			"Write blocked = true before you apply again, unless the person is to be let in.", plan.subject()))}
}

// blockedIsGone warns of a blocked account that somebody has deleted, or a run that was interrupted before it made the
// new one: nobody would block that.
func blockedIsGone(prior userModel) diag.Diagnostics {
	if !prior.Blocked.ValueBool() {
		return nil
	}
	return diag.Diagnostics{diag.NewWarningDiagnostic("Blocked User Is Gone", fmt.Sprintf(
		"The user %s was blocked, and the account does not exist any more. Where the configuration makes it anew, the new account is open.\n\n"+
			"Write blocked = true before you apply, unless the person is to be let in.", who(prior.subject(), prior.ID.ValueString())))}
}

// arrived blocks a new account that turns out to have taken the place of a blocked one while it
// was made.
func (r *userResource) arrived(ctx context.Context, config, plan userModel, u *client.User) (*client.User, diag.Diagnostics) {
	if !config.Blocked.IsNull() {
		return u, nil
	}
	if !r.data.People.Arrive(u.ID, plan.identifiers()) || u.Blocked != nil && *u.Blocked {
		return u, nil
	}
	blocked, err := r.data.Client.Users.Update(ctx, u.ID, client.UpdateUserRequest{Blocked: client.Set(true)}, requestOptions(plan)...)
	if err != nil {
		return u, notBlocked(who(plan.subject(), u.ID))
	}
	return blocked, nil
}

// passBlockOn hands the block of a user who is about to be destroyed on to whoever takes the place,
// before anything is sent.
func (r *userResource) passBlockOn(ctx context.Context, state userModel, e people.Entry, planned plannedDestroy) diag.Diagnostics {
	// Where the new account was made first, the old one is destroyed by a plan made in this very run, as every
	// change of a roster is: but a roster destroys first.
	first := !r.inRoster && r.data.People.Planned(e.ID)
	if !first && !planned.Creates && e.Fate != people.Deletes {
		return nil // Nobody makes room.
	}
	blocked, diags := r.isBlocked(ctx, state, first || planned.Open)
	if !blocked {
		return diags
	}
	if planned.Late {
		diags.Append(lateReplacement(e, true, planned.Open, false)...)
	}
	if diags.HasError() {
		return diags
	}
	for _, id := range r.data.People.PassBlockOn(slices.Concat(planned.Wants, e.Holds), first) {
		if _, err := r.data.Client.Users.Update(ctx, id, client.UpdateUserRequest{Blocked: client.Set(true)},
			requestOptions(state)...); err != nil {
			diags.Append(notBlocked(id)...)
			continue
		}
		r.data.Users.Invalidate(id)
	}
	return diags
}

// isBlocked reports whether the user is blocked: as the plan saw it, or as it is at this moment where
// that decides about a new account.
func (r *userResource) isBlocked(ctx context.Context, state userModel, decides bool) (bool, diag.Diagnostics) {
	if state.Blocked.ValueBool() || !decides || r.data.Client == nil {
		return state.Blocked.ValueBool(), nil
	}
	u, err := r.data.Client.Users.Get(ctx, state.ID.ValueString())
	switch {
	case client.IsUserNotFound(err):
		return false, nil
	case err != nil:
		return false, diag.Diagnostics{apidiag.From(operation("read", state, state), err)}
	}
	return u.Blocked != nil && *u.Blocked, nil
}

func notBlocked(user string) diag.Diagnostics {
	return diag.Diagnostics{diag.NewAttributeWarningDiagnostic(path.Root("blocked"), "User Is Not Blocked", fmt.Sprintf(
		"The old account of the user %s was blocked, and the new one could not be blocked as well.\n\n"+
			"Set blocked = true, or block the user in the Auth0 dashboard.", user))}
}
