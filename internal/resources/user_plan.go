// Copyright 2026 The terraform-provider-auth0users authors
// SPDX-License-Identifier: MPL-2.0

package resources

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/auth0users/terraform-provider-auth0users/internal/metadata"
	"github.com/auth0users/terraform-provider-auth0users/internal/people"
	"github.com/auth0users/terraform-provider-auth0users/internal/tfvalue"
)

// ModifyPlan is planUser for the framework, which has made of the proposed state what proposeUser makes of it.
func (r *userResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if r.data == nil {
		return // Nothing is configured, so nothing can be applied.
	}
	var config userModel
	var prior, plan *userModel
	if !req.State.Raw.IsNull() {
		prior = &userModel{}
		resp.Diagnostics.Append(getUser(ctx, req.State.Raw, prior)...)
	}
	if !req.Plan.Raw.IsNull() {
		plan = &userModel{}
		resp.Diagnostics.Append(getUser(ctx, req.Config.Raw, &config)...)
		resp.Diagnostics.Append(getUser(ctx, req.Plan.Raw, plan)...)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(r.planUser(ctx, config, prior, plan, req.Private, resp.Private)...)
	if plan != nil {
		resp.Diagnostics.Append(setUser(ctx, &resp.Plan.Raw, *plan)...)
	}
}

// planUser decides what the attributes that the configuration leaves out will be, says what
// happens to people, and refuses what would hurt the wrong one. Without a prior state a user is
// created, without a plan one is destroyed.
func (r *userResource) planUser(
	ctx context.Context, config userModel, prior, plan *userModel, was private, out privateWriter,
) diag.Diagnostics {
	switch {
	case plan == nil && prior == nil:
		return nil
	case plan == nil:
		return r.planDestroy(ctx, *prior, was, out)
	case prior == nil:
		return r.planCreate(ctx, config, plan, was, out)
	}
	return r.planChange(ctx, config, *prior, plan, was, out)
}

// planChange plans a change of the user, or the first half of a replacement that the change asks for.
func (r *userResource) planChange(
	ctx context.Context, config, state userModel, plan *userModel, prior private, out privateWriter,
) diag.Diagnostics {
	imported := broughtInFrom(ctx, prior)
	diags := planMovedPassword(config, state, plan)
	planUnwritten(config, state, plan, imported)
	planMetadata(config, state, plan, imported)
	plan.AdoptedUserID = state.AdoptedUserID
	seen, _ := r.data.People.Seen(state.ID.ValueString())
	diags.Append(warnTakeover(state, *plan, seen)...)
	diags.Append(r.warnProfileSize(state, *plan, seen)...)

	planned := plannedObject{
		Object: r.data.People.NewObject(), ID: state.ID.ValueString(), Name: state.subject(), Connection: state.ConnectionName.ValueString(),
		OnDestroy: state.OnDestroy.ValueString(), Holds: state.identifiers(), Replaces: replaces(config, state),
		Blocked: state.Blocked.ValueBool(),
	}
	diags.Append(setJSON(ctx, out, objectKey, planned)...)
	if planned.Replaces {
		diags.Append(r.planReplacement(ctx, config, state, *plan, planned, prior)...)
		return diags
	}
	entry := people.Entry{
		Object: planned.Object, Fate: people.Keeps, ID: planned.ID, Name: planned.Name, Holds: planned.Holds,
		Wants: afterwards(state, *plan).identifiers(),
	}
	entry.Blocked, entry.Unblocked = blockChange(state, *plan)
	entry.BlockLater = config.Blocked.IsUnknown()
	diags.Append(r.clashesBesides(entry, r.data.People.Record(entry))...)
	diags.Append(r.endsByLink(entry)...)
	diags.Append(requireRemaining(state, *plan)...)
	if !r.inRoster {
		diags.Append(warnFirstPassword(config, state, *plan)...)
	}
	diags.Append(r.preflightChange(ctx, config, state, *plan, imported)...)
	diags.Append(sayLateBlock(entry, state.Blocked.ValueBool())...)
	return append(diags, r.sayBlockChange(entry)...)
}

// afterwards is the user as the plan leaves it, with the ID that the plan may not repeat.
func afterwards(state, plan userModel) userModel {
	plan.ID = state.ID
	return plan
}

func isFalse(b types.Bool) bool { return !b.IsNull() && !b.IsUnknown() && !b.ValueBool() }

// guardDeletion is the provider's deletion_protection.
func (r *userResource) guardDeletion(onDestroy, subject, fate string) diag.Diagnostics {
	if !r.data.DeletionProtection || fateOf(onDestroy) != people.Deletes {
		return nil
	}
	return diag.Diagnostics{diag.NewErrorDiagnostic("User Is Protected From Deletion", fmt.Sprintf(
		"The user %s would be %s, and the provider's deletion_protection is on.\n\n"+
			"If that is intended, set deletion_protection = false in the provider block for this run. To remove the user from Terraform only, %s",
		subject, fate, forgetOnly))}
}

const forgetOnly = "use a removed block, or apply on_destroy = \"keep\" first. A user whose resource is tainted is " +
	"freed with the command untaint."

// planCreate plans a new user, or the adoption of one, or the second half of a replacement.
func (r *userResource) planCreate(
	ctx context.Context, config userModel, plan *userModel, prior private, out privateWriter,
) diag.Diagnostics {
	planUnwrittenOnCreate(config, plan)
	diags := requireIdentifier(*plan)
	diags.Append(r.warnProfileSize(userModel{}, *plan, people.Seen{})...)
	old, replacing := plannedObjectFrom(ctx, prior)
	object := old.Object
	if !replacing {
		object = r.data.People.NewObject()
	}
	wants := plan.identifiers()
	adopted, found := r.planAdoption(ctx, config, plan)
	diags.Append(found...)
	if adopted != nil && adopted.ID != old.ID && r.data.People.Held(adopted.ID) {
		return append(diags, adoptsHeld(who(plan.subject(), adopted.ID)))
	}
	if replacing {
		diags.Append(r.planReplaced(old, config, *plan, adopted)...)
	}
	entry := people.Entry{Object: object, Fate: people.Creates, Name: plan.subject(), Wants: wants}
	if adopted != nil {
		is := userFromAPI(userModel{}, adopted)
		entry.Fate, entry.ID, entry.Holds = people.Adopts, adopted.ID, is.identifiers()
		entry.Blocked, entry.Unblocked = blockChange(is, *plan)
		entry.BlockLater = config.Blocked.IsUnknown()
		diags.Append(sayLateBlock(entry, is.Blocked.ValueBool())...)
	}
	diags.Append(clashing(entry, r.data.People.Record(entry))...)
	diags.Append(r.endsByLink(entry)...)
	var first obstacle
	if !diags.HasError() {
		var replaced *plannedObject
		if replacing {
			replaced = &old
		}
		var said diag.Diagnostics
		said, first = r.preflightArrival(ctx, config, *plan, adopted, replaced)
		diags.Append(said...)
	}
	diags.Append(r.sayBlockChange(entry)...)
	diags.Append(setJSON(ctx, out, destroyKey, plannedDestroy{
		ID: old.ID, Creates: true, Open: config.Blocked.IsNull(), Connection: plan.ConnectionName.ValueString(), Adopts: entry.ID, Wants: wants,
		Late: config.isLate(), Obstacle: first.reason, Holder: first.holder,
	})...)
	return diags
}

// replaces reports whether the plan deletes the user and creates another one.
func replaces(config, state userModel) bool {
	return !state.ConnectionName.IsNull() && !config.ConnectionName.Equal(state.ConnectionName) ||
		!config.UserID.IsNull() && (config.UserID.IsUnknown() || !tfvalue.SameUserID(config.UserID.ValueString(), state.UserID.ValueString()))
}

// changesPassword reports whether the update sends a password.
func changesPassword(config, state, plan userModel) bool {
	if !config.Password.IsNull() {
		return !plan.Password.Equal(state.Password)
	}
	return !config.PasswordWO.IsNull() && !plan.PasswordWOVersion.Equal(state.PasswordWOVersion)
}

// warnFirstPassword says whose own password the first one of the configuration replaces: that of a user who was
// imported, or moved here from another provider.
func warnFirstPassword(config, state, plan userModel) diag.Diagnostics {
	ours := !state.PasswordWOVersion.IsNull() || !state.Password.IsNull() && !holdsUnknownPassword(state)
	if ours || !changesPassword(config, state, plan) {
		return nil
	}
	attribute := "password_wo_version"
	if !config.Password.IsNull() {
		attribute = "password"
	}
	return diag.Diagnostics{passwordReplaced(attribute, who(state.subject(), state.ID.ValueString()), ": the state knows of none that "+
		"Terraform has set")}
}

// planMetadata keeps what an import brought in: keys that the configuration has
// not declared since belong to others and are not planned away.
func planMetadata(config, state userModel, plan *userModel, imported broughtIn) {
	for _, a := range userMetadata {
		written, stored, planned := *a.of(&config), *a.of(&state), a.of(plan)
		switch {
		case written.IsUnknown():
		case written.IsNull() && imported[a.name]:
			*planned = stored
		case written.IsNull():
			*planned = tfvalue.MetadataNull()
		case imported[a.name] && !plan.ownsAllMetadata() && !stored.IsNull() && declaredHolds(written.Object(), stored.Object()):
			*planned = stored
		}
	}
}

// declaredHolds reports whether every key of declared has that value in stored.
func declaredHolds(declared, stored metadata.Object) bool {
	return metadata.Equal(metadata.Project(stored, declared), declared)
}

// warnTakeover names the keys that a switch to full ownership removes: they are
// not in state, so the plan itself cannot show them.
func warnTakeover(state, plan userModel, seen people.Seen) diag.Diagnostics {
	title, text := "Keys Will Be Removed", "With metadata_ownership = \"full\" this apply removes the keys of %s that are not in the "+
		"configuration of user %s: now %s, and any that is added until then.\n\n"+
		"Add them to the configuration to keep them."
	if plan.MetadataOwnership.IsUnknown() {
		title, text = "Keys May Be Removed", "The value of metadata_ownership is only known after apply. If it is \"full\", this apply removes "+
			"the keys of %s that are not in the configuration of user %s: now %s, and any that is added until then.\n\n"+
			"Add them to the configuration to keep them, or write metadata_ownership as a value that is known."
		plan.MetadataOwnership = types.StringValue(ownershipFull)
	}
	var diags diag.Diagnostics
	for _, a := range userMetadata {
		if !takesOver(state, *a.of(&state), plan, *a.of(&plan)) {
			continue
		}
		var lost []string
		for _, k := range *a.foreign(&seen) {
			if _, declared := a.of(&plan).Object()[k]; !declared {
				lost = append(lost, k)
			}
		}
		if len(lost) > 0 {
			diags.AddAttributeWarning(path.Root(a.name), title, fmt.Sprintf(text, a.name, state.subject(), strings.Join(lost, ", ")))
		}
	}
	return diags
}
