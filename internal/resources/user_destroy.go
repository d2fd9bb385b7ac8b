// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/auth0users/terraform-provider-auth0users/internal/apidiag"
	"github.com/auth0users/terraform-provider-auth0users/internal/client"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
)

// planDestroy says what becomes of the user, and leaves the mark without which nothing is destroyed.
func (r *userResource) planDestroy(ctx context.Context, state userModel, was private, out privateWriter) diag.Diagnostics {
	entry := people.Entry{
		Object: r.data.People.NewObject(), Fate: fateOf(state.OnDestroy.ValueString()),
		ID: state.ID.ValueString(), Name: state.subject(), Holds: state.identifiers(),
	}
	mark := plannedDestroy{ID: entry.ID, Forget: r.data.People.IsApplied(entry.ID)}
	if !mark.Forget {
		mark.Saw = r.sawAtPlan(ctx, state, was)
	}
	diags := setJSON(ctx, out, destroyKey, mark)
	if mark.Forget {
		return diags // Another object of this very run has the user: see Delete.
	}
	diags.Append(clashing(entry, r.data.People.Record(entry))...)
	diags.Append(r.endsByLink(entry)...)
	diags.Append(r.guardDeletion(state.OnDestroy.ValueString(), who(entry.Name, entry.ID), "deleted")...)
	diags.Append(r.countLeaving(entry)...)
	diags.Append(r.preflightLeaving(entry)...)
	if !diags.HasError() {
		diags.Append(r.sayLeaving(entry)...)
	}
	return diags
}

// Delete does what on_destroy says, to the user whom the plan named and to nobody else. A user who is gone
// already is fine.
func (r *userResource) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	var state userModel
	resp.Diagnostics.Append(getUser(ctx, req.State.Raw, &state)...)
	planned, ok := plannedDestroyFrom(ctx, req.Private)
	if state.OnDestroy.ValueString() != destroyKeep {
		resp.Diagnostics.Append(r.data.RequireClient("delete a user")...)
	}
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(r.destroy(ctx, state, planned, ok, broughtInFrom(ctx, req.Private))...)
	}
	if resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(forgetPlan(ctx, resp.Private)...)
	}
}

func (r *userResource) destroy(ctx context.Context, state userModel, planned plannedDestroy, ok bool, imported broughtIn) diag.Diagnostics {
	id := state.ID.ValueString()
	defer r.data.UserTurns.Take(ctx, id)()
	entry := people.Entry{
		Fate: fateOf(state.OnDestroy.ValueString()), ID: id, Name: state.subject(), Holds: state.identifiers(),
		Replaces: planned.Creates,
	}
	if planned.Forget || planned.Adopts == id || r.data.People.IsApplied(id) {
		// The user stays with the other resource, and this one gets a new account: the block goes with both.
		var diags diag.Diagnostics
		if planned.Creates && planned.Adopts != id {
			diags = r.passBlockOn(ctx, state, entry, planned)
		}
		return append(diags, diag.NewWarningDiagnostic("User Has Another Resource", fmt.Sprintf(
			"Another resource has created, adopted or changed the user %s in this run, so destroying this one did nothing to the user. "+
				"The resource was only forgotten.", who(entry.Name, id))))
	}
	if diags := r.mayDestroy(ctx, state, entry, planned, ok); diags.HasError() {
		return diags
	}
	var diags diag.Diagnostics
	if entry.Fate == people.Deletes {
		diags.Append(r.staleEnd(ctx, state, planned, imported)...)
	}
	if !diags.HasError() {
		diags.Append(r.passBlockOn(ctx, state, entry, planned)...)
	}
	if diags.HasError() {
		return diags
	}
	switch entry.Fate {
	case people.Blocks:
		diags.Append(r.block(ctx, state, entry)...)
	case people.Deletes:
		diags.Append(r.delete(ctx, state, entry)...)
	}
	return diags
}

// mayDestroy refuses a destruction that the plan being applied did not announce.
func (r *userResource) mayDestroy(ctx context.Context, state userModel, e people.Entry, planned plannedDestroy, ok bool) diag.Diagnostics {
	if !ok || planned.ID != "" && planned.ID != e.ID || planned.ID == "" && !planned.Creates {
		return diag.Diagnostics{diag.NewErrorDiagnostic("User Was Not Planned To Be Destroyed", fmt.Sprintf(
			"The plan that is being applied does not say that the user %s is destroyed, so nothing was done.\n\n"+
				"Plan and apply again, and read what the new plan says about this user.", who(e.Name, e.ID)))}
	}
	if planned.Creates {
		if diags := stays(e, planned.Wants); diags.HasError() {
			return diags
		}
		if planned.Late {
			same := planned.Connection == state.ConnectionName.ValueString()
			if diags := lateReplacement(e, false, planned.Open, same); diags.HasError() {
				return diags
			}
		}
	}
	// The plan of a tainted user is that of a new one, which has not compared the connections.
	if planned.ID == "" && e.Fate != people.Forgets && planned.Connection != state.ConnectionName.ValueString() {
		if diags := r.checkExists(ctx, state, planned.Connection); diags.HasError() {
			return diags
		}
	}
	if why := (obstacle{reason: planned.Obstacle, holder: planned.Holder}).besides(e.ID); planned.Creates && why.stands() &&
		e.Fate != people.Forgets {
		return diag.Diagnostics{why.ofReplacement(who(e.Name, e.ID))}
	}
	// What the plan could not know: a tainted user looks like a new one, and a protection may have
	// been switched on since.
	diags := r.guardDeletion(state.OnDestroy.ValueString(), who(e.Name, e.ID), "deleted")
	if e.Fate != people.Forgets {
		diags.Append(limitExceeded(r.data.People.Refuse(e.Fate, e.ID, who(e.Name, e.ID)))...)
	}
	return diags
}

func (r *userResource) block(ctx context.Context, state userModel, e people.Entry) diag.Diagnostics {
	_, err := r.data.Client.Users.Update(ctx, e.ID, client.UpdateUserRequest{Blocked: client.Set(true)}, requestOptions(state)...)
	if err != nil && !client.IsUserNotFound(err) {
		return diag.Diagnostics{apidiag.From(operation("block", state, state), err)}
	}
	r.data.People.Ended(e.ID)
	return nil
}

func (r *userResource) delete(ctx context.Context, state userModel, e people.Entry) diag.Diagnostics {
	move := r.data.People.Begin(e.Holds)
	defer move.End()
	if err := r.data.Client.Users.Delete(ctx, e.ID); err != nil {
		diags := diag.Diagnostics{apidiag.From(operation("delete", state, state), err)}
		if e.Replaces {
			diags.Append(r.lostBlock(userModel{}, state)...)
		}
		return diags
	}
	r.data.People.Ended(e.ID)
	return nil
}
